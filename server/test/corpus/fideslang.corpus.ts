import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { fideslangTaxonomy } from '../../src/model/vocabularies/load.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';

const NOW = '2026-11-21' as IsoDate;
const LANGUAGE = 'fideslang/ethyca+fideslang';

/** Line (one-based), and what the present taxonomy has in its place. The file names say which of them their publisher meant. */
const UNKNOWN: Readonly<
  Record<string, readonly (readonly [line: number, key: string, present: string | undefined])[]>
> = {
  'demo_resources/demo_dataset.yml': [[31, 'user.contact.state', 'user.contact.address.state']],
  'demo_resources/demo_extended_taxonomy.yml': [[5, 'third_party_sharing.personalized_advertising', undefined]],
  'demo_resources/demo_policy.yml': [[15, 'advertising', 'marketing.advertising']],
  'demo_resources/demo_system.yml': [
    [15, 'improve.system', 'functional.service.improve'],
    [29, 'user.cookie_id', 'user.device.cookie_id'],
    [30, 'advertising', 'marketing.advertising'],
  ],
  'tests/data/failing_dataset_field_taxonomy.yml': [
    [16, 'user.political_opinion', 'user.demographic.political_opinion'],
    [29, 'advertising', 'marketing.advertising'],
    [45, 'user.political_opinion', 'user.demographic.political_opinion'],
    [49, 'advertising', 'marketing.advertising'],
  ],
  'tests/data/failing_dataset_taxonomy.yml': [
    [6, 'user.political_opinion', 'user.demographic.political_opinion'],
    [28, 'advertising', 'marketing.advertising'],
    [44, 'user.political_opinion', 'user.demographic.political_opinion'],
    [48, 'advertising', 'marketing.advertising'],
  ],
  'tests/data/failing_declaration_taxonomy.yml': [
    [9, 'user.political_opinion', 'user.demographic.political_opinion'],
    [10, 'third_party_sharing.payment_processing', 'essential.service.payment_processing'],
  ],
  'tests/data/failing_nested_dataset.yml': [
    [14, 'user.account.contact.street', 'user.contact.address.street'],
    [17, 'user.account.contact.city', 'user.contact.address.city'],
    [20, 'user.account.contact.state', 'user.contact.address.state'],
    [34, 'improve.system', 'functional.service.improve'],
    [54, 'provide', undefined],
  ],
  'tests/data/passing_declaration_taxonomy.yml': [
    [9, 'user.political_opinion', 'user.demographic.political_opinion'],
    [10, 'third_party_sharing.payment_processing', 'essential.service.payment_processing'],
    [28, 'advertising', 'marketing.advertising'],
  ],
};

/** Rules of a policy must have a name; these have a key instead. */
const NAMELESS = new Map([
  ['tests/data/failing_dataset_field_taxonomy.yml', 40],
  ['tests/data/failing_dataset_taxonomy.yml', 39],
]);

describe('Fideslang manifests', () => {
  const files = new Map([...corpusFiles('fideslang')].filter(([path]) => !path.endsWith('sample_manifest.yml')));
  const { findings, workspace } = checkFiles(files, NOW);
  const lineOf = (file: string, offset: number): number =>
    (workspace.current.files.get(file)?.parsed.lines.range({ start: offset, end: offset }).start.line ?? -1) + 1;
  const within = (path: string) => findings.filter((finding) => finding.file.endsWith(`/${path}`));

  it('finds them', () => assert.equal(files.size, 16));

  it('recognises each, and not the manifest of another tool beside them', () => {
    for (const state of workspace.current.files.values())
      for (const { detection } of state.documents) assert.equal(detection?.adapter.id, 'fideslang', state.path);
    const other = corpusFiles('fideslang').get(`${LANGUAGE}/tests/data/sample_manifest.yml`) ?? '';
    const alone = checkFiles([['sample.yml', other]], NOW).workspace.current.files.get('/w/sample.yml');
    assert.equal(alone?.documents[0]?.detection, undefined);
  });

  for (const path of files.keys()) {
    const name = path.slice(LANGUAGE.length + 1);
    it(`names the terms that the taxonomy lacks in ${path}`, () => {
      const terms = within(path).filter((finding) => finding.rule === 'structure/unresolved-reference');
      const expected = path.startsWith(LANGUAGE) ? (UNKNOWN[name] ?? []) : [];
      assert.deepEqual(
        terms.map(({ file, span, fixes, severity }) => {
          const [edit] = fixes[0]?.edits ?? [];
          const key = workspace.current.files.get(file)?.parsed.source.text.slice(span.start, span.end);
          return [lineOf(file, span.start), key, edit?.op === 'set' ? edit.value : undefined, severity];
        }),
        expected.map((one) => [...one, 'warning']),
      );
    });

    it(`accuses ${path} of no error but a nameless rule`, () => {
      const errors = within(path).filter(({ severity }) => severity === 'error');
      const line = path.startsWith(LANGUAGE) ? NAMELESS.get(name) : undefined;
      assert.deepEqual(
        errors.map(({ rule, messageId, file, span }) => [rule, messageId, lineOf(file, span.start)]),
        line === undefined ? [] : [['structure/schema-violation', 'missing', line]],
      );
    });
  }

  it('has every key of the published taxonomy', () => {
    const read = (name: string): string[] => {
      const root = toValue(parse(sourceOf('t.yml', files.get(`${LANGUAGE}/data_files/${name}.yml`) ?? '')).roots[0]);
      return Object.values(root as Record<string, { fides_key: string }[]>)
        .flat()
        .map(({ fides_key }) => fides_key);
    };
    for (const [name, keys] of [
      ['data_categories', fideslangTaxonomy.categories],
      ['data_uses', fideslangTaxonomy.uses],
      ['data_subjects', fideslangTaxonomy.subjects],
    ] as const)
      assert.deepEqual(
        read(name).filter((key) => !keys.includes(key)),
        [],
      );
  });

  it('the compiled validator and what explains it agree on 300 mutations', () => {
    let done = 0;
    let invalid = 0;
    const small = [...files].filter(([, text]) => text.length < 20_000);
    for (const [index, [path, text]] of small.entries()) {
      const original = toValue(parse(sourceOf('x.yml', text)).roots[0]);
      for (const mutated of mutationsOf(original, 25, 6_000 + index, schemas.schema('fideslang'))) {
        const root = parse(sourceOf('x.json', JSON.stringify(mutated))).roots[0];
        assert.ok(root);
        const valid = schemas.isValid('fideslang', mutated);
        assert.equal(
          explain(schemas.schema('fideslang'), root).length === 0,
          valid,
          `${path}: ${JSON.stringify(mutated)}`,
        );
        done++;
        if (!valid) invalid++;
      }
    }
    assert.ok(done >= 300 && invalid > done / 5, `${invalid} of ${done} are invalid`);
  });
});
