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

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
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
