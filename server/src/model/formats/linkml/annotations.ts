import { asMap, entriesOf, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Located } from '../../located.ts';
import { addMark, isMarkKey, type MarkKey, type Marks } from '../../marks.ts';
import { elementsOf } from './elements.ts';

/** The marks among the annotations of an element: `personal_data` as LinkML spells names, or `personalData` as the other formats do. */
export function annotatedMarks(element: SyntaxNode | undefined): Marks {
  const marks: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const { key, node } of markNodesOf(element)) addMark(marks, key, node);
  return marks as Marks;
}

export function* markNodesOf(element: SyntaxNode | undefined): Generator<{ key: MarkKey; node: SyntaxNode }> {
  for (const { name, node } of elementsOf(valueAt(element, 'annotations'), 'tag')) {
    const key = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (isMarkKey(key)) yield { key, node: statementIn(node) };
  }
}

/** An annotation may be written in full, `{tag, value}`, or as nothing but its value. */
function statementIn(node: SyntaxNode): SyntaxNode {
  const value = asMap(node) && valueAt(node, 'value');
  if (!value) return node;
  return [...entriesOf(node)].every(({ key }) => FULL_FORM.has(textOf(key))) ? value : node;
}

const FULL_FORM = new Set(['tag', 'value', 'annotations', 'extensions']);

/** How a mark is spelt as a tag. */
export function tagOf(key: MarkKey): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
