import type { AgreementRow } from '../../model/facts.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';

/** It is over: nobody can add a term any more, so that only what is wrong in itself is spoken of. */
export function isEnded({ status }: AgreementRow): boolean {
  return status === 'expired' || status === 'terminated';
}

/** Data may be flowing under it: what is missing has effects already. */
export function isActive({ status }: AgreementRow): boolean {
  return status === 'active';
}

/** As it says, else that of the regime that it names. */
export function jurisdictionOf(row: AgreementRow): string | undefined {
  return row.jurisdiction ?? regimeCalled(row.regime)?.jurisdiction;
}

/** Its regime wants to know by which way the data travel, and the rule on regimes says so where it is missing. */
export function asksForMethod(row: AgreementRow): boolean {
  return regimeCalled(row.regime)?.terms.some(({ path }) => path === 'transfer.method') === true;
}
