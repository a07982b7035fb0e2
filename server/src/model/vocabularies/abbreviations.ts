import { lazy } from '../../base/lazy.ts';
import data from './abbreviations.json' with { type: 'json' };

/** Short forms that stand for themselves in any language: `id`, `url`, `km`. */
export const plainAbbreviations: () => ReadonlySet<string> = lazy(() => new Set([...data.words, ...data.units]));

/** What a commonly understood short form stands for, by language: `dob` in `en`. */
export const abbreviationsOf: () => ReadonlyMap<string, ReadonlyMap<string, string>> = lazy(
  () => new Map(Object.entries(data.byLanguage).map(([language, forms]) => [language, new Map(Object.entries(forms))])),
);
