import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments, parse as parseYaml } from 'yaml';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import {
  type AgreementAnswers,
  type AnsweredItem,
  type AnsweredParty,
  usualFileName,
  usualId,
  usualPartyId,
} from '../../src/insight/new-agreement/agreement-answers.ts';
import { agreementText, placesToFill } from '../../src/insight/new-agreement/agreement-text.ts';
import { jurisdictions, regimesOf } from '../../src/insight/new-agreement/jurisdictions.ts';
import { offeredItem, offeredStandards } from '../../src/insight/new-agreement/offered-standards.ts';
import { usualAnswers } from '../../src/insight/new-agreement/usual-answers.ts';
import { scalar } from '../../src/insight/yaml-lines.ts';
import { regimeCalled, regimes } from '../../src/model/vocabularies/regimes.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const TODAY = '2026-11-22' as IsoDate;
const FILE = 'agreements/new.agreement.yaml';

const PARTIES: readonly AnsweredParty[] = [
  { id: 'council', name: 'Exampleshire Council', roles: ['provider', 'controller'] },
  { id: 'agency', name: 'Example Income Agency', roles: ['recipient', 'joint-controller'], identifier: 'GB-GOR-EIA' },
  { id: 'host', name: 'Host & Sons', roles: ['processor'] },
];

const answers = (said: Partial<AgreementAnswers> = {}): AgreementAnswers => ({
  today: TODAY,
  jurisdiction: 'uk',
  regime: undefined,
  title: 'Income checks',
  id: 'dsa-2026-income-checks',
  parties: [],
  items: [],
  ...said,
});

const snapshotOf = (files: Iterable<readonly [string, string]>) => {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  return workspace.current;
};

const council = projectFiles('council-tax');

/** The standards of the example project, with as many of their fields as `choose` says. */
const itemsOf = (choose: (names: readonly string[]) => readonly string[]): AnsweredItem[] => {
  const snapshot = snapshotOf(council);
  return offeredStandards(snapshot).flatMap((standard) => {
    const item = offeredItem(snapshot, standard, `${ROOT}/${FILE}`);
    return item ? [{ ...item, chosen: new Set(choose(item.fields.map(({ name }) => name))) }] : [];
  });
};

/** Every value that is written, by its path. */
const leavesOf = (value: unknown, path = ''): [string, unknown][] => {
  if (value === null) return [];
  if (typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`));
};

describe('the text of a new agreement', () => {
  it('has no error, whatever was answered', function () {
    this.timeout(120_000);
    const checker = new Checker(rules, schemas);
    const choices = [itemsOf(() => []), itemsOf((names) => names), []];
    const texts = jurisdictions().flatMap(({ code }) =>
      [undefined, 'none', ...regimesOf(code).map(({ id }) => id)].flatMap((regime) =>
        choices.flatMap((items) => [PARTIES, []].map((parties) => ({ jurisdiction: code, regime, items, parties }))),
      ),
    );
    const files = texts.map((said, index): [string, string] => [
      `agreements/a${index}.agreement.yaml`,
      agreementText(answers({ ...said, id: `a-${index}` })),
    ]);
    const { findings } = checkFiles([...council, ...files], TODAY, checker);
    const wrong = findings.filter(
      ({ file, severity, rule }) =>
        file.includes('/agreements/a') && (severity === 'error' || rule.startsWith('structure/')),
    );
    assert.ok(files.length > 100);
    assert.deepEqual(
      wrong.map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
    assert.ok(findings.some(({ file, rule }) => file.endsWith('/a0.agreement.yaml') && rule.startsWith('sharing/')));
  });

  it('says what was said, and nothing else', () => {
    const text = agreementText(answers({ regime: 'uk-dea-psd', parties: PARTIES.slice(0, 2) }));
    assert.deepEqual(leavesOf(parseYaml(text)), [
      ['apiVersion', 'concordat/v1'],
      ['kind', 'DataSharingAgreement'],
      ['id', 'dsa-2026-income-checks'],
      ['version', '0.1.0'],
      ['title', 'Income checks'],
      ['status', 'draft'],
      ['jurisdiction', 'uk'],
      ['regime', 'uk-dea-psd'],
      ['classification.scheme', 'uk-gscp'],
      ['parties.0.id', 'council'],
      ['parties.0.name', 'Exampleshire Council'],
      ['parties.0.role.0', 'provider'],
      ['parties.0.role.1', 'controller'],
      ['parties.1.id', 'agency'],
      ['parties.1.name', 'Example Income Agency'],
      ['parties.1.identifier', 'GB-GOR-EIA'],
      ['parties.1.role.0', 'recipient'],
      ['parties.1.role.1', 'joint-controller'],
      ['signatures.0.party', 'council'],
      ['signatures.1.party', 'agency'],
    ]);
  });

  it('takes of the standards what they say', () => {
    const [, claim] = itemsOf((names) => names.filter((name) => ['nino', 'award_amount'].includes(name)));
    assert.ok(claim);
    const text = agreementText(answers({ items: [claim] }));
    const { data } = parseYaml(text) as { data: unknown };
    assert.deepEqual(leavesOf(data), [
      ['0.id', 'council-tax-reduction-claim'],
      ['0.standard', '../standards/claim.schema.json'],
      ['0.version', '2.1.0'],
      ['0.fields.0', 'nino'],
      ['0.fields.1', 'award_amount'],
      ['0.dataSubjects.0', 'council-tax-claimant'],
    ]);
    assert.match(text, /\n {6}- nino {2}# OFFICIAL-SENSITIVE · identifies a person, inferred, high confidence\n/);
    assert.match(text, /\n {6}# - household_income {2}# OFFICIAL-SENSITIVE · about a person\n/);
    assert.match(text, /\n {6}nino: # TO FILL: why/, 'a reason is asked for each personal field that is shared');
    assert.match(
      text.replace(/\n# /g, ' '),
      /The highest among the chosen fields: OFFICIAL-SENSITIVE \(nino, award_amount\)/,
    );
  });

  it('shares a field when its comment is opened, and none before', () => {
    const text = agreementText(answers({ items: itemsOf(() => []) }));
    const shared = (written: string) =>
      (parseYaml(written) as { data: { fields: unknown }[] }).data.map(({ fields }) => fields);
    assert.deepEqual(shared(text), [null, null, null]);
    const opened = text.replace('# - nino ', '- nino ').replace('# - claim_id ', '- claim_id ');
    assert.deepEqual(shared(opened), [null, ['claim_id', 'nino'], null]);
  });

  it('has a place for every term that a regime asks for, marked with its name', () => {
    for (const { id, jurisdiction } of regimes()) {
      const items = itemsOf(() => []).map((item) => ({ ...item, dataSubjects: [] }));
      const text = agreementText(answers({ jurisdiction, regime: id, items: items.slice(1, 2) }));
      const at = (value: unknown, [step, ...rest]: readonly string[]): boolean => {
        if (step === undefined) return true;
        if (typeof value !== 'object' || value === null) return false;
        if (step === '*') return Object.values(value).some((one) => at(one, rest));
        return Object.hasOwn(value, step) && at((value as Record<string, unknown>)[step], rest);
      };
      const terms = regimeCalled(id)?.terms ?? [];
      assert.ok(terms.length > 5);
      const missing = terms.filter(({ path }) => !path.split('|').some((one) => at(parseYaml(text), one.split('.'))));
      assert.deepEqual(
        missing.map(({ path }) => path),
        [],
        id,
      );
      const marked = text.split('\n').filter((line) => line.includes(`(${id})`) || line.endsWith(`asked for by ${id}`));
      assert.ok(marked.length >= terms.length, `${id}: ${marked.length} of ${terms.length}`);
    }
  });

  it('asks for nothing about people where there are none', () => {
    const [item] = itemsOf(() => []);
    assert.ok(item);
    const fields = item.fields.map((field) => ({ ...field, isPersonal: false, special: null }));
    const keys = (items: readonly AnsweredItem[]) =>
      new Set(Object.keys(parseYaml(agreementText(answers({ items, parties: PARTIES.slice(0, 1) }))) as object));
    for (const key of ['dpia', 'rights', 'breach', 'automatedDecisions']) {
      assert.ok(keys([item]).has(key), key);
      assert.ok(!keys([{ ...item, fields }]).has(key), key);
    }
  });

  it('proposes no lawful basis, and lists those of the jurisdiction', () => {
    const text = (jurisdiction: string) => agreementText(answers({ jurisdiction, parties: PARTIES.slice(0, 1) }));
    assert.match(text('uk'), /recognised-legitimate-interest/);
    assert.doesNotMatch(text('fr'), /recognised-legitimate-interest/);
    assert.match(text('uk'), /\n {6}article6: # TO FILL: one of those above\n/);
    assert.match(text('au'), /\n {4}lawfulBasis: # TO FILL: one of those above\n/);
  });

  it('stands whatever the words are', () => {
    const nasty = [
      'a: b # c',
      '"quoted"\n- x',
      '# TO FILL',
      '- yes',
      '\u2028null\u0007',
      '{[&*!|>%@`',
      'ⅷ 日本語',
      "it's",
      'no',
      '1e3',
    ];
    for (const word of nasty) {
      const party = { id: 'x', name: word, roles: [word], identifier: word };
      const [item] = itemsOf(() => ['nino']);
      assert.ok(item?.fields[0]);
      const field = { ...item.fields[0], name: word, title: word, verdict: word, isPersonal: true };
      const fields = [field, { ...field, name: 'b' }];
      const items = [
        { ...item, label: word, standard: word, version: word, dataSubjects: [word], fields, chosen: new Set([word]) },
      ];
      const text = agreementText(answers({ title: word, id: word, parties: [party], items }));
      assert.equal(parseAllDocuments(text).length, 1);
      const written = parseYaml(text) as Record<string, unknown>;
      assert.equal(written.title, word);
      assert.equal(written.id, word);
      const { name, role, identifier } = (written.parties as Record<string, unknown>[])[0] ?? {};
      assert.deepEqual({ name, role, identifier }, { name: word, role: [word], identifier: word });
      const data = (written.data as Record<string, unknown>[])[0] ?? {};
      assert.deepEqual(data.fields, [word]);
      assert.deepEqual([data.standard, data.version, data.dataSubjects], [word, word, [word]]);
    }
  });

  it('writes any text so that it is read back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const read = parseYaml(`a: ${scalar(text)}\nb:\n  - ${scalar(text)}\n`, { logLevel: 'silent' }) as {
          a: string;
          b: string[];
        };
        assert.equal(read.a, text);
        assert.deepEqual(read.b, [text]);
      }),
      { numRuns: 500 },
    );
  });

  it('counts what is open', () => {
    assert.equal(placesToFill('a: # TO FILL\nb: 1\nc: # TO FILL: x\n'), 2);
  });
});

describe('what a workspace offers a new agreement', () => {
  const snapshot = snapshotOf(council);

  it('are the standards that have fields', () => {
    assert.deepEqual(
      offeredStandards(snapshot).map(({ file, label, version, fields }) => [
        file.slice(ROOT.length + 1),
        label,
        version,
        fields,
      ]),
      [
        ['contracts/payments.odcs.yaml', 'Council tax payments', '1.0.3', 6],
        ['standards/claim.schema.json', 'Council tax reduction claim', '2.1.0', 8],
        ['standards/dwelling.standard.yaml', 'Dwellings', '1.4.0', 5],
      ],
    );
  });

  it('are the jurisdiction, the folder and the identifiers that it has', () => {
    const { jurisdiction, folder, takenIds } = usualAnswers(snapshot, ROOT);
    assert.equal(jurisdiction, 'uk');
    assert.equal(folder, `${ROOT}/agreements`);
    assert.ok(takenIds.has('urn:exampleshire.example:agreement:2026-0042'));
    assert.deepEqual(usualAnswers(snapshotOf([]), ROOT), {
      jurisdiction: undefined,
      folder: undefined,
      takenIds: new Set(),
    });
  });

  it('names fields of several entities so that they are told apart', () => {
    const standard = `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:two
title: Two
version: 1.0.0
status: active
entities:
  - {name: A, fields: [{name: code, type: string}, {name: only, type: string}]}
  - {name: B, fields: [{name: code, type: string}]}
`;
    const two = snapshotOf([['two.standard.yaml', standard]]);
    const [offered] = offeredStandards(two);
    assert.ok(offered);
    const item = offeredItem(two, offered, `${ROOT}/${FILE}`);
    assert.deepEqual(
      item?.fields.map(({ name }) => name),
      ['A.code', 'only', 'B.code'],
    );
    assert.ok(item);
    const text = agreementText(answers({ items: [{ ...item, chosen: new Set(['A.code', 'only', 'B.code']) }] }));
    const { findings } = checkFiles(
      [
        ['two.standard.yaml', standard],
        [FILE, text],
      ],
      TODAY,
    );
    assert.deepEqual(
      findings.filter(({ file, severity }) => file.endsWith(FILE) && severity === 'error'),
      [],
    );
    assert.ok(!findings.some(({ rule }) => rule === 'sharing/unknown-field'));
  });

  it('begins names with the title', () => {
    assert.equal(usualId('Income: checks!', TODAY, new Set()), 'dsa-2026-income-checks');
    assert.equal(usualId('Income: checks!', TODAY, new Set(['dsa-2026-income-checks'])), 'dsa-2026-income-checks-2');
    assert.equal(usualFileName('Income: checks!'), 'income-checks.agreement.yaml');
    assert.equal(usualFileName('—'), 'new.agreement.yaml');
    assert.equal(usualPartyId('Exampleshire Council', new Set(['exampleshire-council'])), 'exampleshire-council-2');
  });
});

describe('the schema of agreements', () => {
  it('lets every key but the first six be empty', () => {
    const schema = schemas.schema('agreement');
    const valid = (value: unknown) => schemas.isValid('agreement', value);
    const begun = {
      apiVersion: 'concordat/v1',
      kind: 'DataSharingAgreement',
      id: 'x',
      version: '1',
      title: 'x',
      status: 'draft',
    };
    assert.deepEqual([...(schema.required ?? [])].sort(), Object.keys(begun).sort());
    for (const key of Object.keys(schema.properties ?? {}))
      assert.equal(valid({ ...begun, [key]: null }), !Object.hasOwn(begun, key), key);
    const holding = (inner: JsonSchema): JsonSchema[] => [
      inner,
      ...[...(inner.oneOf ?? []), ...(inner.allOf ?? [])].flatMap(holding),
    ];
    const refuses = (inner: JsonSchema): boolean =>
      inner.$ref === undefined
        ? !holding(inner).some(
            ({ type, $ref }) => [type ?? []].flat().includes('null') || ($ref !== undefined && !refusesRef($ref)),
          )
        : refusesRef(inner.$ref);
    const refusesRef = (ref: string): boolean => refuses(schema.$defs?.[ref.replace('#/$defs/', '')] ?? {});
    const wrong = Object.entries(schema.$defs ?? {}).flatMap(([name, def]) =>
      holding(def).flatMap(({ properties }) =>
        Object.entries(properties ?? {}).flatMap(([key, inner]) => (refuses(inner) ? [`${name}.${key}`] : [])),
      ),
    );
    assert.deepEqual(wrong, []);
  });
});
