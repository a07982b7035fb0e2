import { lazy } from '../../base/lazy.ts';
import data from './retention-words.json' with { type: 'json' };

/** Letter of ISO 8601 by the words of a unit of time, in lower case without diacritics. */
export const unitLetters: () => ReadonlyMap<string, string> = lazy(
  () =>
    new Map(
      Object.entries(data.units).flatMap(([letter, languages]) =>
        Object.values(languages).flatMap((words) => words.split(' ').map((word) => [word, letter] as const)),
      ),
    ),
);

/** Numbers written out, up to twelve. */
export const writtenNumbers: () => ReadonlyMap<string, number> = lazy(
  () =>
    new Map(
      Object.values(data.numbers).flatMap((words) => words.split(' ').map((word, index) => [word, index + 1] as const)),
    ),
);

/** Phrases that name no end, each between spaces. */
export const vaguePeriods: () => readonly string[] = lazy(() =>
  Object.values(data.vague).flatMap((phrases) => phrases.map((phrase) => ` ${phrase} `)),
);

export const archivalWords: () => ReadonlySet<string> = lazy(() => new Set(data.archival.split(' ')));
