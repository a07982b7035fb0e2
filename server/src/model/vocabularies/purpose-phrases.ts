import { lazy } from '../../base/lazy.ts';
import data from './purpose-phrases.json' with { type: 'json' };

/** A phrase as the words that may stand in each of its places, in lower case without diacritics and without function words. */
export type Phrase = readonly ReadonlySet<string>[];

/** Phrases of all languages that say nothing of a purpose, by the words that they may begin with; the longest first. */
export const stockPhrases: () => ReadonlyMap<string, readonly Phrase[]> = lazy(() => {
  const byFirst = new Map<string, Phrase[]>();
  for (const written of Object.values(data.stock).flat()) {
    const phrase = written.split(' ').map((place) => new Set(place.split('|')));
    for (const word of phrase[0] ?? []) {
      const known = byFirst.get(word);
      if (known) known.push(phrase);
      else byFirst.set(word, [phrase]);
    }
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.length - a.length);
  return byFirst;
});

/** Beginnings of the words for telling again who somebody is, in all languages. */
export const reidentificationWords: () => readonly (readonly string[])[] = lazy(() =>
  data.reidentification.map((written) => written.split(' ')),
);
