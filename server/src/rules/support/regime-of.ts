import type { AgreementRow } from '../../model/facts.ts';
import { hasLawfulBases } from '../../model/lawful-basis.ts';
import { type Regime, regimeCalled } from '../../model/vocabularies/regimes.ts';

/** The scheme that an agreement names, with whether it can be meant: one of another country is a slip, and asks for nothing. */
export function regimeOf({ regime, jurisdiction }: AgreementRow): {
  readonly regime: Regime | undefined;
  readonly fits: boolean;
} {
  const found = regimeCalled(regime);
  return { regime: found, fits: found === undefined || fits(found, jurisdiction) };
}

/** The GDPR holds in many countries, and in the United Kingdom under the same numbers. */
function fits(regime: Regime, jurisdiction: string | undefined): boolean {
  if (jurisdiction === undefined) return true;
  if (regime.jurisdiction === 'eu') return hasLawfulBases(jurisdiction) === true;
  const country = jurisdiction.split('-')[0];
  return regime.jurisdiction === (country === 'gb' ? 'uk' : country);
}

/** Where an agreement belongs, as it says, else as the regime that it names. */
export function jurisdictionOf(row: AgreementRow): string | undefined {
  return row.jurisdiction ?? regimeCalled(row.regime)?.jurisdiction;
}

/** Its regime wants to know by which way the data travel, and the rule on regimes says so where it is missing. */
export function asksForMethod(row: AgreementRow): boolean {
  const { regime, fits: isMeant } = regimeOf(row);
  return isMeant && regime?.terms.some(({ path }) => path === 'transfer.method') === true;
}
