import type { PersonalData } from '../marks.ts';
import { criminalTerms, specialByTerm } from '../vocabularies/special-categories.ts';

/** The kind of special category that a declaration tells, by its own word or by the category. `none` says that it is none. */
export function specialOf({ specialCategory, category }: PersonalData): string | undefined {
  if (specialCategory !== undefined) return specialCategory.toLowerCase() === 'none' ? undefined : specialCategory;
  return specialByTerm().get(termOf(category));
}

export function isCriminal({ criminal, category }: PersonalData): boolean {
  return criminal || criminalTerms().has(termOf(category));
}

/** `dpv-pd:Health`, an address and the bare name are one term. */
function termOf(category: string | undefined): string {
  return category === undefined ? '' : (/[^/#:]*$/.exec(category)?.[0] ?? '');
}
