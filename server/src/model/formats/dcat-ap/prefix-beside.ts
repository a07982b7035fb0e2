import { keyOf, type SyntaxNode, textOf } from '../../../syntax/tree.ts';
import type { Located } from '../../located.ts';

/** The prefix with which the vocabulary of a title is written, so that a further property of it is `dct:conformsTo` beside `dct:title`. */
export function prefixBeside(title: Located<string>): string | undefined {
  for (let node: SyntaxNode | undefined = title.node; node; node = node.parent) {
    const key = keyOf(node);
    const prefix = key && /^(.*:)?title$/.exec(textOf(key));
    if (prefix) return prefix[1] ?? '';
  }
  return undefined;
}
