import { lazy } from '../../base/lazy.ts';
import data from './abbreviations.json' with { type: 'json' };

type ByLanguage = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Short forms that stand for themselves in any language: `id`, `url`, `km`. */
export const plainAbbreviations: () => ReadonlySet<string> = lazy(() => new Set([...data.words, ...data.units]));

/** Bodies, laws and identifiers that are known by their short form, by language: `nino` in `en`. */
export const namesInShort: () => ByLanguage = lazy(() => byLanguage(data.names));

/** Short forms of common words, by language, with the words: `dob`, date of birth. */
export const shortForms: () => ByLanguage = lazy(() => byLanguage(data.shortForms));

function byLanguage(written: Readonly<Record<string, Readonly<Record<string, string>>>>): ByLanguage {
  return new Map(Object.entries(written).map(([language, forms]) => [language, new Map(Object.entries(forms))]));
}
