import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';

const NOW = '2026-11-21' as IsoDate;
const MUTATIONS = 600;

// There is no official schema: the recommendation is prose. What can be shown is that our two readers of our schema agree, and that
// published files are not accused.
describe('CSVW in the corpus', () => {
  const all = [...corpusFiles('csvw')];

  it('finds the published metadata', () => assert.equal(all.length, 6));

  for (const [path, text] of all) {
    it(`accuses ${path} of nothing but files that are not there`, () => {
      const { findings, workspace } = checkFiles([[path, text]], NOW);
      assert.equal(workspace.current.files.get(`${ROOT}/${path}`)?.documents[0]?.detection?.adapter.id, 'csvw');
      const structure = findings.filter(({ rule }) => rule.startsWith('structure/'));
      // The tables that only refer to others declare no key of their own.
      const expected = structure.filter(
        ({ rule, messageId }) =>
          messageId === 'noData' || messageId === 'noFile' || rule === 'structure/no-primary-key',
      );
      assert.deepEqual(structure, expected);
    });
  }

  it(`compiled and explained agree on ${MUTATIONS} mutations, and nothing fails on them`, () => {
    let invalid = 0;
    for (const [index, [path, text]] of all.entries()) {
      const value = toValue(parse(sourceOf('x.json', text)).roots[0]);
      for (const mutated of mutationsOf(value, MUTATIONS / all.length, 4_000 + index, schemas.schema('csvw'))) {
        const written = JSON.stringify(mutated);
        const [root] = parse(sourceOf('x.json', written)).roots;
        assert.ok(root);
        const valid = schemas.isValid('csvw', mutated);
        assert.equal(explain(schemas.schema('csvw'), root).length === 0, valid, `${path}: ${written}`);
        if (!valid) invalid++;
        const { findings } = checkFiles([['x.csv-metadata.json', written]], NOW);
        assert.deepEqual(
          findings.filter(({ messageId }) => messageId === 'internal-error'),
          [],
          written,
        );
      }
    }
    assert.ok(invalid > MUTATIONS / 10 && invalid < MUTATIONS, `${invalid} are invalid`);
  });
});

describe('Code lists in the corpus', () => {
  const [path = '', text = ''] = [...corpusFiles('data-dictionaries', /licences\.jsonld$/)][0] ?? [];

  it('reads the Italian vocabulary of licences with all its concepts, and accuses it of nothing', () => {
    const { findings, workspace } = checkFiles([[path, text]], NOW);
    const [standard] = workspace.current.files.get(`${ROOT}/${path}`)?.documents[0]?.lowered.standards ?? [];
    const codes = standard?.codeLists[0]?.codes ?? [];
    assert.equal(codes.length, 61);
    assert.ok(codes.every(({ label }) => label !== undefined));
    assert.equal(
      codes.find(({ value }) => value.value === 'A.2.10')?.label,
      'Open Data Commons Attribution License (ODC_BY)',
    );
    assert.deepEqual(findings, []);
  });

  it('takes no table of data and no catalogue for a list', () => {
    const others = [...corpusFiles('.', /\.(?:csv|jsonld)$/)].filter(([one]) => !one.endsWith('licences.jsonld'));
    assert.ok(others.length > 10);
    for (const [one, content] of others) {
      const { workspace } = checkFiles([[one, content]], NOW);
      const found = workspace.current.files.get(`${ROOT}/${one}`)?.documents[0]?.detection?.adapter.id;
      assert.notEqual(found, 'codelist', one);
    }
  });
});
