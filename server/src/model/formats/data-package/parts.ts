import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { type Located, locate, textAt } from '../../located.ts';

export function resourcesOf(root: SyntaxNode): MapNode[] {
  return itemsOf(valueAt(root, 'resources')).flatMap((node) => asMap(node) ?? []);
}

/** `licenses` of a package are those of the data: the name of the first, else its address. */
export function licenceOf(node: SyntaxNode): Located<string> | undefined {
  for (const licence of itemsOf(valueAt(node, 'licenses'))) {
    const found = textAt(licence, 'name') ?? textAt(licence, 'path') ?? textAt(licence, 'title');
    if (found) return found;
    const bare = asText(licence);
    if (bare !== undefined) return locate(bare, licence);
  }
  return undefined;
}
