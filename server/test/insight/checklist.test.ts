import assert from 'node:assert/strict';
import fc from 'fast-check';
import schema from '../../../schemas/checklist/checklist.schema.json' with { type: 'json' };
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import type { FileStanding } from '../../src/check/standing.ts';
import type { Answer } from '../../src/insight/checklist/answers.ts';
import { checklistReport, checklistWork } from '../../src/insight/checklist/checklist-report.ts';
import { CONDITIONS, conditionCalled } from '../../src/insight/checklist/conditions.ts';
import { combined, type FilesSay } from '../../src/insight/checklist/decide.ts';
import { MEASURES } from '../../src/insight/checklist/measures.ts';
import type { ChecklistReport, ItemResult, ItemState, SubjectReport } from '../../src/insight/checklist/report.ts';
import {
  elementScores,
  overallLevel,
  pillarScores,
  type Scored,
  scoreOf,
  stateOver,
  viewScores,
} from '../../src/insight/checklist/score.ts';
import { type ChecklistItem, dataDrivenPublicSector } from '../../src/model/checklists/checklist.ts';
import { checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { allFixtureTexts, projectFiles } from '../../src/testkit/project.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const DAY: IsoDate = '2026-11-22';
const CHECKLIST = dataDrivenPublicSector();

function reportOf(files: Iterable<readonly [string, string]>, day: IsoDate = DAY): ChecklistReport {
  const { workspace, checker } = opened(files);
  return report(workspace, checker, day);
}

function opened(files: Iterable<readonly [string, string]>): { workspace: Workspace; checker: Checker } {
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  return { workspace, checker: new Checker(rules, schemas) };
}

function report(workspace: Workspace, checker: Checker, day: IsoDate = DAY): ChecklistReport {
  const snapshot = workspace.current;
  const findingsOf = (file: string): FileStanding => checker.standingOf(snapshot, file, day);
  return checklistReport(snapshot, { files: [...snapshot.files.keys()], day, findingsOf, root: ROOT });
}

function subject(found: ChecklistReport, label: string): SubjectReport {
  const one = found.subjects.find((other) => other.subject.label === label);
  assert.ok(one, `${label} is among ${found.subjects.map((other) => other.subject.label).join(', ')}`);
  return one;
}

function item(found: SubjectReport, id: string): ItemResult {
  const one = found.results.find((result) => result.item.id === id);
  assert.ok(one, `${id} is asked of ${found.subject.label}`);
  return one;
}

function state(files: Readonly<Record<string, string>>, label: string, id: string): string {
  const found = item(subject(reportOf(Object.entries(files)), label), id);
  return `${found.state} ${Math.round(found.score * 100) / 100}`;
}

/** A standard of our own about dwellings; `more` are further keys. */
function standard(
  more = '',
  fields = '      - {name: dwelling_id, type: string, description: Number of the dwelling in the register of the council.}',
): string {
  return `apiVersion: concordat/v1
kind: DataStandard
id: urn:gov.example:standard:dwelling
version: 1.0.0
title: Dwellings
description: Dwellings that are taxed.
status: active
owner: {role: Head of revenues, contact: revenues@council.example}
${more}entities:
  - name: Dwelling
    description: A building or a part of one in which a household lives.
    primaryKey: [dwelling_id]
    fields:
${fields}
`;
}

const attestation = (more: string): string =>
  `attestations:\n  - {subject: "urn:gov.example:standard:dwelling", date: 2026-10-01, ${more}}\n`;

describe('the data of the checklist', () => {
  it('has 68 items of three types and weights', () => {
    const count = (is: (one: ChecklistItem) => boolean): number => CHECKLIST.items.filter(is).length;
    assert.equal(CHECKLIST.items.length, 68);
    assert.deepEqual(
      ['automatic', 'mixed', 'attested'].map((type) => count((one) => one.type === type)),
      [47, 8, 13],
    );
    assert.deepEqual(
      ['must', 'should', 'could'].map((weight) => count((one) => one.weight === weight)),
      [37, 23, 8],
    );
  });

  it('names only conditions and measures that there are, and so does the schema', () => {
    const conditions = new Set(
      CHECKLIST.items.flatMap((one) => [one.if, ...(one.decidedBy ?? []).map(({ when }) => when)]),
    );
    for (const name of conditions) assert.ok(name === undefined || conditionCalled(name), `${name} is a condition`);
    assert.deepEqual(schema.$defs.ConditionName.enum, Object.keys(CONDITIONS));
    const measures = schema.$defs.Decider.oneOf.flatMap((one) =>
      'measure' in one.properties ? one.properties.measure.enum : [],
    );
    assert.deepEqual(measures, Object.keys(MEASURES));
    for (const { decidedBy = [] } of CHECKLIST.items)
      for (const decider of decidedBy) if ('measure' in decider) assert.ok(decider.measure in MEASURES);
  });

  it('is itself a checklist that its schema takes', () => {
    const { title, id, pillars, views, gates, items } = CHECKLIST;
    const written = items.map(({ type: _, ...one }) => one);
    const text = JSON.stringify({ kind: 'Checklist', id, title, pillars, views, gates, items: written });
    assert.deepEqual(
      checkFiles([['own.checklist.json', text]], DAY).findings.map(({ message }) => message),
      [],
    );
  });
});

describe('states', () => {
  const files = (score: number): FilesSay => ({
    kind: 'decided',
    state: score === 1 ? 'met' : score === 0 ? 'not-met' : 'partly',
    score,
    because: 'The files say so.',
    evidence: [],
  });
  const answer = (word: Answer['word'], stale = false): Answer => ({
    word,
    date: '2026-10-01',
    stale: stale ? 'It has run out.' : undefined,
    because: 'She says so.',
    evidence: { kind: 'attestation', text: 'She says so', file: '/w/a.yaml', span: { start: 0, end: 1 } },
  });
  const unable: FilesSay = { kind: 'unable', because: 'The rule is off.' };
  const silent: FilesSay = { kind: 'silent' };
  const said = [
    undefined,
    answer('yes'),
    answer('partial'),
    answer('no'),
    answer('not-applicable'),
    answer('yes', true),
  ];
  const row = (of: Partial<ChecklistItem>, say: FilesSay): string =>
    said
      .map((one) => {
        const { state: found, score } = combined(
          { ...(CHECKLIST.items[0] as ChecklistItem), attest: { mayAttest: [], covers: [] }, ...of },
          say,
          one,
          () => [],
        );
        return `${SHORT[found]}${score === 0 ? '' : Math.round(score * 10) / 10}`;
      })
      .join(' ');
  const SHORT: Readonly<Record<ItemState, string>> = {
    met: 'met',
    partly: 'partly',
    'not-met': 'not',
    'needs-attestation': 'needs',
    attested: 'attested',
    stale: 'stale',
    'not-applicable': 'none',
  };

  // By answer: none, yes, partial, no, not applicable, yes that is stale.
  const TABLE: readonly (readonly [string, Partial<ChecklistItem>, FilesSay, string])[] = [
    ['attested', { type: 'attested' }, silent, 'needs attested1 partly0.5 not none stale'],
    ['both, the files hold', { type: 'mixed' }, files(1), 'needs attested1 partly0.5 not none stale'],
    [
      'both, the files hold in part',
      { type: 'mixed' },
      files(0.8),
      'partly0.8 partly0.8 partly0.5 not partly0.8 partly0.8',
    ],
    ['both, the files fail', { type: 'mixed' }, files(0), 'not not not not not not'],
    ['both, nothing in the files decides', { type: 'mixed' }, silent, 'needs attested1 partly0.5 not none stale'],
    ['both, a rule is off', { type: 'mixed' }, unable, 'needs attested1 partly0.5 not none stale'],
    ['either, the files hold', { type: 'automatic', combine: 'either' }, files(1), 'met1 met1 met1 met1 met1 met1'],
    [
      'either, the files fail',
      { type: 'automatic', combine: 'either' },
      files(0),
      'not attested1 partly0.5 not none stale',
    ],
    [
      'either, nothing decides',
      { type: 'automatic', combine: 'either' },
      silent,
      'needs attested1 partly0.5 not none stale',
    ],
    ['instead, the files hold', { type: 'mixed', combine: 'instead' }, files(1), 'met1 met1 met1 met1 met1 met1'],
    ['instead, the files fail', { type: 'mixed', combine: 'instead' }, files(0), 'not not not not not not'],
    [
      'instead, nothing decides',
      { type: 'mixed', combine: 'instead' },
      silent,
      'needs attested1 partly0.5 not none stale',
    ],
  ];
  for (const [title, of, say, expected] of TABLE) it(title, () => assert.equal(row(of, say), expected));

  it('an automatic item cannot be talked away', () => {
    const automatic = (say: FilesSay): string =>
      said
        .map((one) => {
          const { attest: _, ...bare } = { ...(CHECKLIST.items[0] as ChecklistItem), type: 'automatic' as const };
          return combined(bare, say, one, () => []).state;
        })
        .join(' ');
    assert.equal(automatic(files(0)), Array(6).fill('not-met').join(' '));
    assert.equal(automatic(unable), Array(6).fill('needs-attestation').join(' '));
    assert.equal(automatic(silent), Array(6).fill('not-applicable').join(' '));
    const answered = {
      'a.yaml': standard().replace(/^owner.*\n/m, ''),
      'governance/attestations.yaml': attestation('item: G1.1, answer: yes, by: {role: Data owner}'),
    };
    assert.equal(state(answered, 'Dwellings', 'G1.1'), 'not-met 0');
  });

  it('over several subjects', () => {
    const over = (...states: readonly ItemState[]): string => {
      const found = stateOver(
        states.map((one) => ({
          state: one,
          score: one === 'met' || one === 'attested' ? 1 : one === 'partly' ? 0.5 : 0,
        })),
      );
      return `${found.state} ${found.score}`;
    };
    assert.equal(over('met', 'met', 'not-applicable'), 'met 1');
    assert.equal(over('met', 'attested'), 'attested 1');
    assert.equal(over('met', 'not-met'), 'partly 0.5');
    assert.equal(over('not-met', 'needs-attestation'), 'not-met 0');
    assert.equal(over('met', 'needs-attestation'), 'needs-attestation 0.5');
    assert.equal(over('stale', 'needs-attestation'), 'stale 0');
    assert.equal(over('not-applicable'), 'not-applicable 0');
  });
});

describe('scores', () => {
  const scored = (id: string, score: number, weight: Scored['weight'] = 'should'): Scored => {
    const found = CHECKLIST.items.find((one) => one.id === id);
    assert.ok(found);
    return { item: found, weight, score, state: score === 1 ? 'met' : score === 0 ? 'not-met' : 'partly' };
  };
  const levels = (maturity: boolean, ...results: Scored[]): (number | undefined)[] =>
    elementScores([CHECKLIST], results, { impact: maturity, reviewed: maturity }).map(({ level }) => level);

  it('are weighted, and leave out what does not apply', () => {
    assert.equal(scoreOf([scored('G1.1', 1, 'must'), scored('G1.2', 0), scored('G1.4', 0.5, 'could')]), 3.5 / 6);
    assert.equal(scoreOf([{ ...scored('G1.1', 0), state: 'not-applicable' }]), undefined);
  });

  it('become levels', () => {
    assert.deepEqual(levels(true, scored('G1.1', 0.19)), [0]);
    assert.deepEqual(levels(true, scored('G1.1', 0.2)), [1]);
    assert.deepEqual(levels(true, scored('G1.1', 0.5)), [2]);
    assert.deepEqual(levels(true, scored('G1.1', 0.75)), [3]);
    assert.deepEqual(levels(true, scored('G1.1', 1)), [4]);
    // Nobody looked at it within a year.
    assert.deepEqual(levels(false, scored('G1.1', 1)), [3]);
    // A must that does not hold keeps it below.
    assert.deepEqual(levels(true, scored('G1.1', 0.99, 'must')), [2]);
  });

  it('of pillars stay near their lowest element, and the whole near trust', () => {
    const element = (id: string, level: 0 | 1 | 2 | 3 | 4) => ({
      id,
      title: id,
      score: 1,
      level,
      tally: { done: 0, asked: 0 },
    });
    const pillars = pillarScores(
      [CHECKLIST],
      [element('G1', 0), element('G2', 4), element('G3', 4), element('V1', 4), element('T1', 1)],
    );
    assert.deepEqual(
      pillars.map(({ level }) => level),
      [1, 4, 1],
    );
    assert.equal(overallLevel(pillars), 2);
    assert.equal(
      overallLevel([
        { id: 'governance', title: '', level: 4 },
        { id: 'public-trust', title: '', level: 0 },
      ]),
      1,
    );
    assert.equal(overallLevel([{ id: 'governance', title: '', level: 3 }]), 3);
  });

  it('of stages are reached in order', () => {
    const stages = viewScores([CHECKLIST], [scored('G1.1', 1), scored('G3.1', 0.4), scored('G1.3', 1)]).find(
      ({ id }) => id === 'odiStage',
    );
    assert.deepEqual(stages?.reached, ['G']);
    assert.deepEqual(
      stages?.values.map(({ score }) => score),
      [1, 0.4, 1, undefined],
    );
  });
});

describe('subjects', () => {
  it('are standards, datasets, agreements and the whole, and no lists', () => {
    const found = reportOf(projectFiles('council-tax-clean'), '2026-11-22');
    assert.deepEqual(
      found.subjects.map(({ subject: { kind, label } }) => `${kind} ${label}`),
      [
        'agreement Referral of suspected fraud to the county team',
        'agreement Income verification for council tax reduction',
        'standard Council tax payments',
        'standard Council tax reduction claim',
        'standard Dwellings',
        'workspace w',
      ],
    );
  });

  it('a companion and its schemas are one, with the findings of both', () => {
    const files = {
      'dwelling.schema.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://council.example/dwelling',
        title: 'Dwelling',
        type: 'object',
        properties: {
          band: { type: 'string' },
          built: { type: 'integer', description: 'Year in which the building was first lived in.' },
        },
      }),
      'dwelling.standard.yaml':
        'kind: DataStandard\nid: urn:gov.example:standard:dwelling\nversion: 1.0.0\ntitle: Dwellings\nstatus: active\nschemas: [{path: dwelling.schema.json}]\nowner: {role: Head of revenues, contact: revenues@council.example}\n',
    };
    const found = reportOf(Object.entries(files));
    assert.deepEqual(
      found.subjects.map(({ subject: one }) => one.label),
      ['Dwellings', 'w'],
    );
    const definitions = item(subject(found, 'Dwellings'), 'G4.1');
    assert.equal(definitions.state, 'partly');
    assert.ok(definitions.evidence.some(({ file }) => file === `${ROOT}/dwelling.schema.json`));
    assert.match(definitions.because, /^1 of 2 fields is in order\. /);
    const owner = item(subject(found, 'Dwellings'), 'G1.1');
    assert.equal(owner.state, 'met');
    assert.equal(owner.evidence[0]?.file, `${ROOT}/dwelling.standard.yaml`);
    // Asked for the schema alone, the standard answers.
    const { workspace, checker } = opened(Object.entries(files));
    const alone = checklistReport(workspace.current, {
      files: [`${ROOT}/dwelling.schema.json`],
      day: DAY,
      findingsOf: (file) => checker.standingOf(workspace.current, file, DAY),
    });
    assert.equal(alone.subjects[0]?.subject.label, 'Dwellings');
  });

  it('each dataset of a catalogue has its own findings', () => {
    const dataset = (name: string, more: object) => ({
      '@type': 'dcat:Dataset',
      title: name,
      description: `What is known of ${name}.`,
      identifier: `https://council.example/${name}`,
      keyword: [name],
      modified: '2026-01-01',
      publisher: { '@type': 'org:Organization', name: 'Exampleshire Council' },
      contactPoint: { '@type': 'vcard:Contact', fn: 'Data office', hasEmail: 'mailto:data@council.example' },
      accessLevel: 'public',
      ...more,
    });
    const catalogue = JSON.stringify({
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
      '@type': 'dcat:Catalog',
      dataset: [dataset('trees', {}), dataset('keys', { accessLevel: 'restricted public' })],
    });
    const files = { 'data.json': catalogue };
    assert.equal(state(files, 'trees', 'T3.2'), 'not-applicable 0');
    assert.equal(state(files, 'keys', 'T3.2'), 'not-met 0');
    const found = reportOf(Object.entries(files));
    const about = item(subject(found, 'keys'), 'T3.2').evidence;
    assert.deepEqual(
      about.filter(({ kind }) => kind === 'finding').map(({ rule }) => rule),
      ['openness/closed-without-reason'],
    );
    assert.equal(item(subject(found, 'w'), 'G1.5').state, 'met');
  });
});

describe('what decides', () => {
  it('findings count one by one, also where the check folds them', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `      - {name: part_${index}, type: string}`).join('\n');
    const found = item(
      subject(
        reportOf([
          [
            'a.yaml',
            standard(
              '',
              `      - {name: dwelling_id, type: string, description: Number of the dwelling in the register of the council.}\n${fields}`,
            ),
          ],
        ]),
        'Dwellings',
      ),
      'G4.1',
    );
    assert.match(found.because, /^1 of 31 fields is in order\. /);
    assert.equal(Math.round(found.score * 31), 1);
  });

  it('a finding that is accepted with a reason does not count and is shown', () => {
    const configuration = (reason: string): string =>
      `exceptions:\n  - {rule: stewardship/missing-owner, file: a.yaml, reason: "${reason}"}\n`;
    const text = standard().replace(/^owner.*\n/m, '');
    const accepted = item(
      subject(
        reportOf([
          ['a.yaml', text],
          ['.concordat.yaml', configuration('The county owns it.')],
        ]),
        'Dwellings',
      ),
      'G1.1',
    );
    assert.equal(accepted.state, 'met');
    assert.match(accepted.because, /except for 1 finding accepted with a reason/);
    assert.deepEqual(
      accepted.evidence.filter(({ kind }) => kind === 'accepted').map(({ text: said }) => said.split('Accepted: ')[1]),
      ['The county owns it.'],
    );
    assert.equal(state({ 'a.yaml': text, '.concordat.yaml': configuration('') }, 'Dwellings', 'G1.1'), 'not-met 0');
    const commented = (why: string): string =>
      text
        .replace('id: urn', `# concordat-disable-next-line stewardship/missing-owner${why}\nid: urn`)
        .replace(/^title: .*\n/m, '')
        .replace(/^/, 'title: Dwellings\n');
    assert.equal(state({ 'a.yaml': commented('') }, 'Dwellings', 'G1.1'), 'not-met 0');
  });

  it('rules that are switched off decide nothing', () => {
    const configuration = 'rules: {stewardship/missing-owner: off, sharing/party-without-identifier: off}\n';
    const found = item(
      subject(
        reportOf([
          ['a.yaml', standard()],
          ['.concordat.yaml', configuration],
        ]),
        'Dwellings',
      ),
      'G1.1',
    );
    assert.equal(found.state, 'needs-attestation');
    assert.match(found.because, /`stewardship\/missing-owner`.* switched off/);
  });

  it('a broken file is not valid, and nothing else is known of it', () => {
    const found = subject(reportOf([['a.yaml', `${standard()}x: [`]]), 'Dwellings');
    assert.equal(item(found, 'G3.1').state, 'not-met');
    assert.equal(item(found, 'G1.1').state, 'needs-attestation');
    assert.match(item(found, 'G1.1').because, /broken syntax/);
    assert.equal(found.gates.find(({ gate }) => gate.id === 'publishable')?.state, 'closed');
  });

  it('what is recorded leads to its place; a place that waits to be filled in is none', () => {
    const files = (goal: string) => ({
      'a.yaml': standard(`valueCase: {goal: ${goal}, users: [letting officers], pattern: 2}\n`),
    });
    assert.equal(state(files('Let vacant homes within four weeks'), 'Dwellings', 'G1.3'), 'met 1');
    assert.equal(state(files('TODO'), 'Dwellings', 'G1.3'), 'partly 0.5');
    assert.equal(state(files('""'), 'Dwellings', 'G1.3'), 'partly 0.5');
    assert.equal(state(files('Homes'), 'Dwellings', 'V1.2'), 'met 1');
    const text = files('Homes')['a.yaml'];
    const found = item(subject(reportOf([['a.yaml', text]]), 'Dwellings'), 'G1.3').evidence;
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      ['Homes', 'users'],
    );
  });

  it('silence of rules about what is missing is no merit', () => {
    assert.equal(state({ 'a.yaml': standard() }, 'Dwellings', 'V3.3'), 'not-met 0');
    assert.equal(state({ 'a.yaml': standard('review: {next: 2027-01-01}\n') }, 'Dwellings', 'V3.3'), 'met 1');
  });

  it('an agreement in a format without a place for a term is not praised for it', () => {
    const policy = JSON.stringify({
      '@context': 'http://www.w3.org/ns/odrl.jsonld',
      '@type': 'Agreement',
      uid: 'https://council.example/policy/1',
      permission: [
        {
          target: 'https://council.example/data/1',
          assigner: 'https://council.example/org/1',
          assignee: 'https://council.example/org/2',
          action: 'use',
        },
      ],
    });
    const found = reportOf([['policy.odrl.json', policy]]).subjects.find((one) => one.subject.kind === 'agreement');
    assert.ok(found);
    assert.equal(item(found, 'T4.2').state, 'needs-attestation');
    assert.match(item(found, 'T4.2').because, /no place for `security`/);
  });
});

describe('conditions', () => {
  const applies = (more: string, id: string, fields?: string): boolean =>
    !state({ 'a.yaml': standard(more, fields) }, 'Dwellings', id).startsWith('not-applicable');
  it('ask only of what is so', () => {
    assert.equal(applies('', 'G3.6'), false);
    assert.equal(applies('accessRights: restricted\n', 'T3.2'), true);
    assert.equal(applies('accessRights: restricted\n', 'T3.3'), false);
    assert.equal(applies('', 'G3.5'), false);
    assert.equal(applies('jurisdiction: eu\n', 'G3.5'), true);
    assert.equal(applies('jurisdiction: fr\n', 'G3.5'), true);
    assert.equal(applies('jurisdiction: uk\n', 'G3.5'), false);
    assert.equal(applies('', 'T2.4'), false);
    const nino =
      '      - {name: nino, type: string, description: National insurance number of the claimant., personalData: {category: national-id, identifiability: direct}}';
    assert.equal(applies('', 'T2.4', nino), true);
    assert.equal(applies('', 'T2.7', nino), false);
    assert.equal(applies('lawfulBasis: {article6: consent}\n', 'T2.7', nino), true);
    assert.equal(applies('', 'T1.5', nino), false);
    assert.equal(applies('dataSubjects: [pupil]\n', 'T1.5', nino), true);
    assert.equal(applies('accessRights: public\n', 'T2.5', nino), true);
    assert.equal(applies('', 'G4.3'), false);
  });
  it('a jurisdiction that was asked for holds where the document names none', () => {
    const { workspace, checker } = opened([['a.yaml', standard()]]);
    const found = checklistReport(workspace.current, {
      files: [`${ROOT}/a.yaml`],
      day: DAY,
      jurisdictions: ['EU'],
      findingsOf: (file) => checker.standingOf(workspace.current, file, DAY),
    });
    assert.equal(item(subject(found, 'Dwellings'), 'G3.5').state, 'needs-attestation');
  });
  it('of an agreement follow what it shares', () => {
    const found = reportOf(projectFiles('council-tax-clean'));
    const income = subject(found, 'Income verification for council tax reduction');
    assert.equal(item(income, 'T2.6').state, 'met');
    assert.equal(item(income, 'T1.4').state, 'needs-attestation');
    assert.equal(
      item(subject(found, 'Referral of suspected fraud to the county team'), 'T1.4').state,
      'not-applicable',
    );
  });
});

describe('attestations', () => {
  const upkeep = (more: string, day: IsoDate = DAY): string => {
    const files = { 'a.yaml': standard(), 'governance/attestations.yaml': attestation(`item: G2.5, ${more}`) };
    return item(subject(reportOf(Object.entries(files), day), 'Dwellings'), 'G2.5').state;
  };
  it('answer items', () => {
    assert.equal(upkeep('answer: yes, by: {role: chief data officer}'), 'attested');
    assert.equal(upkeep('answer: yes, by: {role: Gardener}'), 'needs-attestation');
    assert.equal(upkeep('answer: no, reason: No money., by: {role: Chief Data Officer}'), 'not-met');
    assert.equal(upkeep('answer: not-applicable, reason: By law., by: {role: Chief Data Officer}'), 'not-applicable');
    assert.equal(upkeep('answer: not-applicable, by: {role: Chief Data Officer}'), 'needs-attestation');
    assert.equal(upkeep('answer: yes, by: {role: Chief Data Officer}', '2027-10-02'), 'stale');
    assert.equal(upkeep('answer: yes, validUntil: 2026-11-01, by: {role: Chief Data Officer}'), 'stale');
    assert.equal(upkeep('answer: yes, by: {role: Chief Data Officer}, digest: {owner: "0000000000000000"}'), 'stale');
  });
  it('lead to the word and to what it rests on, and to nothing that is no web address', () => {
    const files = {
      'a.yaml': standard(),
      'governance/attestations.yaml': attestation(
        'item: G2.5, answer: yes, by: {name: A. Example, role: Chief Data Officer}, evidence: [{title: Budget, url: "https://council.example/budget"}, {title: Bad, url: "javascript:alert(1)"}]',
      ),
    };
    const found = item(subject(reportOf(Object.entries(files)), 'Dwellings'), 'G2.5');
    const [evidence] = found.evidence;
    assert.equal(evidence?.kind, 'attestation');
    assert.equal(evidence?.file, `${ROOT}/governance/attestations.yaml`);
    assert.deepEqual(evidence?.links, [{ title: 'Budget', url: 'https://council.example/budget' }]);
    assert.equal(found.because, 'A. Example, Chief Data Officer, answered yes on 2026-10-01.');
  });
});

describe('gates', () => {
  it('of an agreement look at the standards that it shares', () => {
    const files = projectFiles('council-tax-clean');
    const open = reportOf(files).whole.gates.map(({ gate, state: found }) => `${gate.id} ${found}`);
    assert.deepEqual(open, ['publishable open', 'shareable open', 'interoperable open']);
    const claim = files.get('standards/claim.schema.json') ?? '';
    files.set(
      'standards/claim.schema.json',
      claim.replace(
        '"properties": {',
        '"properties": { "claimant_religion": {"type": "string", "description": "Faith that the claimant stated when asked."},',
      ),
    );
    const shareable = reportOf(files).whole.gates.find(({ gate }) => gate.id === 'shareable');
    assert.equal(shareable?.state, 'closed');
    assert.ok(
      shareable.missing.some(
        ({ item: id, subject: of }) => id === 'T2.1' && of.label === 'Council tax reduction claim',
      ),
    );
  });
  it('ask for a status', () => {
    const files = projectFiles('council-tax-clean');
    const path = 'agreements/fraud-referral.agreement.yaml';
    files.set(path, (files.get(path) ?? '').replace('status: active', 'status: draft'));
    const { missing } = reportOf(files).whole.gates.find(({ gate }) => gate.id === 'shareable') ?? { missing: [] };
    assert.deepEqual(
      missing.map(({ item: id, because }) => [id, because]),
      [[undefined, 'Its status is draft, and has to be active.']],
    );
  });
  it('are none where nothing is asked', () => {
    const found = reportOf([['a.yaml', standard()]]).whole.gates;
    assert.equal(found.find(({ gate }) => gate.id === 'shareable')?.state, 'none');
  });
});

describe('checklists of an organisation', () => {
  const house = (more = '', element = 'G2'): string => `apiVersion: concordat/v1
kind: Checklist
id: house
title: What the county asks
extends: concordat:data-driven-public-sector
${more}items:
  - id: H1.1
    element: ${element}
    title: Retention is recorded
    weight: must
    asks: [standard]
    decidedBy: [{recorded: {standard: [retention]}}]
`;
  const configuration = 'checklists: [./governance/house.checklist.yaml]\n';

  it('add items, switch others off and weigh them otherwise', () => {
    const more =
      'changes:\n  G2.5: {off: true, reason: Upkeep is paid for by law.}\n  G1.3: {weight: must, reason: The council decided so.}\n  G1.2: {off: true}\n';
    const found = reportOf([
      ['a.yaml', standard()],
      ['governance/house.checklist.yaml', house(more)],
      ['.concordat.yaml', configuration],
    ]);
    assert.deepEqual(
      found.checklists.map(({ id, items }) => [id, items.length]),
      [['house', 68]],
    );
    const one = subject(found, 'Dwellings');
    assert.equal(item(one, 'H1.1').state, 'not-met');
    assert.equal(item(one, 'G1.3').weight, 'must');
    assert.equal(
      one.results.some(({ item: { id } }) => id === 'G2.5'),
      false,
    );
    // Without a reason nothing is let go.
    assert.equal(
      one.results.some(({ item: { id } }) => id === 'G1.2'),
      true,
    );
    assert.ok(one.elements.find(({ id }) => id === 'G2')?.tally.asked === 4);
  });

  it('stand alone, beside the built-in one, in a file or in the configuration', () => {
    const own =
      '{id: keep, title: Keeping, pillars: [{id: keeping, title: Keeping, elements: [{id: K1, title: Archive}]}], items: [{id: K1.1, element: K1, title: Kept, asks: [standard], decidedBy: [{recorded: {standard: [retention]}}]}]}';
    const found = reportOf([
      ['a.yaml', standard('retention: {period: P6Y}\n')],
      ['.concordat.yaml', `checklists:\n  - concordat:data-driven-public-sector\n  - ${own}\n`],
    ]);
    assert.deepEqual(
      found.checklists.map(({ id }) => id),
      ['data-driven-public-sector', 'keep'],
    );
    assert.equal(item(subject(found, 'Dwellings'), 'K1.1').state, 'met');
    assert.deepEqual(
      found.whole.pillars.map(({ id }) => id),
      ['governance', 'public-value', 'public-trust', 'keeping'],
    );
    const alone = reportOf([
      ['a.yaml', standard()],
      ['.concordat.yaml', `checklists:\n  - ${own}\n`],
    ]);
    assert.deepEqual(
      alone.whole.items.map(({ item: { id } }) => id),
      ['K1.1'],
    );
  });

  it('say what they do not know', () => {
    const findings = (text: string): string[] =>
      checkFiles([['governance/house.checklist.yaml', text]], DAY).findings.map(
        ({ rule, message }) => `${rule}: ${message}`,
      );
    assert.deepEqual(findings(house()), []);
    assert.match(findings(house('', 'G9')).join(), /structure\/schema-violation: .*G9/);
    assert.match(findings(house().replace('H1.1', 'G1.1')).join(), /structure\/schema-violation: .*G1\.1/);
    assert.match(findings(house().replace('[retention]', '[retentoin]')).join(), /`retention`/);
    assert.match(
      findings(house().replace('{recorded: {standard: [retention]}}', '{rules: [stewardship/missing-ovner]}')).join(),
      /stewardship\/missing-owner/,
    );
    assert.match(
      findings(
        house().replace('{recorded: {standard: [retention]}}', '{recorded: {standard: [retention]}, when: personel}'),
      ).join(),
      /personal/,
    );
    assert.match(findings(house('changes:\n  G7.1: {off: true, reason: None.}\n')).join(), /G7\.1/);
    const inline = checkFiles(
      [
        [
          '.concordat.yaml',
          'checklists:\n  - {id: own, title: Own, items: [{id: A, element: Q1, title: A, asks: [standard]}]}\n',
        ],
      ],
      DAY,
    ).findings;
    assert.match(inline.map(({ message }) => message).join(), /Q1/);
  });

  it('end where they go round in circles, and where a file is missing', () => {
    const a = 'kind: Checklist\nid: a\ntitle: A\nextends: b.checklist.yaml\n';
    const b = 'kind: Checklist\nid: b\ntitle: B\nextends: a.checklist.yaml\n';
    const found = reportOf([
      ['a.checklist.yaml', a],
      ['b.checklist.yaml', b],
      ['s.yaml', standard()],
      ['.concordat.yaml', 'checklists: [a.checklist.yaml, c.checklist.yaml]\n'],
    ]);
    assert.deepEqual(found.whole.items, []);
  });
});

describe('the report', () => {
  it('is remembered as long as nothing that it rests on changes', () => {
    const { workspace, checker } = opened(projectFiles('council-tax-clean'));
    const before = report(workspace, checker);
    const text = (projectFiles('council-tax-clean').get('standards/dwelling.standard.yaml') ?? '').replace(
      'title: Dwellings',
      'title: Homes',
    );
    workspace.apply({ kind: 'set', source: sourceOf('standards/dwelling.standard.yaml', text) });
    const after = report(workspace, checker);
    const kept = after.subjects.filter((one) => before.subjects.some((other) => other.results === one.results));
    assert.deepEqual(
      kept.map(({ subject: { label } }) => label),
      [
        'Referral of suspected fraud to the county team',
        'Income verification for council tax reduction',
        'Council tax payments',
        'Council tax reduction claim',
      ],
    );
    assert.deepEqual(
      JSON.parse(JSON.stringify(after)),
      JSON.parse(JSON.stringify(report(workspace, new Checker(rules, schemas)))),
    );
  });

  it('can be interrupted after each subject', () => {
    const { workspace, checker } = opened([['a.yaml', standard()]]);
    const work = checklistWork(workspace.current, {
      files: [`${ROOT}/a.yaml`],
      day: DAY,
      findingsOf: (file) => checker.standingOf(workspace.current, file, DAY),
    });
    assert.deepEqual(
      [work.next().value, work.next().value],
      [
        { done: 1, total: 2 },
        { done: 2, total: 2 },
      ],
    );
    assert.equal(work.next().done, true);
  });

  it('of any texts is made, with evidence for each state inside a file, and scores between 0 and 1', () => {
    const texts = [...allFixtureTexts()].filter(([, text]) => text.length < 20_000);
    const some = fc.tuple(
      fc.subarray(texts, { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(some, ([chosen, cut]) => {
        const files = chosen.map(([path, text], index): [string, string] => [
          path,
          index === 0 ? text.slice(0, Math.floor(text.length * cut)) : text,
        ]);
        const { workspace, checker } = opened(files);
        const found = report(workspace, checker);
        for (const one of found.subjects)
          for (const result of one.results) {
            assert.ok(result.evidence.length > 0, `${result.item.id} has evidence`);
            assert.ok(result.because.length > 0);
            assert.ok(result.score >= 0 && result.score <= 1, `${result.item.id} ${result.score}`);
            for (const { file, span } of one.subject.kind === 'workspace' ? [] : result.evidence) {
              const length = workspace.current.files.get(file)?.parsed.source.text.length;
              assert.ok(
                length !== undefined && span.start >= 0 && span.end <= length && span.start <= span.end,
                `${result.item.id} ${file} ${span.start} ${span.end}`,
              );
            }
          }
      }),
      { numRuns: 12 },
    );
  });
});
