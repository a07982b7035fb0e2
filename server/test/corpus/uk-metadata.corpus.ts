import assert from 'node:assert/strict';
import { basename } from 'node:path';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';

const NOW = '2026-11-21' as IsoDate;
const FOLDER = 'linkml/co-cddo+ukgov-metadata-exchange-model/src/data';

/** What the publishers wrote wrong on purpose, by the line (one-based) where it is to be seen. */
const INVALID: Readonly<Record<string, readonly (readonly [line: number, message: string])[]>> = {
  'ContactPoint/invalid/invalid-contact-email.yaml': [[5, 'format']],
  'ContactPoint/invalid/missing-contact-name.yaml': [[4, 'missing']],
  'DataService/invalid/dwp-address-lookup.yaml': [
    [5, 'choice'],
    [21, 'type'],
  ],
  'DataService/invalid/invalid-access-right.yaml': [[18, 'value']],
  'DataService/invalid/invalid-date-format.yaml': [[22, 'format']],
  'DataService/invalid/invalid-datetime-format.yaml': [[22, 'format']],
  'DataService/invalid/invalid-email.yaml': [[21, 'type']],
  'DataService/invalid/invalid-security-classification.yaml': [
    [13, 'type'],
    [18, 'choice'],
  ],
  'DataService/invalid/invalid-serviceStatus.yaml': [[16, 'choice']],
  'DataService/invalid/licence-attribute-misspelled.yaml': [[15, 'unknownKeyMeant']],
  'DataService/invalid/missing-security-classification.yaml': [
    [3, 'missing'],
    [20, 'unknownKey'],
  ],
  'Dataset/invalid/invalid-distribution.yaml': [[21, 'type']],
  'Dataset/invalid/invalid-frequency.yaml': [[19, 'unknown']],
  'Dataset/invalid/invalid-type.yaml': [[5, 'choice']],
  'Dataset/invalid/missing-frequency.yaml': [[6, 'demanded']],
  'Dataset/invalid/multiple-frequency.yaml': [[19, 'type']],
  'Distribution/invalid/invalid-mediatype-csv.yaml': [[8, 'pattern']],
  'Distribution/invalid/invalid-mediatype-uri.yaml': [[8, 'pattern']],
  'Distribution/invalid/multiple-mediatype.yaml': [[8, 'type']],
  'Distribution/invalid/os-postcodes-csv-distribution.yaml': [
    [4, 'missing'],
    [8, 'unknownKey'],
  ],
};

describe('records of the UK cross-government metadata exchange model', () => {
  const files = [...corpusFiles(FOLDER)].map(([path, text]) => [path.slice(FOLDER.length + 1), text] as const);
  const said = (path: string, text: string) => {
    const { findings, workspace } = checkFiles([[path, text]], NOW);
    const [state] = workspace.current.files.values();
    const [document] = state?.documents ?? [];
    assert.equal(document?.detection?.adapter.id, 'uk-metadata');
    assert.equal(document.detection.confidence, 'certain');
    return findings
      .filter((finding) => finding.severity === 'error' || finding.rule === 'stewardship/invalid-update-frequency')
      .map((finding) => ({
        line: (state?.parsed.lines.range(finding.span).start.line ?? 0) + 1,
        message: finding.messageId,
        rule: finding.rule,
      }));
  };

  it('finds them', () => assert.equal(files.length, Object.keys(INVALID).length + 12));

  for (const [path, text] of files) {
    const expected = INVALID[path];
    if (expected === undefined) {
      it(`finds no error in ${path}`, () => {
        assert.ok(path.includes('/valid/'), 'an invalid file that the table lacks');
        assert.deepEqual(said(path, text), []);
      });
    } else {
      it(`points at what is wrong in ${path}`, () => {
        const errors = said(path, text).map(({ line, message }) => `${line} ${message}`);
        for (const [line, message] of expected) assert.ok(errors.includes(`${line} ${message}`), errors.join(', '));
      });
    }
  }

  it('does not go by the name of the folder, save for a lone address', () => {
    for (const [path, text] of files.filter(([one]) => !one.startsWith('ContactPoint')))
      assert.doesNotThrow(() => said(basename(path), text), path);
  });

  it('the compiled validators and what explains them agree on 300 mutations of the records', () => {
    let done = 0;
    let invalid = 0;
    for (const [index, [path, text]] of files.entries()) {
      const id = SCHEMAS[path.split('/')[0] ?? ''];
      assert.ok(id);
      const original = toValue(parse(sourceOf(path, text)).roots[0]);
      for (const mutated of mutationsOf(original, 10, 4_000 + index, schemas.schema(id))) {
        const root = parse(sourceOf('x.json', JSON.stringify(mutated))).roots[0];
        assert.ok(root);
        const valid = schemas.isValid(id, mutated);
        assert.equal(explain(schemas.schema(id), root).length === 0, valid, `${path}: ${JSON.stringify(mutated)}`);
        done++;
        if (!valid) invalid++;
      }
    }
    assert.ok(done >= 300 && invalid > done / 2, `${invalid} of ${done} are invalid`);
  });
});

const SCHEMAS: Readonly<Record<string, Parameters<typeof schemas.schema>[0]>> = {
  ContactPoint: 'uk-metadata-contact-point',
  DataService: 'uk-metadata-data-service',
  Dataset: 'uk-metadata-dataset',
  Distribution: 'uk-metadata-distribution',
};
