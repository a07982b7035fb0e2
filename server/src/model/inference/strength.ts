import type { LexiconMatch } from './personal-lexicon.ts';

/** 2: several words, or a strong one; 1: the whole name, or a long word; 0: one word of several. */
export function strengthOf({ run, list }: LexiconMatch, words: readonly string[]): 0 | 1 | 2 {
  if (run.length > 1 || list === 'strong') return 2;
  const length = run[0]?.length ?? 0;
  return length >= LONG || (length >= SHORTEST && run.length === words.length) ? 1 : 0;
}

/** Characters. */
const LONG = 8;
const SHORTEST = 3;
