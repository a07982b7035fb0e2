import type { Json } from '../../base/json.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { NodeEdit } from './adapter.ts';

/** Key and blank value by the short name of a property of DCAT, for formats that write plain keys. */
export type EmptyPlaces = Readonly<Record<string, readonly [key: string, blank: Json]>>;

export function emptyPlaceIn(places: EmptyPlaces): (node: SyntaxNode, property: string) => NodeEdit | undefined {
  return (node, property) => {
    const place = Object.hasOwn(places, property) ? places[property] : undefined;
    if (!place || node.kind !== 'map') return undefined;
    return { op: 'set', at: node, path: [place[0]], value: place[1] };
  };
}
