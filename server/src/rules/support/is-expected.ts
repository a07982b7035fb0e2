import type { Standard } from '../../model/entities.ts';
import type { MarkKey } from '../../model/marks.ts';

/**
 * Whether somebody can be expected to have written a mark: the standard is in use and governed in our own terms, since its marks say who
 * answers for it and that it is active. Of others nobody has begun to write down such things, and a list of all that is missing would help nobody.
 */
export function isExpected(mark: MarkKey, standard: Standard): boolean {
  const { marks, markPlaces, fragment, codeLists } = standard;
  if (!marks.owner || marks.status?.value !== 'active' || fragment) return false;
  if (markPlaces && !markPlaces.has(mark)) return false;
  return !codeLists.some(({ document }) => document === standard);
}
