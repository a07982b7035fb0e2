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

/** The fix that opens empty places for properties in the node of one thing, where its format has them. */
export function openPlaces<M extends Messages>(
  node: SyntaxNode,
  properties: readonly string[],
  context: Pick<FileContext<M>, 'emptyPlace'>,
): FixDraft<NodeEdit>[] {
  const edits = properties.flatMap((property) => context.emptyPlace(node, property) ?? []);
  if (edits.length === 0) return [];
  const title =
    edits.length === 1 ? `Open a place for ${keysOf(properties)}` : `Open places for ${keysOf(properties, 'and')}`;
  return [{ title, safety: 'suggestion', edits }];
}
