import type { ChecklistItem, Weight } from '../../model/checklists/checklist.ts';
import type { Answer } from './answers.ts';
import type { AskedSubject } from './asked-subject.ts';
import { belongsTo, conditionCalled } from './conditions.ts';
import type { Evidence, ItemResult, ItemState } from './report.ts';
import { askedEvidence, recordedEvidence, shownPlaces, type Verdict, verdictOf } from './verdict.ts';

/** Where a subject stands by one item. */
export function resultOf(item: ChecklistItem, subject: AskedSubject, answer: Answer | undefined): ItemResult {
  const outcome = outcomeOf(item, subject, answer);
  const { file, span } = subject.subject;
  const here = { file, span, text: outcome.because };
  // Of what does not apply nothing is missing.
  const seen = outcome.state === 'not-applicable' ? recordedEvidence(here) : askedEvidence(here);
  const evidence = outcome.evidence.length > 0 ? outcome.evidence : [seen];
  return { item, weight: weightOf(item, subject), ...outcome, evidence };
}

type Outcome = Pick<ItemResult, 'state' | 'score' | 'because' | 'evidence'>;

function weightOf({ weight, weightIn }: ChecklistItem, subject: AskedSubject): Weight {
  if (!weightIn) return weight;
  const found = belongsTo(subject).flatMap((one) => weightIn[one] ?? weightIn[one.split('-')[0] ?? ''] ?? []);
  return found[0] ?? weight;
}

function outcomeOf(item: ChecklistItem, subject: AskedSubject, answer: Answer | undefined): Outcome {
  if (item.if !== undefined) {
    const condition = conditionCalled(item.if);
    if (condition?.holds(subject) !== true)
      return none(condition?.otherwise ?? `Nobody knows the condition \`${item.if}\`.`, []);
  }
  const files = filesSay(verdictsOf(item, subject));
  return combined(item, files, answer, () => shownPlaces(item.shows, subject).map(recordedEvidence));
}

/** What files show and what a person says, together. `shown`: places that the item wants to be seen. */
export function combined(
  item: ChecklistItem,
  files: FilesSay,
  answer: Answer | undefined,
  shown: () => readonly Evidence[],
): Outcome {
  if (!item.attest) return byFiles(files);
  if (item.type === 'attested' || files.kind !== 'decided') {
    const asked = files.kind === 'unable' ? files.because : undefined;
    return byAnswer(answer, item, files.kind === 'decided' ? [] : shown(), asked);
  }
  return together(item, files, answer);
}

function verdictsOf(item: ChecklistItem, subject: AskedSubject): Verdict[] {
  const verdicts = (item.decidedBy ?? []).map((decider) => ({ decider, verdict: verdictOf(decider, item, subject) }));
  const others = verdicts.filter(({ decider }) => !('ofRecorded' in decider));
  const isMissing = others.some(isDecided) && others.filter(isDecided).every(({ verdict }) => scoreIn(verdict) === 0);
  return verdicts.map(({ decider, verdict }) =>
    isMissing && 'ofRecorded' in decider && scoreIn(verdict) === 1 ? { kind: 'silent' } : verdict,
  );
}

function isDecided({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict.kind === 'decided';
}

function scoreIn(verdict: Verdict): number | undefined {
  return verdict.kind === 'decided' ? verdict.score : undefined;
}

export type FilesSay =
  | ({ readonly kind: 'decided' } & Outcome)
  | { readonly kind: 'unable'; readonly because: string }
  | { readonly kind: 'silent' };

/** All deciders together. One that cannot tell leaves it open whether the rest is enough, but not that it is too little. */
function filesSay(verdicts: readonly Verdict[]): FilesSay {
  const decided = verdicts.filter((verdict) => verdict.kind === 'decided');
  const unable = verdicts.find((verdict) => verdict.kind === 'unable');
  const failing = decided.filter(({ score }) => score < 1);
  if (unable && (decided.length === 0 || failing.length === 0)) return unable;
  if (decided.length === 0) return { kind: 'silent' };
  const score = decided.reduce((sum, one) => sum + one.score, 0) / decided.length;
  const told = failing.length > 0 ? failing : decided;
  return {
    kind: 'decided',
    state: failing.length === 0 ? 'met' : score === 0 ? 'not-met' : 'partly',
    score,
    because: told.map(({ because }) => because).join(' '),
    evidence: [...failing, ...decided.filter(({ score: one }) => one === 1)].flatMap((one) => one.evidence),
  };
}

function byFiles(files: FilesSay): Outcome {
  if (files.kind === 'decided') return outcome(files);
  if (files.kind === 'unable') return { state: 'needs-attestation', score: 0, because: files.because, evidence: [] };
  return none('Nothing that decides it looks at such a thing.', []);
}

function outcome({ state, score, because, evidence }: Outcome): Outcome {
  return { state, score, because, evidence };
}

function none(because: string, evidence: readonly Evidence[]): Outcome {
  return { state: 'not-applicable', score: 0, because, evidence };
}

const STATES: Readonly<Record<Answer['word'], { readonly state: ItemState; readonly score: number }>> = {
  yes: { state: 'attested', score: 1 },
  partial: { state: 'partly', score: 0.5 },
  no: { state: 'not-met', score: 0 },
  'not-applicable': { state: 'not-applicable', score: 0 },
};

/** Nothing but a person's word counts. */
function byAnswer(
  answer: Answer | undefined,
  item: ChecklistItem,
  shown: readonly Evidence[],
  asked: string | undefined,
): Outcome {
  if (!answer) {
    const roles = item.attest?.mayAttest ?? [];
    const who =
      roles.length === 0
        ? 'Somebody'
        : `${withArticle(roles[0] ?? '')}${roles.length > 1 ? ', or another who may,' : ''}`;
    return {
      state: 'needs-attestation',
      score: 0,
      because: `${asked === undefined ? '' : `${asked} `}${who} has to say so.`,
      evidence: shown,
    };
  }
  const evidence = [answer.evidence, ...shown];
  if (answer.stale !== undefined) return { state: 'stale', score: 0, because: answer.stale, evidence };
  return { ...STATES[answer.word], because: answer.because, evidence };
}

/** Roles are written with capitals. */
function withArticle(role: string): string {
  return `${/^[AEIOU]/i.test(role) ? 'An' : 'A'} ${role}`;
}

/** What files show and what a person says. */
function together(
  item: ChecklistItem,
  files: Extract<FilesSay, { kind: 'decided' }>,
  answer: Answer | undefined,
): Outcome {
  const { combine = 'both' } = item;
  if (combine === 'instead') return outcome(files);
  if (combine === 'either') {
    if (files.state === 'met' || !answer) return outcome(files);
    const said = byAnswer(answer, item, files.evidence, undefined);
    // What the files show of it is not lost where a person says less.
    return said.score >= files.score || said.state === 'not-applicable' ? said : outcome(files);
  }
  if (answer && answer.stale === undefined && answer.word === 'no')
    return { ...STATES.no, because: answer.because, evidence: [answer.evidence, ...files.evidence] };
  if (files.state !== 'met') {
    const evidence = answer ? [...files.evidence, answer.evidence] : files.evidence;
    const isPartial = answer !== undefined && answer.stale === undefined && answer.word === 'partial';
    return { ...outcome(files), score: isPartial ? Math.min(files.score, 0.5) : files.score, evidence };
  }
  const said = byAnswer(answer, item, files.evidence, undefined);
  return answer ? said : { ...said, because: `${files.because} ${said.because}` };
}
