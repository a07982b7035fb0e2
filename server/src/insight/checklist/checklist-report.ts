import type { IsoDate } from '../../base/iso-date.ts';
import { joinPath } from '../../base/path.ts';
import { remembered } from '../../base/remembered.ts';
import type { FileStanding } from '../../check/standing.ts';
import type { Checklist, ChecklistItem, Weight } from '../../model/checklists/checklist.ts';
import { resolveStandards } from '../../rules/support/join.ts';
import { configuredChecklists } from '../../workspace/configured-checklists.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { factQueries } from '../fact-queries.ts';
import { type Sharing, sharingIn } from '../sharing.ts';
import { becauseOver } from './because-over.ts';
import { type Gated, gateResults } from './gates.ts';
import { placesIn } from './places.ts';
import type { ChecklistReport, Standing, Subject, SubjectReport, Tally, WholeItem } from './report.ts';
import {
  elementScores,
  type Maturity,
  overallLevel,
  pillarScores,
  type Scored,
  scoreOf,
  stateOver,
  tallyOf,
  viewScores,
} from './score.ts';
import { type Around, type SubjectResults, subjectResults } from './subject-results.ts';
import { folderAround, type KnownSubject, subjectsIn, workspaceSubject } from './subjects.ts';

export interface ChecklistOptions {
  /** Absolute paths of the files to report on. Others are read where they are referred to. */
  readonly files: readonly string[];
  /** By which dates are judged. */
  readonly day: IsoDate;
  /** `Checker.standingOf`. */
  findingsOf(file: string): FileStanding;
  /** For which the whole is asked, where documents do not say: `eu`, `uk`. */
  readonly jurisdictions?: readonly string[];
  /** Absolute path of the folder; the nearest around the files when left out. */
  readonly root?: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Where a workspace stands by its checklists. */
export function checklistReport(snapshot: Snapshot, options: ChecklistOptions): ChecklistReport {
  const work = checklistWork(snapshot, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, one after each subject, so that it can be interrupted. */
export function* checklistWork(snapshot: Snapshot, options: ChecklistOptions): Generator<Progress, ChecklistReport> {
  const { known, judge } = judging(snapshot, options);
  const judged: Judged[] = [];
  for (const [index, one] of known.entries()) {
    judged.push(judge(one));
    yield { done: index + 1, total: known.length };
  }
  return assembled(snapshot, judged, options.day);
}

/** How many items are met or attested of one subject; the others are not gone through. Undefined where there is none. */
export function subjectTallies(
  snapshot: Snapshot,
  options: ChecklistOptions,
): (place: Pick<Subject, 'file' | 'root' | 'pointer'>) => Tally | undefined {
  const { known, judge } = judging(snapshot, options);
  return ({ file, root, pointer }) => {
    const found = known.find(
      ({ subject }) => subject.file === file && subject.root === root && subject.pointer === pointer,
    );
    return found && tallyOf(judge(found).results);
  };
}

function judging(
  snapshot: Snapshot,
  options: ChecklistOptions,
): { readonly known: readonly KnownSubject[]; judge(known: KnownSubject): Judged } {
  const { files, day } = options;
  // Asked for once for each of the datasets of a catalogue.
  const standings = new Map<string, FileStanding>();
  const findingsOf = (file: string): FileStanding => {
    const found = standings.get(file) ?? options.findingsOf(file);
    standings.set(file, found);
    return found;
  };
  const root = options.root ?? folderAround(files);
  const things = subjectsIn(snapshot, files);
  const shared = {
    snapshot,
    day,
    findingsOf,
    places: placesIn(snapshot),
    siblings: things,
  };
  return {
    known: [...things, workspaceSubject(root, files, snapshot)],
    judge: (one) => {
      const configuration = snapshot.configurationOf(
        one.kind === 'workspace' ? joinPath(root, 'checklist') : one.subject.file,
      );
      const checklists = configuredChecklists(configuration, snapshot);
      const jurisdictions = (options.jurisdictions ?? []).map((text) => text.toLowerCase());
      const around: Around = { ...shared, configuration, items: itemsOf(checklists), jurisdictions };
      return { known: one, checklists, ...subjectResults(one, around) };
    },
  };
}

interface Judged extends SubjectResults {
  readonly known: KnownSubject;
  readonly checklists: readonly Checklist[];
}

/** The same array for the same checklists, by which it is told whether anything changed. */
const itemsOf: (checklists: readonly Checklist[]) => readonly ChecklistItem[] = remembered((checklists) =>
  checklists.flatMap(({ items }) => items),
);

function assembled(snapshot: Snapshot, judged: readonly Judged[], day: IsoDate): ChecklistReport {
  const checklists = [...new Map(judged.flatMap((one) => one.checklists.map((list) => [list.id, list]))).values()];
  const gated = gatedOf(snapshot, judged);
  const subjects = judged.map(({ known, results, maturity, checklists: own }, index): SubjectReport => {
    const gates = gateResults(own, gated.slice(index, index + 1)).filter(({ gate }) => gate.asks.includes(known.kind));
    return { subject: known.subject, results, ...standing(own, results, maturity), gates };
  });
  const maturity: Maturity = {
    impact: judged.some((one) => one.maturity.impact),
    reviewed: judged.some((one) => one.maturity.reviewed),
  };
  const items = wholeItems(checklists, subjects);
  const whole = standing(checklists, items, maturity);
  const pillars = pillarScores(checklists, whole.elements);
  return {
    day,
    checklists,
    subjects,
    whole: {
      ...whole,
      gates: gateResults(checklists, gated),
      items,
      pillars,
      level: overallLevel(pillars),
      views: viewScores(checklists, items),
    },
  };
}

function standing(
  checklists: readonly Checklist[],
  results: readonly Scored[],
  maturity: Maturity,
): Omit<Standing, 'gates'> {
  return { tally: tallyOf(results), score: scoreOf(results), elements: elementScores(checklists, results, maturity) };
}

const WEIGHTS: readonly Weight[] = ['could', 'should', 'must'];

function wholeItems(checklists: readonly Checklist[], subjects: readonly SubjectReport[]): WholeItem[] {
  const byItem = new Map<string, WholeItem['subjects'][number][]>();
  for (const { subject, results } of subjects) {
    for (const result of results) {
      const known = byItem.get(result.item.id);
      if (known) known.push({ subject, result });
      else byItem.set(result.item.id, [{ subject, result }]);
    }
  }
  return checklists.flatMap(({ items }) =>
    items.flatMap((item): WholeItem[] => {
      const all = byItem.get(item.id);
      if (!all) return [];
      const concerned = all.filter(({ result }) => result.state !== 'not-applicable');
      if (concerned.length === 0) return [];
      const { state, score } = stateOver(concerned.map(({ result }) => result));
      const weight = concerned
        .map(({ result }) => result.weight)
        .reduce((a, b) => (WEIGHTS.indexOf(a) < WEIGHTS.indexOf(b) ? b : a));
      return [{ item, weight, state, score, because: becauseOver(concerned, state), subjects: all }];
    }),
  );
}

function gatedOf(snapshot: Snapshot, judged: readonly Judged[]): Gated[] {
  const byDocument = new Map<string, Judged[]>();
  for (const one of judged) {
    for (const { file, root } of one.known.kind === 'standard' ? one.known.parts : []) {
      const known = byDocument.get(`${file}\n${root}`);
      if (known) known.push(one);
      else byDocument.set(`${file}\n${root}`, [one]);
    }
  }
  const sharing = sharingIn(snapshot);
  const facts = factQueries(snapshot);
  return judged.map(({ known, results }) => {
    const documents = standardsBehind(known, sharing, facts);
    const restsOn = new Set(documents.flatMap(({ file, root }) => byDocument.get(`${file}\n${root}`) ?? []));
    return {
      subject: known.subject,
      results,
      restsOn: [...restsOn].map((one) => ({ subject: one.known.subject, results: one.results })),
    };
  });
}

/** The standards that an agreement shares, and those that the data of a dataset obey. */
function standardsBehind(
  { agreement, dataset, subject }: KnownSubject,
  sharing: Sharing,
  facts: ReturnType<typeof factQueries>,
): readonly { readonly file: string; readonly root: number }[] {
  if (agreement)
    return facts
      .rows('agreements', 'file', subject.file)
      .filter(({ root, pointer }) => root === subject.root && pointer === subject.pointer)
      .flatMap((row) => sharing.itemsOf(row).flatMap(({ standard }) => standard ?? []));
  if (!dataset) return [];
  const obeyed = [
    ...dataset.conformsTo,
    ...dataset.distributions.flatMap(({ conformsTo = [], describedBy }) => [
      ...conformsTo,
      ...(describedBy ? [describedBy] : []),
    ]),
  ];
  return obeyed.flatMap(({ value }) => resolveStandards(facts, subject.file, value));
}
