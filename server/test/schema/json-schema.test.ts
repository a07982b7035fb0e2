import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import { DRAFTS, type Draft } from '../../src/model/formats/json-schema/drafts.ts';
import { schemas } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { projectFiles } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);

type MetaSchema = { properties: Record<string, object> };

/**
 * The official meta-schemas, as ajv and ajv-draft-04 carry them. Formats are not asserted, as the drafts leave that open. Slips of the carried
 * copies are put right: draft-07 only recommends that `enum` has distinct items and at least one, and knows `writeOnly`; draft-04 says in
 * words that `format` is a text, and leaves `$ref` to the draft on JSON Reference.
 */
function officialValidator(draft: Draft): (schema: unknown) => boolean {
  const options = { strict: false, validateFormats: false };
  const carried = (path: string): MetaSchema => structuredClone(require(path)) as MetaSchema;
  const bySchema = (ajv: Ajv2019 | Ajv2020) => (schema: unknown) => ajv.validateSchema(schema as never) === true;
  const compiled = (ajv: Ajv, { $id, id, ...meta }: MetaSchema & { $id?: string; id?: string }) => {
    const validate = ajv.compile({
      ...meta,
      ...($id && { $id: 'https://meta.example/schema' }),
      ...(id && { id: 'https://meta.example/schema' }),
      $schema: undefined,
    });
    return (schema: unknown): boolean => validate(schema);
  };
  switch (draft) {
    case 'draft-04': {
      const Draft04 = (AjvDraft04 as unknown as { default: new (options: object) => Ajv }).default;
      const meta = carried('ajv-draft-04/dist/refs/json-schema-draft-04.json');
      meta.properties.format = { type: 'string' };
      meta.properties.$ref = { type: 'string' };
      return compiled(new Draft04(options), meta);
    }
    case 'draft-06':
      return compiled(new Ajv(options), carried('ajv/dist/refs/json-schema-draft-06.json'));
    case 'draft-07': {
      const meta = carried('ajv/dist/refs/json-schema-draft-07.json');
      meta.properties.enum = { type: 'array', items: true };
      meta.properties.writeOnly = { type: 'boolean' };
      return compiled(new Ajv(options), meta);
    }
    case '2019-09':
      return bySchema(new Ajv2019(options));
    case '2020-12':
      return bySchema(new Ajv2020(options));
  }
}

/** Uses every keyword, so that mutations reach them all. */
const WIDE = {
  title: 'x',
  description: 'x',
  type: ['object', 'null'],
  default: {},
  examples: [1],
  enum: [1, 2],
  const: 1,
  multipleOf: 2,
  maximum: 3,
  minimum: 1,
  exclusiveMaximum: 3,
  exclusiveMinimum: 1,
  maxLength: 3,
  minLength: 1,
  pattern: '^x$',
  format: 'date',
  items: { type: 'string' },
  additionalItems: { type: 'string' },
  contains: {},
  maxItems: 2,
  minItems: 1,
  uniqueItems: true,
  maxContains: 2,
  minContains: 1,
  maxProperties: 2,
  minProperties: 1,
  required: ['a'],
  properties: { a: { $ref: '#/definitions/b' } },
  patternProperties: { '^x': {} },
  additionalProperties: { type: 'string' },
  propertyNames: { minLength: 1 },
  dependencies: { a: ['b'], b: {} },
  dependentRequired: { a: ['b'] },
  dependentSchemas: { a: {} },
  unevaluatedProperties: {},
  unevaluatedItems: {},
  prefixItems: [{}],
  definitions: { b: {} },
  $defs: { c: {} },
  $anchor: 'a',
  $comment: 'x',
  allOf: [{}],
  anyOf: [{}],
  oneOf: [{}],
  not: {},
  if: {},
  then: {},
  else: {},
  readOnly: true,
  writeOnly: true,
  deprecated: true,
  contentMediaType: 'x',
  contentEncoding: 'x',
  contentSchema: {},
};

describe('our schema of JSON Schema and the official meta-schemas', () => {
  const seeds = [WIDE, JSON.parse(projectFiles('council-tax').get('standards/claim.schema.json') ?? '{}')].map(
    ({ $schema: _, $id: __, ...schema }) => schema,
  );
  for (const draft of DRAFTS) {
    it(`agree on ${draft}`, () => {
      const official = officialValidator(draft);
      let valid = 0;
      let invalid = 0;
      for (const [index, seed] of seeds.entries()) {
        for (const mutated of [seed, ...mutationsOf(seed, 600, 11 + index, schemas.schema(`json-schema-${draft}`))]) {
          const verdict = official(mutated);
          const ours = schemas.isValid(`json-schema-${draft}`, mutated);
          assert.equal(
            ours,
            verdict,
            JSON.stringify(
              Object.entries(mutated as object).filter(
                ([key, value]) => JSON.stringify(value) !== JSON.stringify((seed as Record<string, unknown>)[key]),
              ),
            ),
          );
          if (verdict) valid++;
          else invalid++;
        }
      }
      assert.ok(valid > 40 && invalid > 40, `${valid} valid, ${invalid} invalid`);
    });
  }
});
