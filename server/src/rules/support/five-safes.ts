import type { AgreementRow } from '../../model/facts.ts';
import { isForKnowledge } from '../../model/purpose.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import type { Terms } from './terms.ts';

/** Whether an agreement should answer the Five Safes: for research and statistics, and under a scheme that has them as its principles. A `null` that is written out declines them. */
export function asksForFiveSafes(row: AgreementRow, terms: Terms): boolean {
  if (terms.value('fiveSafes') === null) return false;
  return regimeCalled(row.regime)?.fiveSafes === true || isForKnowledge(terms.text('purpose', 'category'));
}
