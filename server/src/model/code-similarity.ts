/** Two lists are taken for one when they share so much of each, and so many codes. */
const SIMILAR = 0.8;

/**
 * Some values of a list, such that two lists of which each has 80 % of its values in common with the other share at least one of those that
 * this gives of both. So a copy is found by looking up a few values and comparing with few lists. (Prefix filtering of set-similarity joins:
 * in one order for all, the first |x| - t + 1 of each set meet when the sets share t.)
 */
export function similaritySample(values: readonly string[]): string[] {
  const distinct = [...new Set(values)];
  if (distinct.length < FEWEST || distinct.length > MOST) return [];
  distinct.sort();
  return distinct.slice(0, distinct.length - Math.ceil(SIMILAR * distinct.length) + 1);
}

const FEWEST = 4;
/** Nobody writes out a longer list by hand. */
const MOST = 2000;

export function areSimilar(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const value of one) if (other.has(value)) shared++;
  return shared >= FEWEST && shared >= SIMILAR * one.size && shared >= SIMILAR * other.size;
}
