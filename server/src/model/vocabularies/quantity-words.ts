import { lazy } from '../../base/lazy.ts';
import data from './quantity-words.json' with { type: 'json' };

/** Nouns that say what a number is, by where they stand in a name. */
export interface HeadWords {
  /** In English, German and Dutch. */
  readonly last: ReadonlySet<string>;
  /** In French, Italian, Portuguese and Spanish. */
  readonly first: ReadonlySet<string>;
}

export const timeWords: () => HeadWords = lazy(() => headWords(data.time));
export const measureWords: () => HeadWords = lazy(() => headWords(data.measure));
export const moneyWords: () => HeadWords = lazy(() => headWords(data.money));
export const countWords: () => HeadWords = lazy(() => headWords(data.counts, ['en']));
/** Measures that are also counted or numbered, so that only decimals tell. */
export const decimalMeasures: () => ReadonlySet<string> = lazy(() => wordSet(data.decimalsOnly));
/** What makes a measure something without a unit: an index, a picture. */
export const unmeasuredWords: () => ReadonlySet<string> = lazy(() => wordSet(data.notMeasured));
/** Nouns that are money in a name that has a word of `moneyContext` as well. */
export const amountWords: () => ReadonlySet<string> = lazy(() => wordSet(data.amount));
export const moneyContext: () => ReadonlySet<string> = lazy(() => wordSet(data.moneyContext));
export const unpricedWords: () => ReadonlySet<string> = lazy(() => wordSet(data.notMoney));
export const shareWords: () => ReadonlySet<string> = lazy(() => wordSet(data.shares));
/** Words that stand beside the noun and do not change what it is. */
export const qualifiers: () => ReadonlySet<string> = lazy(() => wordSet(data.qualifiers));
/** "Unit" and "currency". */
export const unitNouns: () => ReadonlySet<string> = lazy(() => wordSet(data.unitWords));
export const currencyNouns: () => ReadonlySet<string> = lazy(() => wordSet(data.currencyWords));
export const currencyNames: () => ReadonlySet<string> = lazy(() => wordSet(data.currencyNames));
/** What people count in that UCUM has no code for, or several. */
export const looseUnits: () => ReadonlySet<string> = lazy(() => wordSet(data.looseUnits));

function headWords(
  languages: Readonly<Record<string, string>>,
  last: readonly string[] = ['en', 'de', 'nl'],
): HeadWords {
  const all = Object.entries(languages);
  const of = (wanted: (language: string) => boolean): ReadonlySet<string> =>
    wordSet(
      all
        .filter(([language]) => wanted(language))
        .map(([, words]) => words)
        .join(' '),
    );
  return { last: of((language) => last.includes(language)), first: of((language) => !last.includes(language)) };
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
