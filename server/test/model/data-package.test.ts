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
const structure = (text: string, others: Readonly<Record<string, string>> = {}): string[] =>
  checkFiles([...Object.entries(others), ['datapackage.yaml', text] as const], NOW)
    .findings.filter(({ rule, file }) => rule.startsWith('structure/') && file.endsWith('datapackage.yaml'))
    // The small packages of these tests have no name of their own.
    .filter(({ rule }) => rule !== 'structure/missing-identifier')
    .map(({ rule, messageId, span }) => `${rule.slice(10)}:${messageId} ${text.slice(span.start, span.end)}`);

const PACKAGE = '$schema: https://datapackage.org/profiles/2.0/datapackage.json\n';
const TWO = (keys: string) => `${PACKAGE}resources:
  - name: claims
    path: claims.csv
    schema: {fields: [{name: id, type: string}, {name: ward, type: string}], foreignKeys: [${keys}]}
  - {name: wards, path: wards.csv, schema: {fields: [{name: code, type: string}]}}
  - {name: areas, path: areas.csv, schema: areas.json}
`;

describe('Data Package: recognition', () => {
  const cases: Readonly<Record<string, readonly [string, string, string?]>> = {
    'a profile in $schema': [`${PACKAGE}name: x\n`, 'data-package, certain'],
    'a profile of version 1': ['profile: tabular-data-package\nresources: [{name: x}]\n', 'data-package, certain'],
    'a resource with fields': [
      'resources: [{name: x, path: x.csv, schema: {fields: [{name: a}]}}]\n',
      'data-package, certain',
    ],
    'the name of the file': ['resources: [{name: x, path: x.csv}]\n', 'data-package, certain', 'datapackage.yml'],
    'described files with a licence': [
      'licenses: [{name: CC0-1.0}]\nresources: [{name: x, path: x.csv, mediatype: text/csv}]\n',
      'data-package, likely',
    ],
    'names and paths alone': ['resources: [{name: x, path: /x}]\n', 'nothing'],
    'a list of files': ['resources: [deployment.yaml]\n', 'nothing', 'datapackage.yml'],
    'a Kubernetes list': ['kind: Kustomization\nresources: [{name: x, path: x.csv}]\n', 'nothing', 'datapackage.yml'],
    'a template of resources': [
      'resources: [{name: x, type: Microsoft.Web/sites, apiVersion: "2020-01-01"}]\n',
      'nothing',
    ],
  };
  for (const [title, [text, expected, path]] of Object.entries(cases))
    it(title, () => assert.equal(format(text, path), expected));
});

describe('Data Package: model', () => {
  const text = `${PACKAGE}name: claims
title: Claims
version: 2.0.0
created: "2026-09-01T00:00:00Z"
keywords: [tax]
licenses: [{name: OGL-UK-3.0}]
gov:accessRights: restricted
gov:closedReason: Personal data.
contributors:
  - {title: Ann Other, roles: [author], email: ann@x.example}
  - {givenName: Sam, familyName: Doe, organization: Exampleshire Council, roles: [publisher]}
resources:
  - name: claims
    path: [claims-1.csv, claims-2.csv]
    format: csv
    mediatype: text/csv
    licenses: [{path: licence.txt}]
    gov:entityKind: person
    schema: {fields: [{name: id, type: string}], primaryKey: id}
  - {name: wards, path: https://x.example/wards.csv, schema: wards.table.json}
`;
  const lowered = () => read(text)?.lowered;

  it('a standard with the tables that are written here', () => {
    const standard = lowered()?.standards[0];
    assert.deepEqual(
      standard?.entities.map(({ name, thing }) => [name, thing]),
      [['claims', 'person']],
    );
    assert.equal(standard?.entities[0]?.fields[0]?.key, true);
    assert.deepEqual(standard?.marks.owner?.value, { role: 'publisher', name: 'Sam Doe', contact: undefined });
    assert.equal(standard?.marks.licence?.value, 'OGL-UK-3.0');
  });

  it('a dataset with its distributions', () => {
    const dataset = lowered()?.datasets[0];
    assert.equal(dataset?.publisher?.value, 'Exampleshire Council');
    assert.deepEqual(dataset?.contact?.value, { name: 'Ann Other', address: 'ann@x.example' });
    assert.equal(dataset?.access?.value, 'restricted');
    assert.equal(dataset?.rights?.value, 'Personal data.');
    assert.equal(dataset?.licence?.value, 'OGL-UK-3.0');
    assert.equal(dataset?.issued?.value, '2026-09-01T00:00:00Z');
    assert.deepEqual(
      dataset?.distributions.map(({ describedBy, described }) => [describedBy?.value, described]),
      [
        [undefined, true],
        ['wards.table.json', undefined],
      ],
    );
    assert.deepEqual(
      dataset?.distributions.map((one) => [
        one.label,
        one.downloadUrl?.value,
        one.mediaType?.value,
        one.licence?.value,
      ]),
      [
        ['claims', 'claims-1.csv', 'text/csv', 'licence.txt'],
        ['wards', 'https://x.example/wards.csv', undefined, undefined],
      ],
    );
  });

  it('takes anything anywhere', () => {
    for (const damaged of ['resources', 'contributors', 'licenses', 'keywords', 'gov:owner', 'created'])
      for (const value of ['', '[]', '{}', 'x', '[x, {schema: {fields: 5, foreignKeys: x}}]', '[[]]', '5'])
        assert.doesNotThrow(() => checkFiles([['datapackage.yaml', `${PACKAGE}${damaged}: ${value}\n`]], NOW));
  });

  it('writes an owner and a licence among contributors and licences', () => {
    const { detection, lowered: model } = read(text) ?? {};
    const [standard] = model?.standards ?? [];
    assert.ok(standard && detection);
    assert.deepEqual(detection.adapter.place(standard, 'owner', {}), {
      op: 'append',
      at: standard.node,
      path: ['contributors'],
      value: { title: '', roles: ['owner'] },
    });
    const [first] = standard.entities[0]?.fields ?? [];
    assert.ok(first);
    const edit = detection.adapter.place(first, 'personalData', 'none');
    assert.deepEqual(edit && 'path' in edit ? edit.path : undefined, ['gov:personalData']);
  });
});

describe('Data Package: keys across its tables', () => {
  const found = (keys: string) =>
    structure(TWO(keys), { 'areas.json': '{"fields": [{"name": "a"}], "primaryKey": "a"}' });

  it('finds what is there', () => {
    assert.deepEqual(found('{fields: [ward], reference: {resource: wards, fields: [code]}}'), []);
    assert.deepEqual(found('{fields: [ward], reference: {fields: [id]}}'), []);
    assert.deepEqual(found('{fields: [ward], reference: {resource: areas, fields: [x]}}'), [], 'defined elsewhere');
    assert.deepEqual(
      found('{fields: [ward], reference: {package: "https://x.example", resource: y, fields: [z]}}'),
      [],
    );
  });

  it('says what is not', () => {
    assert.deepEqual(found('{fields: [wards], reference: {resource: wards, fields: [code]}}'), [
      'unresolved-reference:nowhere wards',
    ]);
    assert.deepEqual(found('{fields: [ward], reference: {resource: warden, fields: [code]}}'), [
      'unresolved-reference:nowhere warden',
    ]);
    assert.deepEqual(found('{fields: [ward], reference: {resource: wards, fields: [codes]}}'), [
      'unresolved-reference:nowhere codes',
    ]);
    assert.deepEqual(found('{fields: [ward], reference: {fields: [code]}}'), ['unresolved-reference:nowhere code']);
  });

  it('a schema in a file that is not there', () =>
    assert.deepEqual(
      structure(TWO('')).filter((one) => one.startsWith('unresolved')),
      ['unresolved-reference:noFile areas.json'],
    ));

  it('two resources of one name', () =>
    assert.deepEqual(structure(`${PACKAGE}resources: [{name: a, path: a.csv}, {name: a, path: b.csv}]\n`), [
      'schema-violation:unique a',
    ]));
});

describe('Data Package: versions', () => {
  const of = (head: string) =>
    structure(`${head}contributors: [{title: X, roles: [owner]}]\nresources: [{name: a, path: a.csv}]\n`);
  it('drift is told where a version is declared', () => {
    assert.deepEqual(of(''), []);
    assert.deepEqual(of(PACKAGE), []);
    assert.deepEqual(of('$schema: https://specs.frictionlessdata.io/schemas/data-package.json\n'), [
      'dialect-drift:newer roles',
    ]);
  });
});

describe('Data Package: in the editor', () => {
  it('keys of the package, of resources and of fields', () => {
    const labels = (text: string) => [...completions({ 'datapackage.yaml': PACKAGE + text }).keys()];
    assert.ok(labels('$0').includes('contributors'));
    assert.ok(labels('resources:\n  - name: a\n    $0\n').includes('mediatype'));
    assert.ok(
      labels('resources:\n  - name: a\n    schema:\n      fields:\n        - name: x\n          $0\n').includes(
        'constraints',
      ),
    );
    assert.ok(labels('resources:\n  - name: a\n    schema: {fields: [{name: x}], primaryKey: [$0]}\n').includes('x'));
    assert.ok(
      labels(
        'resources:\n  - name: a\n    schema: {fields: [{name: x}], foreignKeys: [{reference: {resource: $0}}]}\n',
      ).includes('a'),
    );
  });

  it('what a key is for', () =>
    assert.match(
      hoverAt({ 'datapackage.yaml': `${PACKAGE}licen$0ses: [{name: CC0-1.0}]\n` }),
      /under which the data may be used/,
    ));
});
