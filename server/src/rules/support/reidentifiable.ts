import type { AgreementRow, PeopleRow, StandardRow } from '../../model/facts.ts';
import type { FactQueries } from '../define.ts';
import { isPublic } from './minimisation.ts';
import { isResearch } from './research.ts';
import { isImpersonal, sharedData } from './shared-data.ts';
import type { Terms } from './terms.ts';

/** Why it is a question whether somebody could tell again who the people in shared data are. */
export interface Reidentifiable {
  /** Names of fields that stand for people, where no direct identifier is shared beside them. */
  readonly pseudonyms: readonly string[];
  /** A standard of what is shared that calls its data anonymous, and where it says so. */
  readonly claimed: { readonly standard: StandardRow; readonly claim: PeopleRow['claim'] } | undefined;
  /** They serve research or statistics, by the category of the purpose. */
  readonly research: boolean;
}

export function reidentifiable(facts: FactQueries, row: AgreementRow, terms: Terms): Reidentifiable {
  const { direct, pseudonymous, standards, items, incomplete } = sharedData(facts, row);
  const research = isResearch(terms.texts('purpose', 'category')) && !isImpersonal(facts, row);
  // What is not known to be shared may be the names of the people.
  const known = !incomplete && items.every(({ item, fields }) => item.standard !== undefined && fields.length > 0);
  if (!known || direct.length > 0) return { pseudonyms: [], claimed: undefined, research };
  const pseudonyms = [...new Set(pseudonymous.map(({ name }) => name))];
  for (const standard of standards) {
    const claim = isPublic(standard) ? undefined : claimOf(standard, facts);
    if (claim) return { pseudonyms, claimed: { standard, claim }, research };
  }
  return { pseudonyms, claimed: undefined, research };
}

function claimOf({ file, root }: StandardRow, facts: FactQueries): PeopleRow['claim'] {
  return facts.rows('people', 'file', file).find((row) => row.root === root && row.claim !== undefined)?.claim;
}
