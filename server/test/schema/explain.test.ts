import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { SchemaId } from '../../src/schema/catalogue.ts';
import { explain } from '../../src/schema/explain.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { schemas } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { projectFiles } from '../../src/testkit/project.ts';

const problems = (schema: JsonSchema, yaml: string): string[] => {
  const [root] = parse({ path: 'x', text: yaml, language: 'yaml' }).roots;
  assert.ok(root);
  return explain(schema, root).map(
    (problem) =>
      `${problem.code}${problem.key ? ` ${problem.key}` : ''}${problem.suggestion ? ` → ${problem.suggestion}` : ''}`,
  );
};

describe('explaining schema violations', () => {
  const status: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['status'],
    properties: { status: { enum: ['draft', 'active'] }, title: { type: 'string' } },
  };

  it('says one thing for one mistake', () => {
    assert.deepEqual(problems(status, 'status: activ\n'), ['enum → active']);
    assert.deepEqual(
      problems(status, 'statsu: active\n'),
      ['unknown-key statsu → status'],
      'the misspelt key explains the missing one',
    );
    assert.deepEqual(problems(status, 'title: x\n'), ['required status']);
    assert.deepEqual(problems(status, 'status: draft\ntitle: 1\n'), ['type']);
  });

  it('speaks of the branch that was meant, by its constant', () => {
    const schema: JsonSchema = {
      oneOf: [
        {
          type: 'object',
          required: ['type', 'host'],
          properties: { type: { const: 'postgres' }, host: { type: 'string' }, port: { type: 'integer' } },
        },
        {
          type: 'object',
          required: ['type', 'bucket'],
          properties: { type: { const: 's3' }, bucket: { type: 'string' } },
        },
      ],
    };
    assert.deepEqual(problems(schema, 'type: postgres\nhost: a\nport: x\n'), ['type']);
    assert.deepEqual(problems(schema, 'type: s3\n'), ['required bucket']);
  });

  it('speaks of the branch that was meant, by its kind of value', () => {
    const schema: JsonSchema = {
      oneOf: [
        { type: 'string' },
        { type: 'object', required: ['value'], additionalProperties: false, properties: { value: { type: 'string' } } },
      ],
    };
    assert.deepEqual(problems(schema, '{valeu: x}\n'), ['unknown-key valeu → value']);
    assert.deepEqual(problems(schema, '3\n'), ['type']);
  });

  it('puts together what all branches want of the value itself', () => {
    const schema: JsonSchema = { anyOf: [{ enum: ['a', 'b'] }, { enum: ['c'] }] };
    const [root] = parse({ path: 'x', text: 'd\n', language: 'yaml' }).roots;
    assert.ok(root);
    assert.deepEqual(explain(schema, root)[0]?.expected, ['a', 'b', 'c']);
    assert.deepEqual(problems({ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, 'c: 1\n'), ['required-any']);
  });

  it('knows keys that other parts of the schema allow', () => {
    const schema: JsonSchema = {
      unevaluatedProperties: false,
      properties: { a: {} },
      allOf: [{ properties: { description: {} } }, { if: { required: ['a'] }, then: { properties: { owner: {} } } }],
    };
    assert.deepEqual(problems(schema, 'a: 1\nowner: x\ndescripton: y\n'), ['unknown-key descripton → description']);
  });

  it('says nothing of an alias without an anchor: the syntax error is all there is to say', () =>
    assert.deepEqual(problems({ type: 'string' }, '*x\n'), []));
});

describe('blanks of an agreement', () => {
  const agreement = (text: string): string[] =>
    problems(
      schemas.schema('agreement'),
      `apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\nversion: "1"\ntitle: T\nstatus: draft\n${text}`,
    );

  it('are places to be filled in wherever null may stand', () => {
    for (const blank of ['', '""', '[]', '{}'])
      for (const text of [
        'term: {start: X}',
        'review: {interval: X}',
        'onwardSharing: {rule: X}',
        'rights: X',
        'legalGateway: X',
      ])
        assert.deepEqual(agreement(`${text.replace('X', blank)}\n`), [], text);
  });

  it('are still wrong where something must be written, and in other formats', () => {
    assert.deepEqual(agreement('processors: [{}]\nterm: {start: " x"}\n'), ['format']);
    assert.deepEqual(agreement('').length, 0);
    assert.deepEqual(
      problems(
        schemas.schema('agreement'),
        'apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\nversion: "1"\ntitle: []\nstatus: ""\n',
      ),
      ['type', 'enum'],
    );
    assert.deepEqual(problems({ type: ['string', 'null'], format: 'date' }, '""\n'), ['format']);
  });
});

describe('ajv and the explainer', () => {
  const seeds: [SchemaId, string][] = [];
  for (const [path, text] of projectFiles('council-tax')) {
    if (path.startsWith('agreements/')) seeds.push(['agreement', text]);
    if (path.startsWith('standards/') && path.endsWith('.yaml')) seeds.push(['standard', text]);
    if (path.startsWith('contracts/')) seeds.push(['odcs-3.0.2', text], ['odcs-3.1.0', text]);
    if (path.endsWith('.schema.json'))
      seeds.push(['json-schema-draft-07', text], ['json-schema-draft-04', text], ['json-schema-2020-12', text]);
    if (path === '.concordat.yaml') seeds.push(['configuration', text]);
    if (path.startsWith('codelists/')) seeds.push(['codelist', text]);
  }

  const term = '{term: Claimant, abbreviation: clmt, definition: Person who applies., synonyms: [Applicant]}';
  seeds.push(['glossary', `apiVersion: concordat/v1\nkind: Glossary\ntitle: Words\nterms: [${term}, {term: Award}]\n`]);

  for (const [id, text] of seeds) {
    it(`agree on ${id} and 300 mutations of a document`, () => {
      const original = toValue(parse({ path: 'x', text, language: 'yaml' }).roots[0]);
      let invalid = 0;
      for (const mutated of mutationsOf(original, 300, 7, schemas.schema(id))) {
        const yaml = stringify(mutated, { version: '1.2' });
        const [root] = parse({ path: 'x', text: yaml, language: 'yaml' }).roots;
        assert.ok(root);
        const valid = schemas.isValid(id, toValue(root));
        const said = explain(schemas.schema(id), root);
        assert.equal(
          said.length === 0,
          valid,
          `${yaml}\n${JSON.stringify(said.map(({ code, key, expected }) => [code, key, expected]))}`,
        );
        if (!valid) invalid++;
      }
      assert.ok(invalid > 50, `mutations break the schema (${invalid})`);
    });
  }

  it('do not count the keys of a condition that fails as evaluated', () => {
    const condition: JsonSchema = {
      if: { properties: { a: { type: 'integer' } } },
      then: {},
      unevaluatedProperties: false,
    };
    assert.deepEqual(problems(condition, 'a: 1\n'), []);
    assert.deepEqual(problems(condition, 'a: x\n'), ['unknown-key a']);
  });

  it('agree on random documents of random small schemas', function () {
    // It compiles hundreds of schemas; a machine with other work takes its time.
    this.timeout(120_000);
    const leaf = fc.constantFrom<JsonSchema>(
      { type: 'string' },
      { type: 'integer' },
      { enum: ['a', 1] },
      { const: 'a' },
      { type: 'string', minLength: 2 },
      { type: ['string', 'null'] },
      { pattern: '^a' },
      { minimum: 1 },
    );
    const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record(
          {
            properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3 }),
            required: fc.subarray(['a', 'b']),
            additionalProperties: fc.boolean(),
          },
          { requiredKeys: ['properties'] },
        ),
        fc.record({ items: tie('schema'), minItems: fc.constant(1) }, { requiredKeys: ['items'] }),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
        fc.record({
          allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          unevaluatedProperties: fc.constant(false as const),
        }),
        // No keys in the condition: ajv counts the keys that a condition has looked at as evaluated even where the condition fails.
        fc.record({ if: fc.oneof(leaf, fc.constant({ required: ['a'] })), then: tie('schema'), else: tie('schema') }),
      ),
    }));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('a', 'ab', '', 1, 0, null, true, 1.5),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
      ),
    }));
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    fc.assert(
      fc.property(schema, value, (one, document) => {
        const [root] = parse({ path: 'x', text: JSON.stringify(document), language: 'json' }).roots;
        assert.ok(root);
        assert.equal(
          explain(one, root).length === 0,
          ajv.validate(one as object, document),
          JSON.stringify([one, document]),
        );
      }),
      // A fixed seed: a new one may find a mistake of ajv's, and not every build should ask for it.
      { numRuns: 2000, seed: 20_261_121 },
    );
  });
});
