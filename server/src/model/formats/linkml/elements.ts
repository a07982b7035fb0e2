import {
  asMap,
  asScalar,
  asSeq,
  asText,
  entriesOf,
  itemsOf,
  type MapNode,
  pathOf,
  pointerOf,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Place } from '../../located.ts';

/** A named part of a model: a class, a slot, a code list, a code. */
export interface Element {
  readonly name: string;
  readonly nameAt: Place;
  /** What is written about it; not a map where nothing is. */
  readonly node: SyntaxNode;
}

/** The elements of a collection, which LinkML lets authors write as a map by name, or as a list whose items hold their name under `key`. */
export function elementsOf(node: SyntaxNode | undefined, key = 'name'): Element[] {
  if (asSeq(node)) return itemsOf(node).flatMap((item) => listed(item, key) ?? []);
  return [...entriesOf(node)].map(({ key: name, value }) => ({
    name: textOf(name),
    nameAt: { node: value, part: 'key' },
    node: value,
  }));
}

/** An item that is a map with its name in it, or nothing but the name. */
function listed(item: SyntaxNode, key: string): Element | undefined {
  const named = asMap(item) ? valueAt(item, key) : item;
  const name = asScalar(named)?.value;
  if (!named || name === undefined || name === null) return undefined;
  return { name: String(name), nameAt: { node: named, part: 'value' }, node: item };
}

export type Elements = ReadonlyMap<string, Element>;

/** A whole model, its elements by name. */
export interface Model {
  readonly root: MapNode;
  readonly classes: Elements;
  readonly slots: Elements;
  readonly enums: Elements;
  readonly types: Elements;
  readonly subsets: Elements;
  /** Short names of vocabularies, with the addresses they stand for. */
  readonly prefixes: ReadonlyMap<string, string>;
}

export function modelOf(root: MapNode): Model {
  const collection = (key: string): Elements =>
    new Map(elementsOf(valueAt(root, key)).map((element) => [element.name, element]));
  return {
    root,
    classes: collection('classes'),
    slots: collection('slots'),
    enums: collection('enums'),
    types: collection('types'),
    subsets: collection('subsets'),
    prefixes: new Map(
      elementsOf(valueAt(root, 'prefixes'), 'prefix_prefix').map(({ name, node }) => [
        name,
        asText(node) ?? asText(valueAt(node, 'prefix_reference')) ?? '',
      ]),
    ),
  };
}

export function pointerTo({ node }: Element): string {
  return pointerOf(pathOf(node));
}
