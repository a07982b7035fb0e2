import type { Json } from '../../base/json.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { NodeEdit } from './adapter.ts';

/** Key and blank value by the short name of a property of DCAT, for formats that write plain keys. */
export type EmptyPlaces = Readonly<Record<string, readonly [key: string, blank: Json]>>;

/** What DCAT-US and its family have alike. */
export const CATALOG_PLACES: EmptyPlaces = {
  'dct:title': ['title', ''],
  'dct:description': ['description', ''],
  'dcat:keyword': ['keyword', ['']],
  'dcat:theme': ['theme', ['']],
  'dct:spatial': ['spatial', ''],
  'dct:temporal': ['temporal', ''],
  'dct:license': ['license', ''],
  'dct:rights': ['rights', ''],
  'dcat:contactPoint': ['contactPoint', { fn: '', hasEmail: '' }],
  'dct:issued': ['issued', ''],
  'dct:modified': ['modified', ''],
  'dcat:downloadURL': ['downloadURL', ''],
  'dct:format': ['format', ''],
  'dcat:mediaType': ['mediaType', ''],
};

export function emptyPlaceIn(places: EmptyPlaces): (node: SyntaxNode, property: string) => NodeEdit | undefined {
  return (node, property) => {
    const place = Object.hasOwn(places, property) ? places[property] : undefined;
    if (!place || node.kind !== 'map') return undefined;
    return { op: 'set', at: node, path: [place[0]], value: place[1], fill: true };
  };
}
