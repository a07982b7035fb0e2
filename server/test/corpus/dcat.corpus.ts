import assert from 'node:assert/strict';
import { Ajv, type AnySchema } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { dcatAr } from '../../src/model/formats/dcat-ar/adapter.ts';
import { dcatUs } from '../../src/model/formats/dcat-us/adapter.ts';
import { DCAT_US_VERSIONS, type DcatUsVersion, versionOf } from '../../src/model/formats/dcat-us/versions.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { asMap, type MapNode, toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { breaksSchema } from './breaks-schema.ts';
import { corpusFiles } from './corpus.ts';
import { everyClass } from './every-class.ts';

const NOW = '2026-11-21' as IsoDate;
const MUTATIONS = 300;
const POD = 'official-schemas/project-open-data+project-open-data.github.io/v1.1/schema';
const NON_FEDERAL = 'official-schemas/GSA+ckanext-datajson/ckanext/datajson/pod_schema/non-federal-v1.1';
const DRAFT_3 = 'official-schemas/DOI-DO+dcat-us/jsonschema/definitions';

type Json = Record<string, unknown>;
type Validate = (value: unknown) => boolean;

interface Catalog {
  readonly path: string;
  readonly text: string;
  readonly root: MapNode;
  readonly version: DcatUsVersion;
}

function rootOf(text: string): MapNode {
  const root = asMap(parse(sourceOf('x.json', text)).roots[0]);
  assert.ok(root);
  return root;
}

function catalogs(): Catalog[] {
  return [...corpusFiles('dcat', /\.json(?:ld)?$/)].flatMap(([path, text]) => {
    const root = asMap(parse(sourceOf('x.json', text)).roots[0]);
    const found = root && dcatUs.detect(root, { path, language: 'json' });
    return found ? { path, text, root, version: versionOf(root) } : [];
  });
}

/** At most three datasets, and none of the long texts: mutations of the whole say no more and take minutes. */
function shortened(value: Json): Json {
  const short = (inner: unknown): unknown =>
    typeof inner === 'string' && inner.length > 300 ? inner.slice(0, 250) : inner;
  const visit = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.slice(0, 3).map(visit);
    if (typeof inner !== 'object' || inner === null) return short(inner);
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, visit(one)]));
  };
  return visit(value) as Json;
}

function jsonOf(folder: string): Map<string, Json> {
  return new Map(
    [...corpusFiles(folder, /\.json$/)].map(([path, text]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      JSON.parse(text) as Json,
    ]),
  );
}

/** Patterns of the official schemas escape characters in ways that only the old kind of regular expression has. */
const OPTIONS = { strict: false, unicodeRegExp: false, logger: false } as const;

function pod(folder: string): Validate {
  const Draft04 = (AjvDraft04 as unknown as { default: new (options: object) => Ajv }).default;
  const ajv = new Draft04(OPTIONS);
  addFormats.default(ajv);
  const found = jsonOf(folder);
  for (const [name, schema] of found) if (name !== 'catalog') ajv.addSchema(schema);
  const validate = ajv.compile(found.get('catalog') as AnySchema);
  return (value) => validate(value) === true;
}

/** Classes that the draft names and does not define, filled in as any map; their references are the only use of them. */
const UNDEFINED_IN_DRAFT = [
  'Resource',
  'Role',
  'LinguisticSystem',
  'ChecksumAlgorithm',
  'Policy',
  'Frequency',
  'ImageObject',
  'anySimpleType',
  'Dimension',
];

/**
 * The draft gives each property an `$id`, from which its own references would start anew and lead nowhere, and has no entry: the class that
 * a document names is asked. Without a class, or with one that does not exist, it is a catalog if it lists anything, else a dataset.
 */
function draft3(): Validate {
  const definitions = Object.fromEntries(
    [...jsonOf(DRAFT_3)].map(([name, schema]) => [name, withoutIds(schema) as object]),
  );
  for (const name of UNDEFINED_IN_DRAFT) definitions[name] = { type: 'object' };
  const ajv = new Ajv({ ...OPTIONS });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://draft.example/', definitions });
  return (value) => {
    const { '@type': type, ...rest } = value as Json;
    const named = typeof type === 'string' ? type.replace(/^dcat:/, '') : '';
    const lists = ['dataset', 'service', 'datasetSeries', 'record', 'catalog'].some((key) => key in rest);
    const known = named in definitions && !UNDEFINED_IN_DRAFT.includes(named);
    const name = known ? named : lists ? 'Catalog' : 'Dataset';
    return ajv.getSchema(`https://draft.example/#/definitions/${name}`)?.(value) === true;
  };
}

function withoutIds(schema: unknown, inMap = false): unknown {
  if (Array.isArray(schema)) return schema.map((inner) => withoutIds(inner));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => inMap || (key !== '$id' && key !== '$schema'))
      .map(([key, inner]) => [key, withoutIds(inner, !inMap && key === 'properties')]),
  );
}

describe('DCAT-US, ours and the official schemas', () => {
  const all = catalogs();
  const officials = new Map<DcatUsVersion, Validate>();

  before(() => {
    officials.set('1.1', pod(POD));
    officials.set('1.1-non-federal', pod(NON_FEDERAL));
    officials.set('3.0-draft', draft3());
  });

  /** Undefined when all agree. */
  function disagreement(version: DcatUsVersion, value: unknown, root: MapNode): string | undefined {
    const verdicts = {
      official: officials.get(version)?.(value),
      compiled: schemas.isValid(`dcat-us-${version}`, value),
      explained: explain(schemas.schema(`dcat-us-${version}`), root).length === 0,
    };
    return new Set(Object.values(verdicts)).size === 1 ? undefined : JSON.stringify(verdicts);
  }

  it('a document of each class of the draft is valid by both', () => {
    for (const value of everyClass(schemas.schema('dcat-us-3.0-draft'))) {
      const text = JSON.stringify(value);
      assert.ok(officials.get('3.0-draft')?.(value), text.slice(0, 2_000));
      assert.equal(disagreement('3.0-draft', value, rootOf(text)), undefined, text.slice(0, 2_000));
    }
  });

  it('finds the catalogs of the corpus', () => assert.ok(all.length >= 11, `${all.length} catalogs`));

  for (const { path, root } of all)
    it(`agree on ${path}, by each schema that could be meant`, () => {
      for (const version of DCAT_US_VERSIONS) {
        if (!officials.has(version)) continue;
        assert.equal(disagreement(version, toValue(root), root), undefined, version);
      }
    });

  for (const { path, text, version } of all.filter((one) => one.version.startsWith('1.1')))
    it(`accuse ${path} of what the official schema refuses, and of nothing else`, () => {
      const { findings } = checkFiles([['data.json', text]], NOW);
      // Codes are judged by their whole form, while the published patterns are content with any text that contains one.
      const refused = officials.get(version)?.(JSON.parse(text)) !== true;
      const told = findings.filter(({ messageId }) => refused || messageId !== 'code');
      assert.equal(breaksSchema(told), refused);
    });

  for (const version of ['1.1', '1.1-non-federal', '3.0-draft'] as const)
    it(`agree on ${MUTATIONS} mutations by ${version}`, () => {
      const three = version.startsWith('3');
      const own = three ? everyClass(schemas.schema(`dcat-us-${version}`)) : [];
      const files = all
        .filter((one) => one.version.startsWith('3') === three)
        .map(({ root }) => shortened(toValue(root) as Json));
      const originals = [...own, ...files];
      let invalid = 0;
      let done = 0;
      for (const [index, original] of originals.entries()) {
        const count = share(MUTATIONS, index, originals.length);
        for (const mutated of mutationsOf(original, count, 4_000 + index, schemas.schema(`dcat-us-${version}`))) {
          const text = JSON.stringify(mutated);
          assert.equal(disagreement(version, mutated, rootOf(text)), undefined, text.slice(0, 20_000));
          if (!schemas.isValid(`dcat-us-${version}`, mutated)) invalid++;
          done++;
        }
      }
      assert.equal(done, MUTATIONS);
      assert.ok(invalid > MUTATIONS / 5, `${invalid} of ${done} are invalid`);
    });
});

/** How many of `total` fall to the `index`th of `count`, so that they add up. */
function share(total: number, index: number, count: number): number {
  return Math.floor((total * (index + 1)) / count) - Math.floor((total * index) / count);
}

describe('The oracles among the catalogs', () => {
  const files = corpusFiles('dcat', /\.json$/);
  const ORACLES: readonly (readonly [file: string, lines: readonly number[]])[] = [
    ['dcatus3_0_invalid.json', [12]],
    ['dcatus3_0_warning.json', []],
    ['dcatus3_0_series_with_members.json', []],
    ['dcatus_multiple_invalid.json', [14, 20, 30]],
    ['dcatus_bad_license_uri.json', [30]],
    ['missing_title.json', [8]],
    ['invalid_catalog_empty.json', [3, 4]],
    ['invalid_catalog_publisher_type.json', [2]],
    ['invalid_dataset_theme_type.json', [33]],
    ['invalid_ditribution_filenames.json', [126]],
    ['invalid_publisher_mbox_format.json', [3]],
    ['malformed_temporal2.json', [28]],
  ];
  for (const [name, lines] of ORACLES)
    it(`${name} is wrong at ${lines.length === 0 ? 'no line' : `line ${lines.join(', ')}`}`, () => {
      const [path, text = ''] = [...files].find(([one]) => one.endsWith(`/${name}`)) ?? [];
      assert.ok(path);
      const { findings } = checkFiles([[name, text]], NOW);
      const errors = findings.filter((finding) => finding.severity === 'error');
      const starts = parse(sourceOf(name, text)).lines;
      assert.deepEqual(
        errors.map((finding) => starts.range(finding.span).start.line + 1).sort((a, b) => a - b),
        lines,
      );
    });

  it('Argentine catalogs are recognised as such, and those of New Zealand as nothing', () => {
    for (const [path, text] of files) {
      const root = asMap(parse(sourceOf('x.json', text)).roots[0]);
      if (!root) continue;
      const file = { path, language: 'json' } as const;
      const formats = [dcatAr, dcatUs].filter((adapter) => adapter.detect(root, file)).map(({ id }) => id);
      if (path.includes('datosgobar')) assert.deepEqual(formats, ['dcat-ar'], path);
      if (path.includes('govt-nz')) assert.deepEqual(formats, [], path);
    }
  });
});
