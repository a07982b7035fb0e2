import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { parse } from '../../src/syntax/parse.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { checkFiles, sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

const NOW = '2026-11-21' as IsoDate;

const read = (text: string, path = 'a.yaml') => readFile(parse(sourceOf(path, text))).documents[0];
const format = (text: string, path?: string): string => {
  const detection = read(text, path)?.detection;
  return detection ? `${detection.adapter.id}, ${detection.confidence}` : 'nothing';
};
/** `rule:message at line: text` of the structural findings. */
const structure = (text: string, path = 'a.yaml'): string[] =>
  checkFiles([[path, text]], NOW)
    .findings.filter(({ rule }) => rule.startsWith('structure/'))
    .map(({ rule, messageId, span }) => `${rule.slice(10)}:${messageId} ${text.slice(span.start, span.end)}`);

const TABLE = '$schema: https://datapackage.org/profiles/2.0/tableschema.json\n';

describe('Table Schema: recognition', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'a profile in $schema': [`${TABLE}fields: []\n`, 'table-schema, certain'],
    'an older profile': [
      '$schema: https://frictionlessdata.io/schemas/table-schema.json\nfields: []\n',
      'table-schema, certain',
    ],
    constraints: ['fields: [{name: a, constraints: {required: true}}]\n', 'table-schema, certain'],
    'a primary key': ['fields: [{name: a}]\nprimaryKey: a\n', 'table-schema, certain'],
    'a type of its own': ['fields: [{name: a, type: geopoint}]\n', 'table-schema, certain'],
    'a concept': ['fields: [{name: a, rdfType: http://schema.org/identifier}]\n', 'table-schema, certain'],
    'names and types alone': ['fields: [{name: a, type: string, description: x}]\n', 'table-schema, likely'],
    'a table with example files': [
      'fields: [{name: a, constraints: {unique: true}}]\nresources: [{name: x, path: x.csv}]\n',
      'table-schema, certain',
    ],
    'names alone': ['fields: [{name: a}, {name: b}]\n', 'nothing'],
    'an Avro record': ['type: record\nname: R\nfields: [{name: a, type: string}]\n', 'nothing'],
    'an Avro union': ['type: record\nname: R\nfields: [{name: a, type: ["null", string]}]\n', 'nothing'],
    'a Spark struct': ['type: struct\nfields: [{name: a, type: string, nullable: true, metadata: {}}]\n', 'nothing'],
    'a BigQuery table': ['fields: [{name: a, type: STRING, mode: NULLABLE}]\n', 'nothing'],
    'a form': ['title: Apply\nfields: [{name: a, label: Name, type: string, widget: text}]\n', 'nothing'],
    'an index mapping': ['fields: [{name: a, type: keyword}]\n', 'nothing'],
    'a Kubernetes kind': ['kind: Thing\nfields: [{name: a, constraints: {required: true}}]\n', 'nothing'],
    'JSON-LD': ['"@context": x\nfields: [{name: a, constraints: {required: true}}]\n', 'nothing'],
    'a JSON Schema': [
      '$schema: http://json-schema.org/draft-07/schema#\nfields: [{name: a, type: string}]\n',
      'json-schema, certain',
    ],
    'fields without names': ['fields: [{field: a, constraints: {required: true}}]\n', 'nothing'],
    'a map of fields': ['fields: {a: {name: a, constraints: {required: true}}}\n', 'nothing'],
  };
  for (const [title, [text, expected]] of Object.entries(cases)) it(title, () => assert.equal(format(text), expected));
});

describe('Table Schema: model', () => {
  const text = `name: claims
title: Claims
description: Decided applications.
version: 1.2
countryCode: FR
contributors: [{title: Agence, role: author, email: a@b.example}, {title: Ministère, role: publisher, path: https://m.example}]
gov:classification: {scheme: uk-gscp, value: OFFICIAL}
fields:
  - name: id
    type: string
    constraints: {required: true, pattern: "^[0-9]+$"}
    rdfType: http://schema.org/identifier
    example: 12
  - name: decided
    type: date
    format: fmt:%d.%m.%Y
  - {name: rating, type: integer, categories: [{value: 1, label: low}, {value: 2}], constraints: {enum: [9], minimum: 1}}
  - {name: place, type: geopoint, format: default, unit: m, "gov:personalData": none}
  - {name: group, type: list, constraints: {enum: [a, b]}, "gov:codeList": groups.yaml}
  - {type: no such, name: 7}
primaryKey: [id]
`;
  const standard = () => read(text)?.lowered.standards[0];
  const field = (name: string) => standard()?.entities[0]?.fields.find((one) => one.name === name);

  it('the standard: identity, owner by the strongest role, language of the practice', () => {
    const whole = standard();
    assert.equal(whole?.id?.value, 'claims');
    assert.equal(whole?.version?.value, '1.2');
    assert.equal(whole?.jurisdiction, 'fr');
    assert.deepEqual(whole?.languages, ['fr']);
    assert.deepEqual(whole?.marks.owner?.value, { role: 'publisher', name: 'Ministère', contact: 'https://m.example' });
    assert.equal(whole?.marks.classification?.value.value, 'OFFICIAL');
    assert.equal(whole?.entities[0]?.name, 'claims');
  });

  it('who only wrote a schema is not taken for a holder of data', () => {
    const held = (head: string) =>
      read(`${TABLE}${head}fields: [{name: a}]\n`)?.lowered.standards[0]?.describesHeldData;
    assert.equal(held('contributors: [{title: A. Person, role: author}]\n'), false);
    assert.equal(held('contributors: [{title: Ministry, role: publisher}]\n'), undefined);
    assert.equal(held('contributors: [{title: A. Person, role: author}]\ngov:owner: Ministry\n'), undefined);
  });

  it('fields: types, formats, keys, codes, marks', () => {
    assert.equal(field('id')?.type?.value, 'string');
    assert.equal(field('id')?.key, true);
    assert.equal(field('id')?.required, true);
    assert.equal(field('id')?.pattern?.value, '^[0-9]+$');
    assert.equal(field('id')?.marks.concept?.value, 'http://schema.org/identifier');
    assert.equal(field('id')?.describedElsewhere, true);
    assert.deepEqual(
      field('id')?.examples.map(({ value }) => value),
      [12],
    );
    assert.equal(field('decided')?.format?.value, '%d.%m.%Y');
    assert.deepEqual(
      field('rating')?.codeList?.codes.map(({ value, label }) => [value.value, label]),
      [
        [1, 'low'],
        [2, undefined],
      ],
    );
    assert.equal(field('rating')?.minimum, 1);
    assert.equal(field('place')?.type?.value, 'geometry');
    assert.equal(field('place')?.format, undefined);
    assert.equal(field('place')?.marks.unit?.value, 'm');
    assert.equal(field('place')?.marks.personalData?.value.identifiability, 'none');
    assert.equal(field('group')?.type?.value, 'array');
    assert.equal(field('group')?.codeList?.reference?.value, 'groups.yaml');
    assert.equal(field('7')?.type, undefined);
  });

  it('takes anything anywhere', () => {
    for (const damaged of ['fields', 'constraints', 'contributors', 'categories', 'primaryKey', 'title'])
      for (const value of ['', '[]', '{}', 'x', '[x, {y: z}]', '[[]]', '5'])
        assert.doesNotThrow(() =>
          checkFiles(
            [['a.yaml', `${TABLE}fields: [{name: a}]\nforeignKeys: [{reference: x}]\n${damaged}: ${value}\n`]],
            NOW,
          ),
        );
  });

  it('writes marks and properties in their places', () => {
    const { detection, lowered } = read(text) ?? {};
    const [whole] = lowered?.standards ?? [];
    const [first] = whole?.entities[0]?.fields ?? [];
    assert.ok(whole && first && detection);
    const path = (
      target: typeof whole | typeof first,
      key: 'owner' | 'concept' | 'purpose' | 'pattern' | 'type',
      value = 'x',
    ) => {
      const edit = detection.adapter.place(target, key, value);
      return edit && 'path' in edit ? edit.path : undefined;
    };
    assert.deepEqual(path(whole, 'owner'), ['gov:owner']);
    assert.deepEqual(path(first, 'concept'), ['rdfType']);
    assert.deepEqual(path(first, 'purpose'), ['gov:purpose']);
    assert.deepEqual(path(first, 'pattern'), ['constraints', 'pattern']);
    assert.deepEqual(path(first, 'type', 'date'), ['type']);
    assert.equal(path(first, 'type', 'geometry'), undefined);
    assert.equal(path(whole, 'pattern'), undefined);
  });
});

describe('Table Schema: structure beyond the profile', () => {
  const keys = (text: string) =>
    structure(`${TABLE}fields: [{name: claim_id, type: string}, {name: ward, type: string}]\n${text}`);

  it('keys that name no field', () => {
    assert.deepEqual(keys('primaryKey: [claimid]\n'), ['unresolved-reference:nowhere claimid']);
    assert.deepEqual(keys('primaryKey: claim\n'), ['unresolved-reference:nowhere claim']);
    assert.deepEqual(keys('uniqueKeys: [[ward, x]]\n'), ['unresolved-reference:nowhere x']);
    assert.deepEqual(keys('foreignKeys: [{fields: [y], reference: {fields: [ward]}}]\n'), [
      'unresolved-reference:nowhere y',
    ]);
    assert.deepEqual(keys('foreignKeys: [{fields: [ward], reference: {resource: "", fields: [z]}}]\n'), [
      'unresolved-reference:nowhere z',
    ]);
  });

  it('says nothing of other resources, which the package knows', () =>
    assert.deepEqual(keys('foreignKeys: [{fields: [ward], reference: {resource: wards, fields: [code]}}]\n'), []));

  it('fields of a foreign key that do not match one by one', () =>
    assert.deepEqual(keys('foreignKeys: [{fields: [ward], reference: {resource: wards, fields: [a, b]}}]\n'), [
      'schema-violation:asMany fields',
    ]));

  it('marks that do not exist, and marks of the wrong shape', () => {
    assert.deepEqual(keys('gov:clasification: OFFICIAL\n'), ['schema-violation:unknownKeyMeant gov:clasification']);
    assert.deepEqual(keys('gov:personalData: {identifiability: perhaps}\n'), ['schema-violation:choice perhaps']);
  });

  it('examples of any type are fine', () =>
    assert.deepEqual(structure(`${TABLE}fields: [{name: a, type: integer, example: 5}]\n`), []));

  it('a version is declared or not', () => {
    const of = (head: string) =>
      structure(`${head}fields: [{name: a, constraints: {exclusiveMinimum: 5}, type: integer}]\nuniqueKeys: [[a]]\n`);
    assert.deepEqual(of(''), [], 'nobody said which version');
    assert.deepEqual(of(TABLE), []);
    assert.deepEqual(of('$schema: https://datapackage.org/profiles/1.0/tableschema.json\n'), [
      'dialect-drift:newer exclusiveMinimum',
      'dialect-drift:newer uniqueKeys',
    ]);
  });

  it('a type that does not exist', () =>
    assert.deepEqual(structure(`${TABLE}fields: [{name: a, type: text}, {name: b, type: interger}]\n`), [
      'schema-violation:choice text',
      'schema-violation:choiceMeant interger',
    ]));
});

describe('Table Schema: in the editor', () => {
  const table = (text: string) => completions({ 'a.yaml': TABLE + text });
  const has = (text: string, ...labels: string[]) => {
    const found = table(text);
    for (const label of labels) assert.ok(found.has(label), `${label} among ${[...found.keys()].join(', ')}`);
  };

  it('keys, types, formats and constraints of the type, marks', () => {
    has('fields:\n  - name: a\n    $0\n', 'type', 'constraints', 'gov:personalData');
    has('fields:\n  - name: a\n    type: $0\n', 'string', 'list');
    has('fields:\n  - name: a\n    type: string\n    format: $0\n', 'email', 'uuid');
    has('fields:\n  - name: a\n    type: string\n    constraints:\n      $0\n', 'pattern', 'minLength');
    has('fields:\n  - name: a\n    type: integer\n    constraints:\n      $0\n', 'minimum', 'exclusiveMinimum');
    has('fields:\n  - name: a\n    gov:personalData: {$0}\n', 'identifiability', 'category');
    has('fields:\n  - name: a\n    gov:personalData: {identifiability: $0}\n', 'direct');
    has('gov:classification: {scheme: uk-gscp, value: $0}\n', 'OFFICIAL');
  });

  it('only what the declared version knows', () => {
    const old = completions({
      'a.yaml': '$schema: https://frictionlessdata.io/schemas/table-schema.json\nfields:\n  - name: a\n    type: $0\n',
    });
    assert.ok(old.has('date') && !old.has('list'));
  });

  it('the fields that a key may name', () => {
    has('fields: [{name: a}, {name: b}]\nprimaryKey: [$0]\n', 'a', 'b');
    has('fields: [{name: a}, {name: b}]\nforeignKeys:\n  - fields: [$0]\n', 'a');
    has('fields: [{name: a}, {name: b}]\nforeignKeys:\n  - fields: [a]\n    reference:\n      fields: [$0]\n', 'b');
  });

  it('what a key is for', () =>
    assert.match(
      hoverAt({ 'a.yaml': `${TABLE}fields: [{name: a}]\nprimary$0Key: [a]\n` }),
      /tell each row from all others/,
    ));
});
