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
const MUTATIONS = 1200;
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
  // An example that is no text.
  if (slot === 'fields') delete map.example;
  // A list in 2.0 by mistake, text by the specification and from 2.1 on.
  delete map.fieldsMatch;
  // The dialect of a package of version 1 has to name two keys that have defaults.
  if (slot === 'dialect')
    for (const key of ['delimiter', 'doubleQuote'])
      if (!(key in map)) map[key] = { delimiter: ',', doubleQuote: true }[key];
  for (const [key, inner] of Object.entries(map)) map[key] = visit(inner, key);
  return map;
}

describe('Frictionless, ours and the published profiles', () => {
  const official = new Map<string, (value: unknown) => boolean>();
  const all = descriptors();

  before(() => {
    const texts = corpusFiles(OFFICIAL);
    for (const [format, name] of Object.entries(FORMATS)) {
      for (const version of VERSIONS) {
        const ajv = new Ajv({ strict: false, unicodeRegExp: false });
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
    for (const [index, { path, format, value }] of all.entries()) {
      const count = Math.floor((MUTATIONS * (index + 1)) / all.length) - Math.floor((MUTATIONS * index) / all.length);
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
