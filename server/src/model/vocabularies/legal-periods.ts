import { lazy } from '../../base/lazy.ts';
import data from './legal-periods.json' with { type: 'json' };

/** Periods that the law of a jurisdiction sets, as ISO 8601 durations. */
export interface LegalPeriods {
  readonly breach?: {
    /** Within which the authority is told. */
    readonly deadline: string;
    /** The longest that a party may take to tell another. */
    readonly between: string;
    readonly reference: string;
  };
  /** Of personal data that were used for a decision about the person. */
  readonly leastRetention?: { readonly period: string; readonly reference: string };
}

export function legalPeriods(jurisdiction: string | undefined): LegalPeriods {
  return (jurisdiction === undefined ? undefined : byJurisdiction().get(jurisdiction.toLowerCase())) ?? {};
}

const byJurisdiction = lazy(
  () =>
    new Map(
      data.jurisdictions.flatMap(({ jurisdictions, ...periods }) =>
        jurisdictions.split(' ').map((jurisdiction) => [jurisdiction, periods as LegalPeriods] as const),
      ),
    ),
);
