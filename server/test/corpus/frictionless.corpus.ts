import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { detect } from '../../src/model/formats/registry.ts';
import type { SchemaId } from '../../src/schema/catalogue.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { asMap, toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';

const NOW = '2026-11-21' as IsoDate;
const MUTATIONS = 1500;
const OFFICIAL = 'official-schemas/frictionlessdata+datapackage/public/profiles';
const FORMATS = { 'table-schema': 'tableschema', 'data-package': 'datapackage' } as const;
type Format = keyof typeof FORMATS;
const VERSIONS = ['1.0', '2.0'] as const;

interface Descriptor {
  readonly path: string;
  readonly text: string;
  readonly format: Format;
  readonly declared: SchemaId;
  readonly value: unknown;
}

function descriptors(): Descriptor[] {
  return [...corpusFiles('frictionless')].flatMap(([path, text]) => {
    const source = sourceOf(path, text);
    const root = asMap(parse(source).roots[0]);
    const detection = root && detect(root, { path: source.path, language: source.language });
    const format = detection?.adapter.id as Format;
    const declared = root && detection?.adapter.schemaFor(root);
    return declared !== undefined && format in FORMATS ? [{ path, text, format, declared, value: toValue(root) }] : [];
  });
}

/** Where we say less than the published profile, each with its reason in SOURCE.md. What such a place holds is taken out before both are asked. */
function withoutKnownDifferences(value: unknown): unknown {
  return visit(structuredClone(value), '');
}

function visit(value: unknown, slot: string): unknown {
  if (Array.isArray(value)) return value.map((item) => visit(item, slot));
  if (typeof value !== 'object' || value === null) return value;
  const map = value as Record<string, unknown>;
  // An example that is no text, and a type that the published profile of 2.0 forgot.
  if (slot === 'fields') {
    delete map.example;
    if (map.type === 'list') map.type = 'any';
  }
  // A list in 2.0 by mistake, text by the specification and from 2.1 on.
  delete map.fieldsMatch;
  // The dialect of a package of version 1 has to name two keys that have defaults.
  if (slot === 'dialect')
    for (const key of ['delimiter', 'doubleQuote'])
      if (!(key in map)) map[key] = { delimiter: ',', doubleQuote: true }[key];
  for (const [key, inner] of Object.entries(map)) map[key] = visit(inner, key);
  return map;
}

const NAMES = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'date',
  'time',
  'datetime',
  'year',
  'yearmonth',
  'duration',
  'geopoint',
  'geojson',
  'any',
];

/** One field of each type with each key that some type has, where its value is right for that type. */
const FULL_TABLE = {
  fields: [
    { name: 'untyped', constraints: { enum: ['a', 'b'] } },
    ...NAMES.map((type) => ({
      name: type,
      type,
      title: type,
      description: type,
      rdfType: 'https://x.example/a',
      format: 'default',
      missingValues: ['-'],
      ...(type === 'boolean' && { trueValues: ['yes'], falseValues: ['no'] }),
      ...(/number|integer/.test(type) && { bareNumber: false, groupChar: ',', decimalChar: '.' }),
      ...(type === 'string' && { categories: [{ value: 'a', label: 'A' }, { value: 'b' }], categoriesOrdered: true }),
      ...(type === 'integer' && { categories: [1, 2], categoriesOrdered: false }),
      constraints: {
        required: true,
        unique: false,
        enum: type === 'boolean' ? [true] : ['1', '2'],
        minimum: '1',
        maximum: '2',
        exclusiveMinimum: '0',
        exclusiveMaximum: '3',
        minLength: 1,
        maxLength: 2,
        pattern: '^.$',
        jsonSchema: { type: 'array' },
      },
    })),
    { name: 'numbers', type: 'number', constraints: { enum: [1, 2.5], minimum: 1, exclusiveMaximum: 3 } },
    { name: 'objects', type: 'object', constraints: { enum: [{ a: 1 }] } },
    { name: 'lists', type: 'array', constraints: { enum: [[1], [2]] } },
    { name: 'points', type: 'geopoint', format: 'object', constraints: { enum: [[1, 2]] } },
  ],
  primaryKey: ['string', 'number'],
  uniqueKeys: [['string'], ['number', 'integer']],
  foreignKeys: [
    { fields: ['string'], reference: { resource: '', fields: ['untyped'] } },
    { fields: 'string', reference: { resource: 'other', fields: 'id' } },
  ],
  missingValues: ['', '-99'],
};

const FULL_PACKAGE = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  profile: 'data-package',
  name: 'all',
  id: 'urn:x',
  title: 'All',
  description: 'Every key.',
  homepage: 'https://x.example/',
  version: '1.0.0',
  created: '2026-09-01T00:00:00Z',
  keywords: ['a'],
  image: 'a.png',
  licenses: [{ name: 'CC0-1.0', path: 'https://x.example/l', title: 'L' }, { path: 'licence.txt' }],
  contributors: [
    { title: 'A', path: 'https://x.example', email: 'a@x.example', organization: 'O', role: 'author', roles: ['a'] },
    { title: 'B', givenName: 'B', familyName: 'C' },
  ],
  sources: [{ title: 'S', path: 'data/a.csv', email: 's@x.example', version: '1' }],
  resources: [
    {
      name: 'one',
      type: 'table',
      profile: 'tabular-data-resource',
      path: ['data/a.csv', 'https://x.example/b.csv'],
      title: 'One',
      description: 'One.',
      homepage: 'https://x.example/one',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: 5,
      hash: 'sha1:00ff',
      licenses: [{ name: 'CC0-1.0' }],
      sources: [{ title: 'S' }],
      dialect: {
        csvddfVersion: 1.2,
        header: true,
        headerRows: [1, 2],
        headerJoin: '-',
        commentRows: [3],
        commentChar: '#',
        delimiter: ';',
        lineTerminator: '\n',
        quoteChar: "'",
        doubleQuote: false,
        escapeChar: '\\',
        nullSequence: 'NA',
        skipInitialSpace: true,
        caseSensitiveHeader: true,
        property: 'rows',
        itemType: 'object',
        itemKeys: ['a'],
        sheetNumber: 1,
        sheetName: 'S',
        table: 't',
      },
      schema: { ...FULL_TABLE, fields: FULL_TABLE.fields.slice(0, 4) },
    },
    { name: 'two', data: [{ a: 1 }], schema: 'schemas/two.json' },
  ],
};

function ownDocuments(): Descriptor[] {
  const own = (format: Format, value: unknown): Descriptor[] =>
    ['a', 'b', 'c', 'd'].map((name) => ({
      path: `${name} of our own`,
      text: JSON.stringify(value),
      format,
      declared: `${format}-2.0`,
      value,
    }));
  return [...own('table-schema', FULL_TABLE), ...own('data-package', FULL_PACKAGE)];
}

describe('Frictionless, ours and the published profiles', () => {
  const official = new Map<string, (value: unknown) => boolean>();
  const all = descriptors();

  before(() => {
    const texts = corpusFiles(OFFICIAL);
    for (const [format, name] of Object.entries(FORMATS)) {
      for (const version of VERSIONS) {
        const ajv = new Ajv({ strict: false, unicodeRegExp: false, formats: { textarea: true } });
        addFormats.default(ajv);
        const validate = ajv.compile(JSON.parse(texts.get(`${OFFICIAL}/${version}/${name}.json`) ?? '') as object);
        official.set(`${format}-${version}`, (value) => validate(value));
      }
    }
  });

  /** Undefined when all agree. */
  function disagreement(id: SchemaId, written: unknown): string | undefined {
    const value = withoutKnownDifferences(written);
    const root = parse(sourceOf('x.json', JSON.stringify(value))).roots[0];
    assert.ok(root);
    const verdicts = {
      official: official.get(id)?.(value),
      compiled: schemas.isValid(id, value),
      explained: explain(schemas.schema(id), root).length === 0,
    };
    return new Set(Object.values(verdicts)).size === 1 ? undefined : JSON.stringify(verdicts);
  }

  it('finds the descriptors of the corpus', () => assert.ok(all.length >= 13, `${all.length} descriptors`));

  it('agree on documents with every key', () => {
    for (const { format, value } of ownDocuments()) {
      assert.equal(disagreement(`${format}-2.0`, value), undefined);
      assert.ok(schemas.isValid(`${format}-2.0`, value));
      assert.equal(disagreement(`${format}-1.0`, value), undefined);
    }
  });

  for (const { path, text, format, declared, value } of all) {
    it(`agree on ${path}, under both versions`, () => {
      for (const version of VERSIONS) assert.equal(disagreement(`${format}-${version}`, value), undefined);
    });

    it(`accuse ${path} of what the profile ${declared} refuses`, () => {
      const { findings } = checkFiles([[path, text]], NOW);
      const accused = findings.some(
        ({ rule }) => rule === 'structure/schema-violation' || rule === 'structure/dialect-drift',
      );
      if (official.get(declared)?.(withoutKnownDifferences(value)) !== true) assert.ok(accused);
    });
  }

  it(`agree on ${MUTATIONS} mutations of each version`, () => {
    let done = 0;
    let invalid = 0;
    const documents = [...all, ...ownDocuments()];
    for (const [index, { path, format, value }] of documents.entries()) {
      const share = (to: number) => Math.floor((MUTATIONS * to) / documents.length);
      const count = share(index + 1) - share(index);
      for (const version of VERSIONS) {
        const id: SchemaId = `${format}-${version}`;
        for (const mutated of mutationsOf(value, count, 7_000 + index, schemas.schema(id))) {
          assert.equal(
            disagreement(id, mutated),
            undefined,
            `${path} as ${id}: ${JSON.stringify(mutated).slice(0, 3000)}`,
          );
          done++;
          if (!schemas.isValid(id, mutated)) invalid++;
        }
      }
    }
    assert.equal(done, MUTATIONS * 2);
    assert.ok(invalid > done / 5 && invalid < done, `${invalid} of ${done} are invalid`);
  });
});
