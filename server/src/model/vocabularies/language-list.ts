import bundled from '../../../generated/bundled-lists.json' with { type: 'json' };
import { lazy } from '../../base/lazy.ts';
import type { BundledCode, BundledList } from './bundled-lists.ts';
import { listFrom, rowsOf } from './bundled-rows.ts';

const REGISTRY = {
  source: 'IANA Language Subtag Registry as the package language-subtag-registry keeps it',
  licence: 'CC0-1.0',
  date: bundled.languages.date,
};

/** Those of two letters first: they are what people look for. */
const codes = lazy((): BundledCode[] =>
  rowsOf(bundled.languages.rows)
    .map(([value = '', label = '']) => ({ value, label }))
    .sort((a, b) => a.value.length - b.value.length),
);

export const languageTwoLetterList = listFrom({ id: 'languages-iso-639-1', title: 'ISO 639-1', ...REGISTRY }, () =>
  codes().filter(({ value }) => value.length === 2),
);

const languages = listFrom({ id: 'languages', title: 'BCP 47', ...REGISTRY }, codes);

/** Tags: a language, and if need be a script, a region and variants, all of them registered. */
export const languageTagList: BundledList = {
  ...languages,
  codeOf(tag) {
    const label = labelOf(tag);
    return label === undefined ? undefined : { value: tag, label };
  },
};

const scripts = lazy(() => new Map(rowsOf(bundled.languages.scripts).map(([tag = '', name = '']) => [tag, name])));
const regions = lazy(() => new Map(rowsOf(bundled.languages.regions).map(([tag = '', name = '']) => [tag, name])));
const variants = lazy(() => new Set(bundled.languages.variants.split(' ')));

/** "Chinese (Traditional Han, Taiwan)" for `zh-Hant-TW`; undefined for a tag of which a part is not registered. Case means nothing. */
function labelOf(tag: string): string | undefined {
  const [first = '', ...rest] = tag.split('-');
  const language = languages.codeOf(first.toLowerCase())?.label;
  if (language === undefined) return undefined;
  const parts = rest.map((part) => {
    if (part.length === 4 && /^[a-z]+$/i.test(part))
      return scripts().get(part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase());
    if (part.length === 2 || /^\d{3}$/.test(part)) return regions().get(part.toUpperCase());
    return variants().has(part.toLowerCase()) ? part : undefined;
  });
  if (parts.includes(undefined)) return undefined;
  return parts.length === 0 ? language : `${language} (${parts.join(', ')})`;
}
