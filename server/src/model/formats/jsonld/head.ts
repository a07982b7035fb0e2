import { keyOf, type MapNode, type SyntaxNode } from '../../../syntax/tree.ts';
import type { Place } from '../../located.ts';
import type { JsonLdNode } from './read.ts';

/** Where to point for a thing: the key of the first of the properties that is written, else that of its identifier or type, else its own. */
export function headOf(node: JsonLdNode, properties: readonly string[]): Place {
  for (const property of properties) {
    const [first] = node.properties.get(property) ?? [];
    const entry = first && entryIn(node.map, first.written);
    if (entry) return { node: entry, part: 'key' };
  }
  for (const named of [node.id, node.types[0]]) {
    const entry = named && entryIn(node.map, named.node);
    if (entry) return { node: entry, part: 'key' };
  }
  return { node: node.map, part: 'key' };
}

/** The value of the map's own entry below which a node stands. */
function entryIn(map: MapNode, node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = node;
  while (at && at.parent !== map) at = at.parent;
  return at && keyOf(at) ? at : undefined;
}
