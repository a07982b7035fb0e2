import { isLanguageTag } from '../../../base/language-tag.ts';
import { asMap, entriesOf, itemsOf, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import { type Located, type SpokenText, textAt } from '../../located.ts';
import { addMark, isMarkKey, type MarkKey, type Marks } from '../../marks.ts';
import { primaryLanguage } from '../languages-of.ts';
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

/** The text at a key, with its languages where the model says any: `in_language`, `alt_descriptions` by language, `structured_aliases`. */
export function spokenAt(
  node: SyntaxNode | undefined,
  key: 'title' | 'description',
  root: SyntaxNode,
): SpokenText | undefined {
  const text = textAt(node, key);
  const own = textAt(node, 'in_language') ?? textAt(root, 'in_language');
  const others =
    key === 'description'
      ? [...entriesOf(valueAt(node, 'alt_descriptions'))].map((entry) => textOf(entry.key)).filter(isLanguageTag)
      : itemsOf(valueAt(node, 'structured_aliases')).flatMap((item) => textAt(item, 'in_language')?.value ?? []);
  if (!text || (!own && others.length === 0)) return text;
  return { ...text, languages: [own?.value, ...others].map(primaryLanguage) };
}
