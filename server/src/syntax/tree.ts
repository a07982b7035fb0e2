import type { Span } from '../base/span.ts';

/** JSON and YAML alike. Spans are UTF-16 offsets of the whole file; they leave out trailing white space and comments. */
export type SyntaxNode = MapNode | SeqNode | ScalarNode | AliasNode | MissingNode;

interface NodeBase {
  /** Moved only by `json-reparse.ts`, when the text before the node has changed. */
  start: number;
  end: number;
  /** Set once, by `adopt`, when the collection that holds the node is built. */
  parent: MapNode | SeqNode | undefined;
  /** Key or index in `parent`. */
  slot: string | number | undefined;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly style: 'block' | 'flow';
  readonly entries: readonly MapEntry[];
  /** Memo of `indexOf`, filled on first use. */
  index: ReadonlyMap<string, MapEntry> | undefined;
  /** Neither merge keys nor keys twice, so that the entries are just those that are written. Filled on first use, or by a parser that knows. */
  simple: boolean | undefined;
  /** Memo of `toValue`. */
  plain?: unknown;
}

export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
  /** A YAML merge key, `<<`. */
  readonly merge: boolean;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly style: 'block' | 'flow';
  readonly items: readonly SyntaxNode[];
  /** Memo of `toValue`. */
  plain?: unknown;
}

export type ScalarValue = string | number | boolean | null;

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined when there is no such anchor before the alias, when it names a node around it, or when aliases expand without bound. */
  readonly target: SyntaxNode | undefined;
}

/** A place where a value belongs and none is written: `key:` at the end of a line. YAML reads it as null. */
export interface MissingNode extends NodeBase {
  readonly kind: 'missing';
}

export type Path = readonly (string | number)[];

export function emptyMap(at: number): MapNode {
  return {
    kind: 'map',
    start: at,
    end: at,
    style: 'block',
    entries: [],
    index: undefined,
    simple: true,
    parent: undefined,
    slot: undefined,
  };
}

export function adopt<T extends MapNode | SeqNode>(node: T): T {
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      entry.key.parent = node;
      entry.value.parent = node;
      entry.value.slot = textOf(entry.key);
    }
  } else {
    node.items.forEach((item, index) => {
      item.parent = node;
      item.slot = index;
    });
  }
  return node;
}

/** The node that an alias stands for; other nodes stand for themselves. */
export function resolve(node: SyntaxNode | undefined): Exclude<SyntaxNode, AliasNode> | undefined {
  let at = node;
  for (let steps = 0; at?.kind === 'alias' && steps < 100; steps++) at = at.target;
  return at?.kind === 'alias' ? undefined : at;
}

export function asMap(node: SyntaxNode | undefined): MapNode | undefined {
  const found = resolve(node);
  return found?.kind === 'map' ? found : undefined;
}

export function asSeq(node: SyntaxNode | undefined): SeqNode | undefined {
  const found = resolve(node);
  return found?.kind === 'seq' ? found : undefined;
}

export function asScalar(node: SyntaxNode | undefined): ScalarNode | undefined {
  const found = resolve(node);
  return found?.kind === 'scalar' ? found : undefined;
}

/** The node's text when it is a string. */
export function asText(node: SyntaxNode | undefined): string | undefined {
  const value = asScalar(node)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** A key as text, whatever its type: `1:` and `"1":` name the same key. */
export function textOf(key: ScalarNode): string {
  const { value } = key;
  return typeof value === 'string' ? value : String(value);
}

/** The entry of `key`, own ones first, then those of merge keys (one level, as YAML defines them). The last of duplicates, as JSON reads them. */
export function entryOf(node: SyntaxNode | undefined, key: string): MapEntry | undefined {
  const map = asMap(node);
  if (!map) return undefined;
  // Most maps are small, and looking along their keys costs less than an index of them.
  if (map.index || map.entries.length > SMALL || !isSimple(map)) return indexOf(map).get(key);
  // A plain loop: adapters ask for dozens of keys of each field.
  for (const entry of map.entries) if (textOf(entry.key) === key) return entry;
  return undefined;
}

const SMALL = 8;

function isSimple(map: MapNode): boolean {
  map.simple ??= !map.entries.some(({ merge }) => merge) && !hasDuplicates(map.entries);
  return map.simple;
}

/** Most maps are small, and comparing their keys one by one costs less than a table. */
export function hasDuplicates(entries: readonly MapEntry[]): boolean {
  if (entries.length > 12) return new Set(entries.map(({ key }) => textOf(key))).size < entries.length;
  for (let one = 1; one < entries.length; one++) {
    const text = String(entries[one]?.key.value);
    for (let other = 0; other < one; other++) if (String(entries[other]?.key.value) === text) return true;
  }
  return false;
}

export function valueAt(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return entryOf(node, key)?.value;
}

/** All entries as a reader of the data sees them: merge keys expanded, of duplicates only the last. */
export function entriesOf(node: SyntaxNode | undefined): Iterable<MapEntry> {
  const map = asMap(node);
  if (!map) return [];
  return isSimple(map) ? map.entries : indexOf(map).values();
}

export function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return asSeq(node)?.items ?? [];
}

function indexOf(map: MapNode): ReadonlyMap<string, MapEntry> {
  if (map.index) return map.index;
  const index = new Map<string, MapEntry>();
  for (const entry of map.entries) if (!entry.merge) index.set(textOf(entry.key), entry);
  for (const entry of map.entries)
    if (entry.merge) for (const merged of mergedEntries(entry.value)) addMissing(index, merged);
  map.index = index;
  return index;
}

function mergedEntries(value: SyntaxNode): MapEntry[] {
  const sources = asSeq(value)?.items ?? [value];
  return sources.flatMap((source) => (asMap(source)?.entries ?? []).filter((entry) => !entry.merge));
}

function addMissing(index: Map<string, MapEntry>, entry: MapEntry): void {
  const key = textOf(entry.key);
  if (!index.has(key)) index.set(key, entry);
}

/** The node at `path`, through aliases and merge keys; undefined when the path leaves the tree. */
export function nodeAt(root: SyntaxNode | undefined, path: Path): SyntaxNode | undefined {
  let node = root;
  for (const step of path) {
    const at = resolve(node);
    if (at?.kind === 'map') node = valueAt(at, String(step));
    else if (at?.kind === 'seq') node = at.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** The way from the root to `node`, by the place where it is written. */
export function pathOf(node: SyntaxNode): Path {
  const path: (string | number)[] = [];
  for (let at: SyntaxNode | undefined = node; at?.parent !== undefined; at = at.parent) path.push(at.slot ?? 0);
  return path.reverse();
}

/** Where to point for a node: its text; for a collection the key that leads to it, since a squiggle under a page of text helps nobody. */
export function anchorSpan(node: SyntaxNode): Span {
  return node.kind === 'scalar' || node.kind === 'alias' ? { start: node.start, end: node.end } : keySpan(node);
}

/** The key of the entry that holds `node`; without one (a list item, the root) the node's own first key or first character. */
export function keySpan(node: SyntaxNode): Span {
  const key = keyOf(node) ?? (node.kind === 'map' ? node.entries[0]?.key : undefined);
  if (key) return { start: key.start, end: key.end };
  if (node.kind === 'map' || node.kind === 'seq') return { start: node.start, end: Math.min(node.start + 1, node.end) };
  return { start: node.start, end: node.end };
}

/** The key under which `node` stands in its map. */
export function keyOf(node: SyntaxNode): ScalarNode | undefined {
  return node.parent?.kind === 'map' ? node.parent.entries.find((entry) => entry.value === node)?.key : undefined;
}

/** RFC 6901. */
export function pointerOf(path: Path): string {
  let pointer = '';
  for (const step of path) pointer += pointerStep(step);
  return pointer;
}

function pointerStep(step: string | number): string {
  if (typeof step === 'number' || !/[~/]/.test(step)) return `/${step}`;
  return `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Pointers of many nodes, as `pointerOf(pathOf(…))` gives them: each way is gone once. To be used only while the tree is as it is. */
export class Pointers {
  readonly #known = new Map<SyntaxNode, string>();

  of(node: SyntaxNode): string {
    const { parent } = node;
    if (parent === undefined) return '';
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const pointer = this.of(parent) + pointerStep(node.slot ?? 0);
    // Nothing lies below the others.
    if (node.kind === 'map' || node.kind === 'seq') this.#known.set(node, pointer);
    return pointer;
  }
}

/** RFC 6901; an array index stays text, `nodeAt` reads both. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .replace(/^\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The innermost node whose span holds `offset` (its end included), and the entry whose key does, when the offset is on a key. */
export function innermostAt(root: SyntaxNode, offset: number): { node: SyntaxNode; onKeyOf?: MapEntry } {
  let node = root;
  for (;;) {
    const found: { node: SyntaxNode; onKeyOf?: MapEntry } | undefined =
      node.kind === 'map' ? entryAround(node, offset) : node.kind === 'seq' ? itemAround(node, offset) : undefined;
    if (!found) return { node };
    if (found.onKeyOf) return found;
    node = found.node;
  }
}

function entryAround(map: MapNode, offset: number): { node: SyntaxNode; onKeyOf?: MapEntry } | undefined {
  for (const entry of map.entries) {
    // In a table the key has no place of its own.
    const named = entry.key.start !== entry.value.start;
    if (named && entry.key.start <= offset && offset <= entry.key.end) return { node: entry.value, onKeyOf: entry };
    if (entry.value.kind !== 'missing' && entry.value.start <= offset && offset <= entry.value.end)
      return { node: entry.value };
  }
  return undefined;
}

function itemAround(seq: SeqNode, offset: number): { node: SyntaxNode } | undefined {
  const node = seq.items.find((item) => item.kind !== 'missing' && item.start <= offset && offset <= item.end);
  return node && { node };
}

/**
 * The plain JavaScript value, for validators: only to be read, since it is kept at the node for the next one who asks. Anchored nodes become
 * shared objects. Missing values and unresolved aliases are null.
 */
export function toValue(node: SyntaxNode | undefined): unknown {
  const at = resolve(node);
  if (at === undefined || at.kind === 'missing') return null;
  if (at.kind === 'scalar') return at.value;
  at.plain ??= at.kind === 'seq' ? at.items.map(toValue) : mapValue(at);
  return at.plain;
}

function mapValue(map: MapNode): object {
  const value: Record<string, unknown> = {};
  for (const entry of entriesOf(map)) {
    const key = textOf(entry.key);
    // A plain assignment to "__proto__" would change the prototype instead of adding a key.
    if (key === '__proto__') Object.defineProperty(value, key, { value: toValue(entry.value), enumerable: true });
    else value[key] = toValue(entry.value);
  }
  return value;
}
