import type {
  PublishedChange,
  PublishedProgress,
  PublishedScoreChange,
} from '../../../generated/checklist-report.types.ts';
import { GATE_WORDS, levelText, STATE_WORDS, scoreText } from './checklist-words.ts';

/** Scores and gates that are not what they were, in words. */
export function scoreLines({ scores, gates }: PublishedProgress): string[] {
  return [
    ...scores.flatMap((change) => {
      const text = scoreChangeText(change);
      return text === undefined ? [] : [`${titleOf(change)}: ${text}`];
    }),
    ...gates
      .filter(({ before, after }) => before !== after)
      .map(
        ({ title, before, after }) =>
          `Gate ${title}: ${before === null ? 'not there' : GATE_WORDS[before]} → ${after === null ? 'not there' : GATE_WORDS[after]}`,
      ),
  ];
}

function scoreChangeText({ before, after, levelBefore, levelAfter }: PublishedScoreChange): string | undefined {
  const parts = [
    ...(before === after ? [] : [`${scoreText(before)} → ${scoreText(after)}`]),
    ...(levelBefore === levelAfter ? [] : [`level ${levelText(levelBefore)} → ${levelText(levelAfter)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function titleOf({ id, title }: PublishedScoreChange): string {
  return /^[A-Z]\d/.test(id) ? `${id} ${title}` : title;
}

/** Changes of the same kind to the same item, told together. */
export interface ChangeLine {
  readonly item: string;
  readonly title: string;
  readonly what: string;
  readonly subjects: readonly string[];
}

export function changeLines(changes: readonly PublishedChange[]): ChangeLine[] {
  const lines = new Map<string, { item: string; title: string; what: string; subjects: string[] }>();
  for (const { item, title, subject, before, after } of changes) {
    const what = whatChanged(before, after);
    const key = `${item} ${what}`;
    const line = lines.get(key) ?? { item, title, what, subjects: [] };
    lines.set(key, line);
    line.subjects.push(subject.label);
  }
  return [...lines.values()];
}

function whatChanged(before: PublishedChange['before'], after: PublishedChange['after']): string {
  if (!before) return after ? STATE_WORDS[after.state] : '';
  if (!after) return `was ${STATE_WORDS[before.state]}`;
  if (before.state !== after.state) return `${STATE_WORDS[before.state]} → ${STATE_WORDS[after.state]}`;
  return `${STATE_WORDS[after.state]}, ${scoreText(before.score)} → ${scoreText(after.score)}`;
}

export const CHANGE_HEADINGS = {
  better: 'Better',
  worse: 'Worse',
  new: 'Asked now',
  gone: 'Not asked any more',
} as const satisfies Partial<Record<keyof PublishedProgress, string>>;

export const CHANGE_KINDS = Object.keys(CHANGE_HEADINGS) as readonly (keyof typeof CHANGE_HEADINGS)[];

/** `a, b and 3 more`. */
export function someOf(names: readonly string[], most = 5): string {
  const more = names.length - most;
  return more > 1 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}

/** Nothing but the day has changed. */
export function isUnchanged(progress: PublishedProgress): boolean {
  return (
    scoreLines(progress).length === 0 &&
    CHANGE_KINDS.every((kind) => progress[kind].length === 0) &&
    progress.newSubjects.length === 0 &&
    progress.goneSubjects.length === 0
  );
}
