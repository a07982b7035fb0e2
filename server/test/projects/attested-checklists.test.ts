import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { lazy } from '../../src/base/lazy.ts';
import { Checker } from '../../src/check/checker.ts';
import { checklistReport } from '../../src/insight/checklist/checklist-report.ts';
import type { ItemResult, SubjectReport } from '../../src/insight/checklist/report.ts';
import { dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import { checkAll, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const DAY: IsoDate = '2026-11-21';
const ATTESTATIONS = 'governance/attestations.yaml';
const TO_UNIVERSITY = 'agreements/1-admissions-to-university.agreement.yaml';
const COHORT = 'standards/cohort.schema.json';
const PURPOSE = 'Compare how often people return';

function study(): Map<string, string> {
  return projectFiles('health-research');
}

/** The study with a text changed in one of its files. */
function edited(file: string, text: string, by: string): Map<string, string> {
  const files = study();
  const before = files.get(file) ?? '';
  assert.ok(before.includes(text), `${file} says ${text}`);
  return files.set(file, before.replace(text, by));
}

interface Seen {
  readonly subjects: readonly SubjectReport[];
  /** Of the rules on attestations, as `file:line rule: message`. */
  readonly said: readonly string[];
}

function seen(files: ReadonlyMap<string, string>, day: IsoDate = DAY): Seen {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  const checker = new Checker(rules, schemas);
  const snapshot = workspace.current;
  const { subjects } = checklistReport(snapshot, {
    files: [...snapshot.files.keys()],
    day,
    findingsOf: (file) => checker.standingOf(snapshot, file, day),
    root: ROOT,
  });
  const said = checkAll(workspace, checker, day)
    .filter(({ rule }) => rule.startsWith('governance/'))
    .map(({ rule, message }) => `${rule}: ${message}`);
  return { subjects, said };
}

function itemOf({ subjects }: Seen, file: string, id: string): ItemResult {
  const result = subjects
    .find((one) => one.subject.file === `${ROOT}/${file}`)
    ?.results.find(({ item }) => item.id === id);
  assert.ok(result, `${id} of ${file}`);
  return result;
}

/** Every item of every thing that is in another state than in `before`. */
function changes(before: Seen, after: Seen): string[] {
  return after.subjects.flatMap(({ subject, results }, index) =>
    results.flatMap(({ item, state, score }, at) => {
      const old = before.subjects[index]?.results[at];
      return old?.state === state && old.score === score
        ? []
        : [`${subject.label}: ${item.id} ${old?.state} → ${state}`];
    }),
  );
}

describe('attestations of the health research example', () => {
  let at: Seen;
  before(() => {
    at = seen(study());
  });

  it('go stale when a covered part is edited, which is named, and no others do', () => {
    const after = seen(edited(TO_UNIVERSITY, PURPOSE, 'Find out how often people return'));
    assert.deepEqual(changes(at, after), [
      'Admissions for the study of readmissions: T1.1 attested → stale',
      'Admissions for the study of readmissions: T1.3 partly → stale',
    ]);
    const { because, score, evidence } = itemOf(after, TO_UNIVERSITY, 'T1.1');
    assert.match(because, /since then `purpose` changed/);
    assert.equal(score, 0);
    assert.ok(evidence.some(({ kind, file }) => kind === 'attestation' && file === `${ROOT}/${ATTESTATIONS}`));
    assert.deepEqual(
      after.said.filter((one) => !at.said.includes(one)),
      ['T1.1', 'T1.3'].map(
        (item) =>
          `governance/attestation-stale: Since ${item} was attested for “Admissions for the study of readmissions” on 2026-08-21, \`purpose\` has changed.`,
      ),
    );
  });

  it('go stale when a part is new, or gone, with its name', () => {
    const more = seen(
      edited(
        TO_UNIVERSITY,
        'frequency: {mode',
        '  - {id: deaths, standard: ../standards/admissions.odcs.yaml, fields: [patient_key]}\nfrequency: {mode',
      ),
    );
    assert.match(itemOf(more, TO_UNIVERSITY, 'T1.1').because, /since then `data\/deaths` was added/);
    const less = seen(edited(TO_UNIVERSITY, '- id: admissions', '- id: stays'));
    assert.equal(itemOf(less, TO_UNIVERSITY, 'T1.1').state, 'stale');
    assert.ok(
      less.said.some((one) => /T1\.1 .*`data\/stays` is new and `data\/admissions` is gone/.test(one)),
      less.said.join('\n'),
    );
  });

  it('go stale in standards too, both that cover the part', () => {
    const after = seen(edited(COHORT, 'planners of the districts', 'planners of the country'));
    assert.deepEqual(changes(at, after), [
      'Cohort of admissions: G1.2 attested → stale',
      'Cohort of admissions: V1.1 attested → stale',
    ]);
    assert.match(itemOf(after, COHORT, 'G1.2').because, /since then `valueCase` changed/);
  });

  it('hold when something else is edited, or the part only in its layout', () => {
    const other = seen(edited(TO_UNIVERSITY, 'notice: P90D', 'notice: P30D'));
    assert.deepEqual(changes(at, other), []);
    const layout = seen(
      edited(
        TO_UNIVERSITY,
        'purpose:\n  category: dpv:ScientificResearch\n',
        'purpose: # why\n  "category": "dpv:ScientificResearch"\n',
      ),
    );
    assert.deepEqual(changes(at, layout), []);
  });

  it('hold on their last day and are stale on the next', () => {
    assert.equal(itemOf(seen(study(), '2027-08-21'), TO_UNIVERSITY, 'G2.2').state, 'attested');
    const after = seen(study(), '2027-08-22');
    const { state, score, because } = itemOf(after, TO_UNIVERSITY, 'G2.2');
    assert.deepEqual([state, score], ['stale', 0]);
    assert.match(because, /2027-08-21/);
    assert.ok(
      after.said.includes(
        'governance/attestation-expired: The answer to G2.2 for “Admissions for the study of readmissions” held until 2027-08-21.',
      ),
    );
    // Without a last day they hold for a year, inside an agreement as well.
    assert.equal(
      itemOf(seen(study(), '2027-04-20'), 'agreements/4-admissions-to-office.agreement.yaml', 'V3.5').state,
      'attested',
    );
    assert.equal(
      itemOf(seen(study(), '2027-04-21'), 'agreements/4-admissions-to-office.agreement.yaml', 'V3.5').state,
      'stale',
    );
  });
});

describe('items that files decide', () => {
  const automatic = dataDrivenPublicSector().items.filter(({ attest }) => attest === undefined);

  it('are 46, and one that takes an answer as well', () => {
    assert.equal(automatic.length, 46);
    assert.ok(automatic.every(({ type }) => type === 'automatic'));
  });

  for (const project of ['council-tax', 'health-research']) {
    const files = projectFiles(project);
    const before = lazy(() => seen(files));
    for (const answer of project === 'council-tax' ? ['yes', 'not-applicable', 'no'] : ['yes']) {
      it(`stay as they are in ${project} when somebody answers ${answer}, which is reported`, () => {
        const text = `${files.get(ATTESTATIONS)?.trimEnd()}\n${automatic
          .map(
            ({ id }) =>
              `  - {item: ${id}, subject: "*", answer: ${answer}, reason: Because., by: {name: A. Example, role: Chief Data Officer}, date: ${DAY}, evidence: [{title: A, url: "https://a.example/"}]}\n`,
          )
          .join('')}`;
        const after = seen(new Map(files).set(ATTESTATIONS, text));
        const told = ({ subjects }: Seen) =>
          subjects.map(({ subject, results, tally, score, elements, gates }) => ({
            of: subject.label,
            sums: { tally, score, elements, gates: gates.map(({ state }) => state) },
            results: results.map(({ item, state, score: share, because }) => [item.id, state, share, because]),
          }));
        assert.deepEqual(told(after), told(before()));
        const reported = after.said.filter((one) => one.startsWith('governance/automatic-item-attested: '));
        for (const { id } of automatic)
          assert.ok(
            reported.some((one) => one.includes(`${id} (`)),
            id,
          );
      });
    }
  }

  it('are not talked away where it was tried', () => {
    const { because, state, evidence } = itemOf(seen(study()), 'agreements/2-cohort-to-office.agreement.yaml', 'T2.6');
    assert.equal(state, 'not-met');
    assert.match(because, /2022-08-28|years/);
    assert.ok(evidence.every(({ kind }) => kind !== 'attestation'));
    const files = study();
    const without = (files.get(ATTESTATIONS) ?? '').replace(/\n {2}- item: T2\.6\n(?: {4}.*\n)+/, '\n');
    assert.doesNotMatch(without, /T2\.6/);
    assert.deepEqual(changes(seen(study()), seen(files.set(ATTESTATIONS, without))), []);
  });
});
