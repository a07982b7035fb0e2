import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areSimilar, similaritySample } from '../../src/model/code-similarity.ts';
import type { CodeUseRow } from '../../src/model/facts.ts';
import { ROOT, sourceOf } from '../../src/testkit/memory.ts';
import { codesOfUse } from '../../src/workspace/resolve-codes.ts';
import { type Snapshot, Workspace } from '../../src/workspace/workspace.ts';

const TABLE = 'code,label,status,replaced by\nOO,Owner-occupied,,\nRT,Rented,,\nTC,Tied cottage,retired,RT\n';
const OWN =
  'apiVersion: concordat/v1\nkind: CodeList\nid: urn:x:tenure\ntitle: Tenure\ncodes:\n  - {code: OO, label: Owner-occupied, definition: Owns it.}\n';
const SKOS = JSON.stringify({
  '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
  '@graph': [
    { '@id': 'https://x.example/tenure', '@type': 'skos:ConceptScheme', 'skos:prefLabel': 'Tenure' },
    {
      '@id': 'https://x.example/tenure/OO',
      '@type': 'skos:Concept',
      'skos:inScheme': { '@id': 'https://x.example/tenure' },
      'skos:notation': 'OO',
      'skos:prefLabel': 'Owner-occupied',
    },
  ],
});

function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const workspace = new Workspace({ root: ROOT });
  for (const [path, text] of Object.entries(files)) workspace.apply({ kind: 'set', source: sourceOf(path, text) });
  return workspace.current;
}

function usesOf(snapshot: Snapshot, file: string): readonly CodeUseRow[] {
  return snapshot.facts.rows('codeUses', 'file', `${ROOT}/${file}`);
}

/** `field: file of its list`, for each field of a file that has one. */
function resolved(files: Readonly<Record<string, string>>, file: string): string[] {
  const snapshot = snapshotOf(files);
  return usesOf(snapshot, file).flatMap((use) =>
    codesOfUse(snapshot, use).map((list) => `${use.name}: ${list.file.slice(ROOT.length + 1)}${list.pointer}`),
  );
}

const schema = (properties: Readonly<Record<string, object>>, more: object = {}): string =>
  JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties, ...more });

describe('code lists of the workspace', () => {
  it('are rows with what each code means', () => {
    const [row] = snapshotOf({ 'lists/tenure.csv': TABLE }).facts.rows('codes', 'file', `${ROOT}/lists/tenure.csv`);
    assert.equal(row?.name, 'tenure');
    assert.deepEqual(row?.listed[2], {
      value: 'TC',
      label: 'Tied cottage',
      uri: undefined,
      definition: undefined,
      status: 'retired',
      replacedBy: 'RT',
      pointer: '/2/code',
    });
    const { facts } = snapshotOf({ 'own.yaml': OWN, 'skos.jsonld': SKOS });
    assert.equal(facts.rows('codes', 'identifier', 'urn:x:tenure')[0]?.listed[0]?.definition, 'Owns it.');
    const [concept] = facts.rows('codes', 'identifier', 'https://x.example/tenure')[0]?.listed ?? [];
    assert.deepEqual([concept?.value, concept?.uri], ['OO', 'https://x.example/tenure/OO']);
  });

  it('are tables that the configuration calls so, whatever their columns are called', () => {
    const regions = 'gebiet,wort,beschreibung\n1,Nord,Im Norden.\n2,Süd,\n';
    const listed = (configuration: string): unknown[] =>
      snapshotOf({ '.concordat.yaml': configuration, 'lists/regions.csv': regions })
        .facts.rows('codes', 'file', `${ROOT}/lists/regions.csv`)
        .flatMap((row) => row.listed.map(({ value, label, definition }) => [value, label, definition]));
    assert.deepEqual(listed('languages: [de]\n'), []);
    assert.deepEqual(listed('vocabularies: [./lists/*.csv]\n'), [
      ['1', 'Nord', 'Im Norden.'],
      ['2', 'Süd', undefined],
    ]);
  });

  it('are found by path, by identifier and by the bare name of the nearest file', () => {
    const files = {
      'schema/codelists/tenure.csv': TABLE,
      'other/tenure.csv': TABLE,
      'own.yaml': OWN,
      'skos.jsonld': SKOS,
    };
    const a = schema({
      path: { 'x-gov': { codeList: './codelists/tenure.csv' } },
      identifier: { 'x-codeList': 'urn:x:tenure' },
      secure: { 'x-codeList': 'http://x.example/tenure/' },
      name: { codelist: 'tenure.csv' },
      items: { type: 'array', codelist: 'tenure', items: { enum: ['OO'] } },
      nowhere: { 'x-codeList': 'https://x.example/other' },
    });
    assert.deepEqual(resolved({ ...files, 'schema/a.json': a }, 'schema/a.json'), [
      'path: schema/codelists/tenure.csv',
      'identifier: own.yaml',
      'secure: skos.jsonld/@graph/0',
      'name: schema/codelists/tenure.csv',
      'items: schema/codelists/tenure.csv',
    ]);
  });

  it('are found through definitions, in the file and in others, and through definitions that name a list', () => {
    const definitions = {
      $defs: { Tenure: { enum: ['OO', 'RT'] }, Named: { 'x-codeList': './tenure.csv' }, Other: { type: 'string' } },
    };
    const a = schema(
      {
        own: { $ref: '#/$defs/Tenure', examples: ['OO'] },
        named: { $ref: '#/$defs/Named', examples: ['OO'] },
        far: { $ref: 'b.json#/$defs/Tenure', examples: ['OO'] },
        other: { $ref: '#/$defs/Other', examples: ['OO'] },
      },
      definitions,
    );
    assert.deepEqual(
      resolved({ 'a.json': a, 'b.json': schema({}, definitions), 'tenure.csv': TABLE }, 'a.json').sort(),
      ['Named: tenure.csv', 'far: b.json/$defs/Tenure', 'named: tenure.csv', 'own: a.json/$defs/Tenure'],
    );
  });

  it('are found in every format that can name them', () => {
    const of = (file: string, text: string): string[] => resolved({ 'tenure.csv': TABLE, [file]: text }, file);
    const found = ['tenure: tenure.csv'];
    assert.deepEqual(
      of('a.json', '{"fields": [{"name": "tenure", "type": "string", "gov:codeList": "tenure.csv"}]}'),
      found,
    );
    assert.deepEqual(
      of(
        'a.yaml',
        'apiVersion: v3.1.0\nkind: DataContract\nid: x\nschema: [{name: t, properties: [{name: tenure, customProperties: [{property: codeList, value: tenure.csv}]}]}]\n',
      ),
      found,
    );
    assert.deepEqual(
      of(
        'b.yaml',
        'apiVersion: concordat/v1\nkind: DataStandard\nentities: [{name: E, fields: [{name: tenure, codeList: ./tenure.csv}]}]\n',
      ),
      found,
    );
    assert.deepEqual(
      of(
        'c.yaml',
        'id: https://x.example/m\nname: m\nclasses: {A: {attributes: {tenure: {annotations: {code_list: tenure.csv}}}}}\n',
      ),
      found,
    );
    assert.deepEqual(
      of(
        'd.yaml',
        'id: https://x.example/m\nname: m\nclasses: {A: {attributes: {tenure: {range: Tenure}}}}\nenums: {Tenure: {permissible_values: {OO: }}}\n',
      ),
      ['tenure: d.yaml/enums/Tenure'],
    );
    assert.deepEqual(
      of(
        'e.csv-metadata.json',
        '{"@context": "http://www.w3.org/ns/csvw", "url": "e.csv", "tableSchema": {"columns": [{"name": "tenure", "gov:codeList": "tenure.csv"}]}}',
      ),
      found,
    );
  });
});

describe('similar lists', () => {
  it('share a value of their samples', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { minLength: 4, maxLength: 24 });
    fc.assert(
      fc.property(values, values, (one, other) => {
        if (!areSimilar(new Set(one), new Set(other))) return;
        const sample = new Set(similaritySample(one));
        assert.ok(similaritySample(other).some((value) => sample.has(value)));
      }),
      { numRuns: 2000 },
    );
    const list = Array.from({ length: 50 }, (_, index) => `c${index}`);
    assert.ok(areSimilar(new Set(list), new Set(list.slice(8))));
    assert.ok(!areSimilar(new Set(list), new Set(list.slice(11))));
    assert.deepEqual(similaritySample(['a', 'b', 'c']), []);
  });
});
