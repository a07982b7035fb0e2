/** Values of which lists are alike, as a share of all that they have together; and the fewest that a list needs to be compared. */
export const ALIKE = 0.8;
export const FEWEST_VALUES = 4;
/** A list of thousands is none that was typed twice. */
const MOST_VALUES = 2_000;

/**
 * Prefix filtering: sets of which the shared part is at least `ALIKE` of the whole have a value in common among the first
 * n − ⌈ALIKE · n⌉ + 1 of their sorted values.
 */
export function signatureOf(values: readonly string[]): string[] {
  if (values.length < FEWEST_VALUES || values.length > MOST_VALUES) return [];
  const sorted = [...new Set(values.map(foldedCode))].sort();
  return sorted.length < FEWEST_VALUES ? [] : sorted.slice(0, sorted.length - Math.ceil(ALIKE * sorted.length) + 1);
}

/** A code as it is compared with others: without regard to case and to what joins its words. */
export function foldedCode(value: string): string {
  return value
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
