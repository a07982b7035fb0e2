import { familyOf, versionIn } from '../../base/slug.ts';
import { isCompatible, newestFirst, parseVersionRange, satisfies } from '../../base/version.ts';
import type { SharedItem, StandardRow } from '../../model/facts.ts';
import type { FactQueries } from '../define.ts';
import { sharesProject } from './join.ts';

const MOVING: ReadonlySet<string> = new Set(['latest', 'current', 'newest', 'any', 'x', '*', 'main', 'master', 'head']);

/** Whether a data item leaves open which version it shares. A version in the identifier or the path of the standard pins it as well. */
export function isUnpinned({ standard, version }: SharedItem): boolean {
  if (standard === undefined) return false;
  if (version === undefined || version.trim() === '') return versionIn(standard) === undefined;
  return MOVING.has(version.trim().toLowerCase()) || parseVersionRange(version)?.open === true;
}

/** Whether what the standard says now is not what was pinned, so that a missing field need not be a mistake of the agreement. */
export function isOtherVersion(item: SharedItem, { version }: StandardRow): boolean {
  if (item.version === undefined || version === undefined || isUnpinned(item)) return false;
  return !satisfies(version, item.version) && !isCompatible(version, item.version);
}

/** The versions of a standard in its project, the newest first; what is no version in numbers comes last. */
export function versionsOf(facts: FactQueries, standard: StandardRow): StandardRow[] {
  const family = standard.id === undefined ? [] : facts.rows('standards', 'family', familyOf(standard.id));
  const others = family.filter((row) => row.file !== standard.file && sharesProject(facts, standard.file, row.file));
  return [standard, ...others]
    .filter(({ version }) => version !== undefined)
    .sort((a, b) => newestFirst(a.version, b.version));
}
