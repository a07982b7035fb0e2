import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

// Small files on which a careless reader spends minutes or overflows its stack. Time is not measured here: a test that hangs has failed.

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
};
const ODRL = 'http://www.w3.org/ns/odrl.jsonld';
const MANY = 5_000;

const HOSTILE: Record<string, () => unknown> = {
  'a publisher described anew by each dataset': () => ({
    '@context': CONTEXT,
    '@graph': times(MANY, (i) => ({
      '@id': `x:d${i}`,
      '@type': 'dcat:Dataset',
      'dct:publisher': { '@id': 'x:p', 'foaf:name': { '@value': `Name ${i}`, '@language': 'fr' } },
    })),
  }),
  'a distribution listed thousands of times': () => ({
    '@context': CONTEXT,
    '@type': 'dcat:Dataset',
    'dct:title': 'T',
    'dct:description': 'D',
    'dcat:keyword': 'k',
    'dcat:distribution': times(MANY, (i) => ({ '@id': 'x:a', 'dcat:accessURL': `text ${i}` })),
  }),
  'an action described anew by each rule': () => ({
    '@context': ODRL,
    '@type': 'Set',
    permission: times(MANY, () => ({ action: { '@id': 'x:a', 'rdf:value': { '@id': 'odrl:usee' } } })),
  }),
  'agreements that share one large rule': () => ({
    '@context': ODRL,
    '@graph': [
      ...times(3000, (i) => ({ '@type': 'Agreement', uid: `x:${i}`, permission: ['x:rule'] })),
      {
        '@type': 'Permission',
        uid: 'x:rule',
        target: times(3000, (i) => `x:t${i}`),
        constraint: times(3000, (i) => ({ leftOperand: 'purpose', operator: 'eq', rightOperand: `${i}` })),
      },
    ],
  }),
  'thousands of contexts over each other': () => ({
    '@context': [...times(MANY, (i) => ({ [`t${i}`]: `x:${i}` })), CONTEXT],
    '@type': 'dcat:Dataset',
    ...Object.fromEntries(times(MANY, (i) => [`k${i}`, 'v'])),
  }),
  'thousands of keys that name no field': () => ({
    fields: times(MANY, (i) => ({ name: `f${i}`, type: 'string', constraints: {} })),
    primaryKey: times(MANY, (i) => `z${i}`),
  }),
  'values without end for one property': () => ({
    '@context': CONTEXT,
    '@graph': [
      { '@id': 'x:a', '@type': 'dcat:Dataset', 'dct:title': 'x' },
      { '@id': 'x:a', 'dct:title': times(200_000, () => 'x') },
    ],
  }),
  'a list without end in a manifest': () => ({
    dataset: [{ fides_key: 'a', collections: [], x: times(200_000, () => 1) }],
  }),
};

describe('hostile files', () => {
  for (const [title, make] of Object.entries(HOSTILE))
    it(title, () => {
      assertChecked(JSON.stringify(make()));
    });

  it('words that every object of JavaScript has', () => {
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      for (const text of [
        `$schema: https://json-schema.org/draft/2020-12/schema\nproperties: {a: {type: ${word}}, b: {type: string, format: ${word}}}`,
        `apiVersion: v3.1.0\nkind: DataContract\nlanguages: [${word}]\nschema: [{name: a, properties: [{name: b, logicalType: ${word}}]}]`,
        `title: x\ntype: dcat:Dataset\naccessRights: ${word}\nsecurityClassification: ${word}\nidentifier: x\nmodified: x\nlicence: x`,
        `"@context": http://www.w3.org/ns/csvw\nurl: a.csv\ntableSchema: {columns: [{name: a, datatype: ${word}}]}`,
        `fields: [{name: a, type: ${word}}, {name: b, constraints: {}}, {name: c}]\nlanguages: [${word}]`,
        `"@context": http://www.w3.org/ns/odrl.jsonld\n"@type": Set\npermission: [{action: ${word}, constraint: {leftOperand: ${word}}}]`,
        `"@context": {dcat: "http://www.w3.org/ns/dcat#"}\n"@type": dcat:Dataset\n"http://purl.org/dc/terms/accessRights": ${word}`,
        `dataset: [{fides_key: ${word}, data_categories: [${word}], collections: [{name: ${word}, fields: [{name: b, fides_meta: {data_type: ${word}}}]}]}]`,
        `conformsTo: https://project-open-data.cio.gov/v1.1/schema\ndataset: [{title: x, accessLevel: ${word}, ${word}: 1}]`,
      ])
        assertChecked(text, 'a.yaml');
  });

  it('one key without end', () => {
    assertChecked(`{"fields": [], ${times(200_000, () => '"a": 1').join()}}`);
  });
});

function assertChecked(text: string, name = 'a.json'): void {
  const { findings } = checkFiles([[name, text]], '2026-11-21' as IsoDate);
  assert.deepEqual(
    findings.filter(({ messageId }) => messageId === 'internal-error'),
    [],
  );
}
