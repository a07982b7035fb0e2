import { lazy } from '../../base/lazy.ts';
import data from './data-subject-words.json' with { type: 'json' };

export type CareGroup = 'children' | 'vulnerable';

/** Words for people who need particular care, each between spaces, in one language. */
export function careWords(group: CareGroup, language: string): readonly string[] {
  return words()[group].get(language) ?? [];
}

const words = lazy(() => ({ children: spaced(data.children), vulnerable: spaced(data.vulnerable) }));

function spaced(languages: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(languages).map(([language, list]) => [language, list.map((one) => ` ${one} `)]));
}

/** Names of terms of DPV. */
export const careTerms: Readonly<Record<CareGroup, readonly string[]>> = data.terms;

/** Words of a field that holds an age. */
export const ageWords: () => ReadonlySet<string> = lazy(() => new Set(data.age.split(' ')));
