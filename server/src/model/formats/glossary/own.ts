import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asSeq, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Term } from '../../entities.ts';
import { type Located, textAt, textFrom } from '../../located.ts';
import { certain, likely, type Recognition } from '../adapter.ts';
import { localisedTextAt } from '../read.ts';

/** `kind: Glossary`, our own. */
export function detectOwn(root: MapNode): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'Glossary') return certain('`kind` is `Glossary`');
  if (kind !== undefined) return undefined;
  const ours = /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? '');
  return ours && asSeq(valueAt(root, 'terms')) ? likely('`apiVersion` is ours', 'it lists `terms`') : undefined;
}

export function termsOfOwn(root: MapNode): Term[] {
  return itemsOf(valueAt(root, 'terms')).flatMap((node) => termOf(node) ?? []);
}

function termOf(node: SyntaxNode): Term | undefined {
  const label = localisedTextAt(node, 'term');
  if (!label) return undefined;
  return {
    kind: 'term',
    node,
    label,
    abbreviations: textsAt(node, 'abbreviation'),
    definition: localisedTextAt(node, 'definition'),
    concept: textAt(node, 'concept'),
    synonyms: textsAt(node, 'synonyms'),
  };
}

/** A text, or a list of them. */
function textsAt(node: SyntaxNode, key: string): Located<string>[] {
  const value = valueAt(node, key);
  if (!value) return [];
  return [...(asSeq(value) ? itemsOf(value) : [value])].flatMap((one) => textFrom(one) ?? []);
}

/** A term that stands twice has two meanings, or one too many. */
export function* duplicateTerms(root: MapNode): Generator<SchemaProblem> {
  const seen = new Set<string>();
  for (const { label } of termsOfOwn(root)) {
    const key = label.value.trim().toLowerCase();
    if (seen.has(key)) yield problem('unique', label.node, []);
    seen.add(key);
  }
}
