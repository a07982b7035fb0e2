import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

const NOW = '2026-11-21' as IsoDate;

/** More items than a call takes arguments. */
const MANY = 150_000;

const numbered = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));
const named = <T>(count: number, prefix: string, of: (index: number) => T): Record<string, T> =>
  Object.fromEntries(numbered(count, (index) => [`${prefix}${index}`, of(index)]));

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Documents that nobody writes in earnest; what takes the square of their size takes longer than a test may. */
const documents: Record<string, object> = {
  'a schema with more definitions than a call takes arguments': {
    $schema: DRAFT,
    $defs: named(MANY, 'd', () => ({ type: 'string' })),
  },
  'an interface with a list as long': {
    openapi: '3.1.0',
    info: { title: 'Claims', version: '1' },
    paths: {},
    servers: numbered(MANY, () => ({ url: '/' })),
  },
  'a schema that refers to anchors alone': {
    $schema: DRAFT,
    properties: named(5000, 'p', (index) => ({ $ref: `#a${index}` })),
    $defs: named(5000, 'd', (index) => ({ $anchor: `a${index}`, type: 'string' })),
  },
  'a schema in which every reference leads nowhere': {
    $schema: DRAFT,
    properties: named(8000, 'p', (index) => ({ $ref: `#/$defs/another${index}` })),
    $defs: named(8000, 'definition', () => ({ type: 'string' })),
  },
  'a model whose classes and slots descend from each other in a circle': {
    id: 'https://data.gov.example/models/circle',
    prefixes: { linkml: 'https://w3id.org/linkml/' },
    classes: named(3000, 'C', (index) => ({ is_a: `C${(index + 1) % 3000}`, slots: [`s${index}`] })),
    slots: named(3000, 's', (index) => ({ is_a: `s${(index + 1) % 3000}` })),
  },
  'tables whose keys lead nowhere': {
    '@context': 'http://www.w3.org/ns/csvw',
    tables: numbered(4000, (index) => ({
      url: `https://data.gov.example/t${index}.csv`,
      tableSchema: {
        columns: [{ name: 'code' }],
        foreignKeys: [{ columnReference: 'code', reference: { resource: `u${index}.csv`, columnReference: 'code' } }],
      },
    })),
  },
  'a table with a key of ten thousand columns': {
    '@context': 'http://www.w3.org/ns/csvw',
    url: 'https://data.gov.example/t.csv',
    tableSchema: {
      columns: numbered(10_000, (index) => ({ name: `c${index}` })),
      primaryKey: numbered(10_000, (index) => `c${index}`),
    },
  },
  'concepts of many schemes': {
    '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
    '@graph': [
      ...numbered(2000, (index) => ({ '@id': `http://data.gov.example/s${index}`, '@type': 'skos:ConceptScheme' })),
      ...numbered(6000, (index) => ({
        '@id': `http://data.gov.example/c${index}`,
        '@type': 'skos:Concept',
        'skos:notation': `${index}`,
        'skos:inScheme': { '@id': `http://data.gov.example/s${index % 2000}` },
      })),
    ],
  },
};

describe('large and tangled input', () => {
  for (const [title, document] of Object.entries(documents)) {
    it(`${title} is checked like any other`, () => {
      const { findings } = checkFiles([['x.json', JSON.stringify(document)]], NOW);
      assert.deepEqual(
        findings.filter(({ messageId }) => messageId === 'internal-error'),
        [],
      );
    });
  }
});

// Small files on which a careless reader spends minutes or overflows its stack. Time is not measured here: a test that hangs has failed.

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
};
const ODRL = 'http://www.w3.org/ns/odrl.jsonld';
const THOUSANDS = 5_000;

const SLOW = [
  '(a|aa)+$',
  '(?:a{1,100}){1,100}b',
  '^(a|b|ab){1,200}c$',
  `${'a?'.repeat(5000)}${'a'.repeat(5000)}`,
  `${'a{0,9}'.repeat(40)}b`,
  `${'(a|a)'.repeat(40)}b`,
  '^(?=(a+)+$)b',
  '(x+x+){5}y',
];

const HOSTILE: Record<string, () => unknown> = {
  'a publisher described anew by each dataset': () => ({
    '@context': CONTEXT,
    '@graph': numbered(THOUSANDS, (i) => ({
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
    'dcat:distribution': numbered(THOUSANDS, (i) => ({ '@id': 'x:a', 'dcat:accessURL': `text ${i}` })),
  }),
  'an action described anew by each rule': () => ({
    '@context': ODRL,
    '@type': 'Set',
    permission: numbered(THOUSANDS, () => ({ action: { '@id': 'x:a', 'rdf:value': { '@id': 'odrl:usee' } } })),
  }),
  'agreements that share one large rule': () => ({
    '@context': ODRL,
    '@graph': [
      ...numbered(3000, (i) => ({ '@type': 'Agreement', uid: `x:${i}`, permission: ['x:rule'] })),
      {
        '@type': 'Permission',
        uid: 'x:rule',
        target: numbered(3000, (i) => `x:t${i}`),
        constraint: numbered(3000, (i) => ({ leftOperand: 'purpose', operator: 'eq', rightOperand: `${i}` })),
      },
    ],
  }),
  'thousands of contexts over each other': () => ({
    '@context': [...numbered(THOUSANDS, (i) => ({ [`t${i}`]: `x:${i}` })), CONTEXT],
    '@type': 'dcat:Dataset',
    ...Object.fromEntries(numbered(THOUSANDS, (i) => [`k${i}`, 'v'])),
  }),
  'thousands of keys that name no field': () => ({
    fields: numbered(THOUSANDS, (i) => ({ name: `f${i}`, type: 'string', constraints: {} })),
    primaryKey: numbered(THOUSANDS, (i) => `z${i}`),
  }),
  'values without end for one property': () => ({
    '@context': CONTEXT,
    '@graph': [
      { '@id': 'x:a', '@type': 'dcat:Dataset', 'dct:title': 'x' },
      { '@id': 'x:a', 'dct:title': numbered(200_000, () => 'x') },
    ],
  }),
  'one name for thousands of columns, with one definition': () => ({
    fields: numbered(THOUSANDS, () => ({
      name: 'start_date',
      type: 'string',
      description: 'Day on which the claim began.',
    })),
  }),
  'one list of codes, typed thousands of times': () => ({
    $schema: DRAFT,
    properties: named(THOUSANDS, 'kind', () => ({ type: 'string', enum: ['a1', 'b2', 'c3', 'd4', 'e5'] })),
  }),
  'a hundred thousand codes and a long text beside them': () => ({
    $schema: DRAFT,
    properties: {
      country: { type: 'string', enum: numbered(100_000, (i) => `C${i}`), description: 'word '.repeat(20_000) },
    },
  }),
  'patterns that nobody can try, with values': () => ({
    $schema: DRAFT,
    properties: Object.fromEntries(
      SLOW.map((pattern, i) => [
        `p${i}`,
        { type: 'string', pattern, enum: [`${'a'.repeat(40)}!`], default: 'a'.repeat(150) },
      ]),
    ),
  }),
  'units without end': () => ({
    fields: ['(', '[', '/', 'm/', '{a}', 'da', 'm2.', '10*-'].map((part) => ({
      name: 'area',
      type: 'number',
      unit: part.repeat(20_000),
    })),
  }),
  'names of a hundred thousand characters': () => ({
    fields: ['a', 'aB', 'a_', 'clmt_', 'é', ' ', '_'].map((part) => ({ name: part.repeat(50_000), type: 'string' })),
  }),
  'a list without end in a manifest': () => ({
    dataset: [{ fides_key: 'a', collections: [], x: numbered(200_000, () => 1) }],
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

  it('globs that could be matched in ways without end', () => {
    for (const glob of ['*a'.repeat(60), '+(a|aa)b', '**/a/'.repeat(20), '{a,'.repeat(200), '[', '!x'])
      checkFiles(
        [
          ['.concordat.yaml', `vocabularies: ["${glob}"]`],
          [`${'a'.repeat(80)}.csv`, 'code,label\nA,b\n'],
          [`${'a/'.repeat(40)}b.csv`, 'code,label\nA,b\n'],
        ],
        NOW,
      );
  });

  it('one key without end', () => {
    assertChecked(`{"fields": [], ${numbered(200_000, () => '"a": 1').join()}}`);
  });
});

function assertChecked(text: string, name = 'a.json'): void {
  const { findings } = checkFiles([[name, text]], NOW);
  assert.deepEqual(
    findings.filter(({ messageId }) => messageId === 'internal-error'),
    [],
  );
}
