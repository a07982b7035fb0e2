import { asText, entriesOf, type MapNode, resolve, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import { CommonProperties } from './common-properties.ts';

/** Things that the common properties of a document describe, by their `@id`: many publishers put the whole data structure there. */
export function definitionsIn(root: MapNode): ReadonlyMap<string, CommonProperties> {
  const found = new Map<string, CommonProperties>();
  const seen = new Set<SyntaxNode>();
  const visit = (node: SyntaxNode): void => {
    const at = resolve(node);
    if (!at || seen.has(at)) return;
    seen.add(at);
    if (at.kind === 'seq') at.items.forEach(visit);
    if (at.kind !== 'map') return;
    const id = asText(valueAt(at, '@id'));
    // Of a bare mention nothing can be read.
    if (id !== undefined && at.entries.length > 1 && !found.has(id)) found.set(id, new CommonProperties([at]));
    for (const { value } of entriesOf(at)) visit(value);
  };
  for (const { key, value } of entriesOf(root)) if (textOf(key).includes(':')) visit(value);
  return found;
}
