import { lazy } from '../../base/lazy.ts';
import data from './yes-no.json' with { type: 'json' };

/** Pairs of codes, in small letters and without accents, joined by a space, in both orders. */
export const yesNoPairs: () => ReadonlySet<string> = lazy(() => bothWays(data.alone));
/** Those that mean yes and no only when their labels say so. */
export const labelledPairs: () => ReadonlySet<string> = lazy(() => bothWays(data.labelled));
/** All of them, yes before no. */
export const yesFirstPairs: () => ReadonlySet<string> = lazy(() => new Set([...data.alone, ...data.labelled]));
export const yesNoWords: () => ReadonlySet<string> = lazy(() => new Set(data.words.split(' ')));

function bothWays(pairs: readonly string[]): ReadonlySet<string> {
  return new Set(pairs.flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]));
}
