import { lazy } from '../../base/lazy.ts';
import data from './generic-words.json' with { type: 'json' };

/** Words by language, in lower case without diacritics. */
export const genericWords: () => ReadonlyMap<string, ReadonlySet<string>> = lazy(
  () => new Map(Object.entries(data.words).map(([language, words]) => [language, new Set(words.split(' '))])),
);
