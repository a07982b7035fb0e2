import type { ItemState, Level } from './report.ts';

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

export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  met: 'Met',
  partly: 'Partly met',
  'not-met': 'Not met',
  'needs-attestation': 'Needs attestation',
  attested: 'Attested',
  stale: 'Attestation out of date',
  'not-applicable': 'Does not apply',
};

/** What a state means, for those who have never seen the tool. */
export const STATE_MEANINGS: Readonly<Record<ItemState, string>> = {
  met: 'The files show it.',
  partly: 'The files show it for some parts and not for others, or a person has answered: partly.',
  'not-met': 'The files show that it is missing, or a person has answered: no.',
  'needs-attestation':
    'Files cannot show it, or not alone. Nobody has answered yet: it is not evidenced, which does not mean that it failed.',
  attested: 'A person who may say so has confirmed it, and what they looked at has not changed since.',
  stale:
    'It was confirmed once, but the time has run out or what was looked at has changed. It is not evidenced until somebody confirms it again.',
  'not-applicable': 'It is not asked here. It counts neither way.',
};

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

/** `1 needs attestation`, `14 need attestation`. */
export function statesCounted(state: ItemState, count: number): string {
  const one = count === 1;
  const words = {
    met: 'met',
    partly: 'partly met',
    'not-met': 'not met',
    'needs-attestation': one ? 'needs attestation' : 'need attestation',
    attested: 'attested',
    stale: one ? 'attestation out of date' : 'attestations out of date',
    'not-applicable': one ? 'does not apply' : 'do not apply',
  };
  return `${count} ${words[state]}`;
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  0: 'absent',
  1: 'ad hoc',
  2: 'defined',
  3: 'managed',
  4: 'data-driven',
};

export const GATE_WORDS = { open: 'open', closed: 'closed', none: 'nothing to ask' } as const;

export function isDone(state: ItemState): boolean {
  return state === 'met' || state === 'attested';
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

/** `2 standards, 1 dataset and 1 agreement`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
