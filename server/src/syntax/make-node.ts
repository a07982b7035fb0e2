import {
  type AliasNode,
  adopt,
  type MapEntry,
  type MapNode,
  type MissingNode,
  type ScalarNode,
  type ScalarValue,
  type SeqNode,
  type SyntaxNode,
} from './tree.ts';

// Every node of every language is made here, key by key and in one order: there may be a million, all code that reads them is fastest where they
// have one layout, and spreading an object costs ten times as much.

export function makeScalar(start: number, end: number, value: ScalarValue, style: ScalarNode['style']): ScalarNode {
  return { kind: 'scalar', start, end, parent: undefined, slot: undefined, value, style };
}

export function makeMissing(start: number, end = start): MissingNode {
  return { kind: 'missing', start, end, parent: undefined, slot: undefined };
}

export function makeAlias(start: number, end: number, name: string, target: SyntaxNode | undefined): AliasNode {
  return { kind: 'alias', start, end, parent: undefined, slot: undefined, name, target };
}

/** `simple` as in `MapNode`: undefined where the parser does not know. */
export function makeMap(
  start: number,
  end: number,
  style: MapNode['style'],
  entries: readonly MapEntry[],
  simple: boolean | undefined,
): MapNode {
  return adopt<MapNode>({
    kind: 'map',
    start,
    end,
    parent: undefined,
    slot: undefined,
    style,
    entries,
    index: undefined,
    simple,
    plain: undefined,
  });
}

export function makeSeq(start: number, end: number, style: SeqNode['style'], items: readonly SyntaxNode[]): SeqNode {
  return adopt<SeqNode>({
    kind: 'seq',
    start,
    end,
    parent: undefined,
    slot: undefined,
    style,
    items,
    plain: undefined,
  });
}
