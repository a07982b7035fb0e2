import { didYouMean } from '../../../base/did-you-mean.ts';
import { lazy } from '../../../base/lazy.ts';
import type { PersonalData } from '../../marks.ts';
import { fideslangTaxonomy } from '../../vocabularies/load.ts';

/** The three vocabularies by the key under which a manifest adds to them. */
export type TermKind = 'data_category' | 'data_use' | 'data_subject';

const shipped = lazy(
  (): Readonly<Record<TermKind, ReadonlySet<string>>> => ({
    data_category: new Set(fideslangTaxonomy.categories),
    data_use: new Set(fideslangTaxonomy.uses),
    data_subject: new Set(fideslangTaxonomy.subjects),
  }),
);

export function shippedKeys(kind: TermKind): ReadonlySet<string> {
  return shipped()[kind];
}

/** The key that was probably meant, or that has taken the place of an earlier one: among those of Fideslang and `own`. */
export function suggestKey(kind: TermKind, written: string, own: ReadonlySet<string>): string | undefined {
  // What lies below a key is not what was meant by it.
  const known = new Set([...shippedKeys(kind), ...own].filter((key) => !isWithin(key, written)));
  const present = presentKey(written);
  if (present !== written && known.has(present)) return present;
  const last = `.${lastPart(written)}`;
  const sameEnd = [...known].filter((key) => key.endsWith(last));
  return sameEnd.length === 1 ? sameEnd[0] : didYouMean(written, known);
}

/** An earlier key as it is written since version 2; a key that never changed is itself. */
export function presentKey(written: string): string {
  const root = Object.entries(fideslangTaxonomy.earlierRoots).find(([beginning]) => written.startsWith(beginning));
  const key = root ? root[1] + written.slice(root[0].length) : written;
  for (const [before, after] of Object.entries(fideslangTaxonomy.renamed))
    if (key === before || key.startsWith(`${before}.`)) return after + key.slice(before.length);
  return key;
}

/**
 * What a list of categories says of personal data: `user` and what is below it are data about people, `system` and what is below it are
 * not (ruling 7). Of several categories the most delicate one decides. Undefined for categories of other roots.
 */
export function personalDataOf(categories: readonly string[]): PersonalData | undefined {
  const keys = categories.map(presentKey);
  const personal = keys.filter((key) => isWithin(key, 'user') || isWithin(key, 'account'));
  if (personal.length > 0) return personal.map(declarationOf).reduce((a, b) => (rank(b) > rank(a) ? b : a));
  return keys.length > 0 && keys.every((key) => isWithin(key, 'system'))
    ? { ...NOTHING, identifiability: 'none' }
    : undefined;
}

const NOTHING: PersonalData = {
  identifiability: undefined,
  category: undefined,
  specialCategory: undefined,
  criminal: false,
  reason: undefined,
};

/** By the row of the key itself, else of the nearest key above it that has one. */
function declarationOf(key: string): PersonalData {
  for (let at = key; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    if (Object.hasOwn(fideslangTaxonomy.personal, at)) return { ...NOTHING, ...fideslangTaxonomy.personal[at] };
  }
  return NOTHING;
}

function rank({ specialCategory, criminal, identifiability }: PersonalData): number {
  if (specialCategory !== undefined) return 5;
  if (criminal) return 4;
  return ['quasi', 'pseudonymous', 'direct'].indexOf(identifiability ?? '') + 1;
}

function isWithin(key: string, root: string): boolean {
  return key === root || key.startsWith(`${root}.`);
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
