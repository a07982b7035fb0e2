import { lazy } from '../../base/lazy.ts';
import data from './special-categories.json' with { type: 'json' };

/** The kind that Article 9 of the GDPR names, by the term of DPV-PD. */
export const specialByTerm: () => ReadonlyMap<string, string> = lazy(
  () =>
    new Map(
      Object.entries(data.special).flatMap(([kind, terms]) => terms.split(' ').map((term) => [term, kind] as const)),
    ),
);

export const criminalTerms: () => ReadonlySet<string> = lazy(() => new Set(data.criminal.split(' ')));
