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
