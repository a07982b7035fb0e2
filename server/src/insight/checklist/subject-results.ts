import { addYears, type IsoDate, isBefore, parseIsoDate } from '../../base/iso-date.ts';
import { rememberedWhile } from '../../base/remembered.ts';
import type { FileStanding, SpokenOf } from '../../check/standing.ts';
import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { termsOf } from '../../rules/support/terms.ts';
import { pathOf, pointerOf } from '../../syntax/tree.ts';
import type { Configuration } from '../../workspace/configuration.ts';
import type { FileState } from '../../workspace/file-state.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type AskedFacts, askedFacts } from '../asked-facts.ts';
import { factQueries } from '../fact-queries.ts';
import { type Answer, answerOf } from './answers.ts';
import type { AskedSubject } from './asked-subject.ts';
import { resultOf } from './decide.ts';
import { type DatasetState, datasetState, isAsBefore, movedBy } from './moved-dataset.ts';
import type { Places } from './places.ts';
import { recordedAt } from './recorded-paths.ts';
import type { ItemResult } from './report.ts';
import { type Said, saidOf } from './said-of.ts';
import type { Maturity } from './score.ts';
import type { KnownSubject } from './subjects.ts';

/** What the items of a subject are decided in. */
export interface Around {
  readonly snapshot: Snapshot;
  readonly day: IsoDate;
  readonly places: Places;
  readonly configuration: Configuration;
  /** Those that are in use for the subject, of all kinds. */
  readonly items: readonly ChecklistItem[];
  readonly jurisdictions: readonly string[];
  readonly siblings: readonly KnownSubject[];
  findingsOf(file: string): FileStanding;
}

export interface SubjectResults {
  readonly results: readonly ItemResult[];
  readonly maturity: Maturity;
}

/** Where one subject stands by each item that is asked of its kind. Remembered as long as all that was read for it is the same. */
export function subjectResults(known: KnownSubject, around: Around): SubjectResults {
  const thing = known.agreement ?? known.dataset ?? known.standards[0];
  if (!thing) return compute({ known, around });
  const kept = remembered(thing, { known, around });
  const by = known.dataset && kept.dataset ? known.dataset.node.start - kept.dataset.start : 0;
  return { results: movedBy(by, known.subject.file, kept.results), maturity: kept.maturity };
}

interface From {
  readonly known: KnownSubject;
  readonly around: Around;
}

interface Kept extends SubjectResults {
  readonly asked: AskedFacts;
  readonly states: readonly FileState[];
  /** Files in which persons have said something of it. */
  readonly attestedIn: ReadonlyMap<string, FileState | undefined>;
  readonly standings: readonly FileStanding[];
  readonly around: Pick<Around, 'day' | 'configuration' | 'items'>;
  readonly jurisdictions: string;
  readonly broken: boolean;
  readonly dataset: DatasetState | undefined;
}

const remembered = rememberedWhile(
  (_: object, from: From): Kept => compute(from),
  (kept, { known, around }) =>
    kept.around.day === around.day &&
    kept.around.configuration === around.configuration &&
    kept.around.items === around.items &&
    kept.jurisdictions === around.jurisdictions.join() &&
    isSaidOfSame(kept, known, around) &&
    [...kept.attestedIn].every(([file, state]) => around.snapshot.files.get(file) === state) &&
    kept.asked.wouldAnswerAlike(around.snapshot),
);

/** The dataset that is remembered has not changed where the same object stands for it; whatever else is in its file may have. */
function isSaidOfSame(kept: Kept, known: KnownSubject, around: Around): boolean {
  const standings = standingsOf(known, around);
  if (isSame(kept.states, known.states) && isSame(kept.standings, standings)) return true;
  return (
    kept.dataset !== undefined &&
    kept.broken === isBroken(known, around) &&
    isAsBefore(kept.dataset, known, saidOf(known.parts, standings), standings)
  );
}

function isBroken({ kind, parts }: KnownSubject, { snapshot }: Around): boolean {
  return kind !== 'workspace' && parts.some(({ file }) => snapshot.files.get(file)?.broken === true);
}

function compute({ known, around }: From): Kept {
  const { snapshot, day, places, configuration, items, jurisdictions } = around;
  const asked = askedFacts(snapshot);
  const standings = standingsOf(known, around);
  const said = saidOf(known.parts, standings);
  const subject = askedSubject(known, around, asked, standings, said);
  // What a person's word covers is read from the subject's own files.
  const facts = { ...asked.facts, coveredParts: factQueries(snapshot).coveredParts };
  const answers: Answer[] = [];
  const results = items
    .filter((item) => item.asks.includes(known.kind))
    .map((item) => {
      const answer = answerOf(item, known.subject, { facts, places, day });
      if (answer) answers.push(answer);
      return resultOf(item, subject, answer);
    });
  const attestedIn = new Map(answers.map(({ evidence: { file } }) => [file, snapshot.files.get(file)]));
  return {
    results,
    maturity: maturityOf(subject, day),
    asked,
    states: known.states,
    standings,
    attestedIn,
    around: { day, configuration, items },
    jurisdictions: jurisdictions.join(),
    broken: subject.broken,
    dataset: datasetState(known, said, standings, results),
  };
}

function askedSubject(
  known: KnownSubject,
  around: Around,
  { facts }: AskedFacts,
  standings: readonly FileStanding[],
  said: Said,
): AskedSubject {
  const { configuration, places, jurisdictions, siblings } = around;
  const { agreement, subject } = known;
  const row =
    agreement &&
    facts
      .rows('agreements', 'file', subject.file)
      .find((one) => one.root === subject.root && one.pointer === pointerOf(pathOf(agreement.node)));
  return {
    ...known,
    configuration,
    facts,
    places,
    row,
    terms: row && termsOf(facts, row),
    fields: known.standards.flatMap((standard) => fieldsOf(standard)),
    ...said,
    ran: new Set(standings.flatMap(({ ran }) => [...ran].flatMap(([rule, of]) => (speaksOf(of, known) ? [rule] : [])))),
    off: new Set(standings.flatMap(({ off }) => [...off])),
    broken: isBroken(known, around),
    jurisdictions,
    siblings,
  };
}

function speaksOf(of: ReadonlySet<SpokenOf>, { kind }: KnownSubject): boolean {
  return kind !== 'workspace' && of.has(kind);
}

function standingsOf({ kind, states }: KnownSubject, { findingsOf }: Around): FileStanding[] {
  // Of the workspace as a whole no rule speaks.
  return kind === 'workspace' ? [] : states.map(({ path }) => findingsOf(path));
}

function isSame(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** That somebody gave their word on one item is no review of the whole. */
function maturityOf(subject: AskedSubject, day: IsoDate): Maturity {
  const yearAgo = addYears(day, -1);
  const isRecent = (date: IsoDate | undefined): boolean =>
    date !== undefined && !isBefore(date, yearAgo) && !isBefore(day, date);
  const reviews = recordedAt(subject, 'review.last', subject).flatMap(
    ({ text }) => /\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? [],
  );
  return {
    impact: recordedAt(subject, 'benefit.resultsUrl', subject).length > 0,
    reviewed: reviews.some((text) => isRecent(parseIsoDate(text))),
  };
}
