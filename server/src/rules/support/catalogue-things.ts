import { listOf } from '../../base/words.ts';
import type { CatalogueResource, ResourceType } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { FileContext, FixDraft, Messages } from '../define.ts';
import { quoted, withArticle } from './text.ts';

/** What the things of a catalogue are called in messages. */
export const THINGS: Readonly<Record<ResourceType, string>> = {
  Catalog: 'catalogue',
  Dataset: 'dataset',
  DatasetSeries: 'dataset series',
  Distribution: 'distribution',
  DataService: 'data service',
  Agent: 'agent',
  CatalogRecord: 'catalogue record',
  Checksum: 'checksum',
  Relationship: 'relationship',
};

/** "The dataset `Bees`", "A checksum". */
export function thingName({ type, label }: CatalogueResource): string {
  return label === '' ? capital(withArticle(THINGS[type])) : `The ${THINGS[type]} ${quoted(label)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "`dct:title` and `dct:description`". */
export function keysOf(properties: readonly string[], conjunction: 'and' | 'or' = 'or'): string {
  return listOf(
    properties.map((property) => `\`${property}\``),
    conjunction,
  );
}

/** The fix that opens empty places for properties in the node of one thing, where its format has them. It names them as they will stand there. */
export function openPlaces<M extends Messages>(
  node: SyntaxNode,
  properties: readonly string[],
  context: Pick<FileContext<M>, 'emptyPlace'>,
): FixDraft<NodeEdit>[] {
  const places = properties.flatMap((property) => {
    const edit = context.emptyPlace(node, property);
    return edit ? [{ edit, key: keyIn(edit) ?? property }] : [];
  });
  if (places.length === 0) return [];
  const keys = keysOf([...new Set(places.map(({ key }) => key))], 'and');
  const title = `Open ${places.length === 1 ? 'a place' : 'places'} for ${keys}`;
  return [{ title, safety: 'suggestion', edits: places.map(({ edit }) => edit) }];
}

/** The key that an edit writes; undefined for keys that are addresses, which nobody reads. */
export function keyIn(edit: NodeEdit): string | undefined {
  const [key] = edit.op === 'set' || edit.op === 'append' ? edit.path : [];
  return typeof key !== 'string' || key.includes('://') ? undefined : key;
}
