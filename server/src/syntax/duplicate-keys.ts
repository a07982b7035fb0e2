import type { SyntaxProblem } from './problem.ts';
import { hasDuplicates, type MapEntry, type ScalarNode, textOf } from './tree.ts';

/** One problem for each key that its map has already. A merge key of YAML may stand beside its like; `isKey` leaves out what is no key of the language. */
export function duplicateKeys(
  entries: readonly MapEntry[],
  isKey: (key: ScalarNode) => boolean = () => true,
): SyntaxProblem[] {
  if (!hasDuplicates(entries)) return [];
  const first = new Map<string, ScalarNode>();
  return entries.flatMap(({ key, merge }) => {
    if (!isKey(key)) return [];
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
