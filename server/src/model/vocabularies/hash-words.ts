import { lazy } from '../../base/lazy.ts';
import data from './hash-words.json' with { type: 'json' };

/** Words by what they say, of all languages: such a word is rarely another in a name, and the identifier beside it has to be known as well. */
export const hashWords: () => {
  readonly hash: ReadonlySet<string>;
  readonly keyed: ReadonlySet<string>;
  /** Before `key`, which is then one of a table. */
  readonly joins: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
} = lazy(() => ({
  hash: all(data.hash),
  keyed: all(data.keyed),
  joins: new Set(data.joins),
  other: all(data.other),
}));

function all(byLanguage: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  return new Set(Object.values(byLanguage).flat());
}
