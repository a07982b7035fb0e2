import { lazy } from '../../base/lazy.ts';
import { slugOf } from '../../base/slug.ts';
import data from './special-categories.json' with { type: 'json' };

/** The kind that Article 9 of the GDPR names, by the term of DPV-PD. */
export const specialByTerm: () => ReadonlyMap<string, string> = lazy(
  () =>
    new Map(
      Object.entries(data.special).flatMap(([kind, terms]) => terms.split(' ').map((term) => [term, kind] as const)),
    ),
);

export const criminalTerms: () => ReadonlySet<string> = lazy(() => new Set(data.criminal.split(' ')));

/** The codes of the inventory: the kinds of Article 9, and crime. */
export const SPECIAL_CODES = [
  'health',
  'genetic',
  'biometric',
  'ethnicity',
  'political',
  'religion',
  'union',
  'sexual',
  'criminal',
] as const;

export type SpecialCode = (typeof SPECIAL_CODES)[number];

/** The code that an author's word means: the code itself, a term of DPV with or without its prefix or address, or another word for it. */
export function specialCalled(written: string): SpecialCode | undefined {
  const term = /[^/#:]*$/.exec(written.slice(0, 200).trim())?.[0] ?? '';
  return byWord().get(slugOf(term));
}

const byWord: () => ReadonlyMap<string, SpecialCode> = lazy(() => {
  const found = new Map<string, SpecialCode>();
  const terms: Readonly<Record<SpecialCode, string>> = { ...data.special, criminal: data.criminal };
  for (const code of SPECIAL_CODES) {
    found.set(code, code);
    for (const word of `${terms[code]} ${data.words[code]}`.split(' ')) found.set(slugOf(word), code);
  }
  return found;
});
