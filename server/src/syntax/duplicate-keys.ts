import type { SyntaxProblem } from './problem.ts';
import { type MapEntry, type ScalarNode, textOf } from './tree.ts';

/** One problem for each key that its map has already. A merge key of YAML may stand beside its like. */
export function duplicateKeys(entries: readonly MapEntry[]): SyntaxProblem[] {
  if (!hasDuplicates(entries)) return [];
  const first = new Map<string, ScalarNode>();
  return entries.flatMap(({ key, merge }) => {
    const text = textOf(key);
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, key);
    if (earlier === undefined || merge) return [];
    return {
      code: 'duplicate-key' as const,
      span: { start: key.start, end: key.end },
      fatal: false,
      data: { key: text },
      related: { start: earlier.start, end: earlier.end },
    };
  });
}

/** Most maps are small, and comparing their keys one by one costs less than a table. */
export function hasDuplicates(entries: readonly MapEntry[]): boolean {
  if (entries.length > 12) return new Set(entries.map(({ key }) => textOf(key))).size < entries.length;
  for (let one = 1; one < entries.length; one++) {
    const text = String(entries[one]?.key.value);
    for (let other = 0; other < one; other++) if (String(entries[other]?.key.value) === text) return true;
  }
  return false;
}
