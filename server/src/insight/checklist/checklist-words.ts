import type { GateResult, ItemState, Level } from './report.ts';

/** What checklists call things, for all who print them. */
export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  met: 'met',
  partly: 'partly',
  'not-met': 'not met',
  'needs-attestation': 'needs attestation',
  attested: 'attested',
  stale: 'stale',
  'not-applicable': 'not applicable',
};

/** One sentence each, for tooltips and legends. */
export const STATE_MEANINGS: Readonly<Record<ItemState, string>> = {
  met: 'The files show it.',
  partly: 'The files show a part of it, or a person attests a part.',
  'not-met': 'The files show that it is not so, or a person says so.',
  'needs-attestation': 'Nothing shows it yet: a person has to say, or the files cannot tell.',
  attested: 'A person answers for it.',
  stale: 'A person answered for it, and what was looked at has changed or the answer has run out.',
  'not-applicable': 'It is not asked of this one.',
};

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  0: 'absent',
  1: 'ad hoc',
  2: 'defined',
  3: 'managed',
  4: 'data-driven',
};

export const GATE_WORDS: Readonly<Record<GateResult['state'], string>> = {
  open: 'open',
  closed: 'closed',
  none: 'nothing to ask',
};

/** Done, as far as anybody can see today. */
export function isDone(state: ItemState): boolean {
  return state === 'met' || state === 'attested';
}

/** In the order in which they are spoken of: what is open first, what asks nothing of anybody last. */
export const STATES: readonly ItemState[] = [
  'not-met',
  'partly',
  'needs-attestation',
  'stale',
  'attested',
  'met',
  'not-applicable',
];

/** Marks that need no colour. */
export const STATE_SIGNS: Readonly<Record<ItemState, string>> = {
  met: '✓',
  partly: '◐',
  'not-met': '✗',
  'needs-attestation': '?',
  attested: '✓',
  stale: '↻',
  'not-applicable': '–',
};

/** As a heading or a label has it: `Needs attestation`. */
export function stateLabel(state: ItemState): string {
  return capitalised(STATE_WORDS[state]);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 needs attestation`, `14 need attestation`. */
export function statesCounted(state: ItemState, count: number): string {
  return `${count} ${state === 'needs-attestation' && count !== 1 ? 'need attestation' : STATE_WORDS[state]}`;
}

/** Somebody must say something before it counts. */
export function isUnevidenced(state: ItemState): boolean {
  return state === 'needs-attestation' || state === 'stale';
}

/** Rounded down, so that 74.9 % is not taken for a level that begins at 75 %. */
export function percent(score: number): string {
  return `${Math.floor(score * 100 + 1e-9)} %`;
}

export function scoreText(score: number | null | undefined): string {
  return score === undefined || score === null ? 'nothing asked' : percent(score);
}

export function levelText(level: Level | null | undefined): string {
  return level === undefined || level === null ? 'nothing asked' : `${level} ${LEVEL_WORDS[level]}`;
}

/** Within a line: `level 1 (ad hoc)`. */
export function levelPhrase(level: Level | null | undefined): string {
  return level === undefined || level === null ? 'no level' : `level ${level} (${LEVEL_WORDS[level]})`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
