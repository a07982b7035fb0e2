import { didYouMean } from '../../base/did-you-mean.ts';
import { hasContent } from '../../model/located.ts';
import { entriesOf, type SyntaxNode, textOf } from '../../syntax/tree.ts';

/** Whether something stands in a map under a key, or under one that was meant for it: the rule on unknown keys speaks of the slip. */
export function hasNearKey(node: SyntaxNode, key: string): boolean {
  return [...entriesOf(node)].some((entry) => {
    const written = textOf(entry.key);
    return (written === key || didYouMean(written, [key]) === key) && hasContent(entry.value);
  });
}
