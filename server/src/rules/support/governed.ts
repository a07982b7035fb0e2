import type { Standard } from '../../model/entities.ts';

/**
 * A standard that is in use and governed in our own terms: its marks say who answers for it and that it is active. Of others nobody has begun to
 * write down such things, and a list of all that is missing would help nobody.
 */
export function isGoverned(standard: Standard): boolean {
  const { owner, status } = standard.marks;
  if (!owner || status?.value !== 'active' || standard.fragment) return false;
  return !standard.codeLists.some(({ document }) => document === standard);
}
