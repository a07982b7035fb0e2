import { rankOf, schemeById, schemeOfJurisdiction } from '../../model/classification.ts';
import type { Classification } from '../../model/marks.ts';
import type { Configuration } from '../../workspace/configuration.ts';
import { compareText } from './compare-text.ts';
import type { MapClassification } from './parts.ts';

/** A value, read by the scheme that is named beside it, else by that of the configuration, else by that of the jurisdiction. */
export function readClassification(
  { scheme: named, value }: Classification,
  jurisdiction: string | undefined,
  configuration: Configuration,
): MapClassification {
  const usual = configuration.scheme ?? schemeOfJurisdiction(jurisdiction ?? '')?.id;
  const scheme = schemeById(named ?? usual ?? '');
  return { scheme: named ?? usual, value, rank: scheme && rankOf(scheme, value) };
}

/** The highest of each scheme, in the order of their names: values of two schemes cannot be compared. Unknown values only where nothing is known. */
export function highestClassifications(all: readonly MapClassification[]): MapClassification[] {
  const highest = new Map<string, MapClassification>();
  for (const one of all) {
    const key = one.scheme ?? '';
    const known = highest.get(key);
    if (!known || (one.rank ?? -1) > (known.rank ?? -1)) highest.set(key, one);
  }
  return [...highest].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}
