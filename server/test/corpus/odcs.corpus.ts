import assert from 'node:assert/strict';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { ODCS_VERSIONS, type OdcsVersion } from '../../src/model/formats/odcs/versions.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { type SyntaxNode, toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { breaksSchema } from './breaks-schema.ts';
import { corpusFiles } from './corpus.ts';

const NOW = '2026-11-21' as IsoDate;
const MUTATIONS = 500;
const OFFICIAL = 'official-schemas/bitol-io+open-data-contract-standard/schema';

interface Contract {
  readonly path: string;
  readonly text: string;
  readonly version: OdcsVersion;
  readonly value: unknown;
}

function contracts(): Contract[] {
  return [...corpusFiles('odcs')].flatMap(([path, text]) => {
    const value = toValue(rootOf(text)) as { kind?: string; apiVersion?: string };
    const version = ODCS_VERSIONS.find((one) => value.apiVersion === `v${one}`);
    return value.kind === 'DataContract' && version !== undefined ? { path, text, version, value } : [];
  });
}

function rootOf(text: string): SyntaxNode {
  const [root] = parse({ path: 'x.yaml', text, language: 'yaml' }).roots;
  assert.ok(root);
  return root;
}

describe('ODCS, ours and the official schema of the declared version', () => {
  const official = new Map<OdcsVersion, (value: unknown) => boolean>();
  const all = contracts();

  before(() => {
    const texts = corpusFiles(OFFICIAL);
    for (const version of ODCS_VERSIONS) {
      const schema = JSON.parse(texts.get(`${OFFICIAL}/odcs-json-schema-v${version}.json`) ?? '') as {
        $schema: string;
      };
      // Patterns of the official schemas escape characters in ways that only the old kind of regular expression has.
      const options = { strict: false, unicodeRegExp: false };
      const ajv = schema.$schema.includes('2019-09') ? new Ajv2019(options) : new Ajv2020(options);
      addFormats.default(ajv);
      const validate = ajv.compile(schema);
      official.set(version, (value) => validate(value));
    }
  });

  /** Undefined when all agree. */
  function disagreement(version: OdcsVersion, value: unknown, root: SyntaxNode): string | undefined {
    const verdicts = {
      official: official.get(version)?.(value),
      compiled: schemas.isValid(`odcs-${version}`, value),
      explained: explain(schemas.schema(`odcs-${version}`), root).length === 0,
    };
    return new Set(Object.values(verdicts)).size === 1 ? undefined : JSON.stringify(verdicts);
  }

  it('finds the contracts of the corpus', () => assert.ok(all.length >= 22, `${all.length} contracts`));

  for (const { path, text, version, value } of all) {
    it(`agree on ${path} (${version})`, () => assert.equal(disagreement(version, value, rootOf(text)), undefined));

    it(`accuse ${path} of what the official schema refuses, and of nothing else`, () => {
      const { findings } = checkFiles([['contract.odcs.yaml', text]], NOW);
      const rules = new Set(findings.map((finding) => finding.rule));
      const valid = official.get(version)?.(value) === true;
      if (valid) assert.ok(!breaksSchema(findings));
      // What a later version allows is told as drift.
      else assert.ok(breaksSchema(findings) || rules.has('structure/dialect-drift'));
    });
  }

  it(`agree on ${MUTATIONS} mutations`, () => {
    let done = 0;
    let invalid = 0;
    for (const [index, { path, version, value }] of all.entries()) {
      const count = Math.floor((MUTATIONS * (index + 1)) / all.length) - Math.floor((MUTATIONS * index) / all.length);
      for (const mutated of mutationsOf(value, count, 2_000 + index, schemas.schema(`odcs-${version}`))) {
        const text = JSON.stringify(mutated);
        const root = parse(sourceOf('x.json', text)).roots[0];
        assert.ok(root);
        assert.equal(disagreement(version, mutated, root), undefined, `${path}: ${text}`);
        done++;
        if (!schemas.isValid(`odcs-${version}`, mutated)) invalid++;
      }
    }
    assert.equal(done, MUTATIONS);
    assert.ok(invalid > MUTATIONS / 5 && invalid < MUTATIONS, `${invalid} of ${done} are invalid`);
  });
});
