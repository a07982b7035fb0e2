import { isDone } from './checklist-words.ts';
import type { ItemState, WholeItem } from './report.ts';

/**
 * Why an item stands as it does over several things, as one would say it: for how many it is true, and what the first of the others lacks, whose
 * name is left out where the same holds for several of them and no other. One thing speaks for itself.
 */
export function becauseOver(concerned: WholeItem['subjects'], state: ItemState): string {
  const [only] = concerned;
  if (only && concerned.length === 1) return only.result.because;
  const noun = nounOf(concerned);
  const open = concerned.filter(({ result }) => !isDone(result.state));
  const done = concerned.length - open.length;
  const { length } = concerned;
  const all = length === 2 ? `both${noun}` : `all ${length}${noun}`;
  if (open.length === 0) return `True of ${all}.`;
  const isOpen = state === 'needs-attestation' || state === 'stale';
  const none = length === 2 ? `neither of the two${noun}` : `none of the ${length}${noun}`;
  const lead = done > 0 ? `True of ${done} of ${length}${noun}` : isOpen ? `Open for ${all}` : `True of ${none}`;
  const wrong = open.find(({ result }) => result.state === 'not-met' || result.state === 'partly') ?? open[0];
  const because = wrong?.result.because ?? '';
  return open.length > 1 && open.every(({ result }) => result.because === because)
    ? `${lead}: ${because}`
    : `${lead}. ${wrong?.subject.label ?? ''}: ${because}`;
}

/** ` standards` where all are of one kind. */
function nounOf(concerned: WholeItem['subjects']): string {
  const kinds = new Set(concerned.map(({ subject }) => subject.kind));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? ` ${kind}s` : '';
}
