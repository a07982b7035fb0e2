import { lazy } from '../../base/lazy.ts';
import data from './function-words.json' with { type: 'json' };

export interface FunctionWords {
  /** In English. */
  readonly name: string;
  /** In lower case without diacritics. */
  readonly words: ReadonlySet<string>;
}

/** By the tag of the language. */
export const functionWords: () => ReadonlyMap<string, FunctionWords> = lazy(
  () => new Map(Object.entries(data.languages).map(([tag, { name, words }]) => [tag, { name, words: new Set(words) }])),
);
