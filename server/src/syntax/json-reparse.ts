import type { ChangedSpan } from '../base/changed-span.ts';
import { readWellFormedValue } from './json-well-formed.ts';
import { makeMap, makeSeq } from './make-node.ts';
import type { MapEntry, MapNode, SeqNode, SyntaxNode } from './tree.ts';

/**
 * The tree of the text `after`, from that of the text before the change: only the smallest map or list around the change is read again. Undefined where that does not
 * do, and the whole text must be read. Both texts must be in order, as `parseWellFormedJson` has it; the result is the tree that it gives.
 *
 * The old tree is used up. What lies beside the way to the change is taken over, and moved when it lies behind it; the nodes on the way
 * are new ones. So a node that is the same object has the same content, and nobody may ask the old tree for places any more.
 */
export function reparseJson(root: SyntaxNode, after: string, change: ChangedSpan): SyntaxNode | undefined {
  const way = wayTo(root, change.before.start, change.before.end);
  const delta = change.after.end - change.before.end;
  // From the inside out: a change that breaks the innermost collection may be in order in the one around it.
  for (let depth = way.length - 1; depth > 0; depth--) {
    const old = way[depth];
    const fresh = old && readWellFormedValue(after, old.start, depth);
    if (old && fresh && fresh.end === old.end + delta) return replace(way, depth, fresh, change.before.end, delta);
  }
  return undefined;
}

type Collection = MapNode | SeqNode;

/** The collections that have the region strictly between their brackets, outermost first. */
function wayTo(root: SyntaxNode, start: number, end: number): Collection[] {
  const way: Collection[] = [];
  let at: SyntaxNode | undefined = root;
  while ((at?.kind === 'map' || at?.kind === 'seq') && at.start < start && end < at.end) {
    way.push(at);
    at = childAround(at, start, end);
  }
  return way;
}

function childAround(node: Collection, start: number, end: number): SyntaxNode | undefined {
  const children = childrenOf(node);
  // The last child that starts before the region, by halving: lists may be long.
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const child = children[low - 1];
  return child && end < child.end ? child : undefined;
}

function childrenOf(node: Collection): readonly SyntaxNode[] {
  return node.kind === 'seq' ? node.items : node.entries.map((entry) => entry.value);
}

/** New nodes from the root down to `fresh`, which takes the place of `way[depth]`. */
function replace(
  way: readonly Collection[],
  depth: number,
  fresh: SyntaxNode,
  from: number,
  delta: number,
): SyntaxNode {
  let inner = fresh;
  for (let at = depth - 1; at >= 0; at--) {
    const old = way[at] as Collection;
    const replaced = way[at + 1] as Collection;
    if (delta !== 0) for (const child of keysAndValuesOf(old)) if (child !== replaced) shift(child, from, delta);
    const [start, end] = [old.start, old.end + delta];
    inner =
      old.kind === 'seq'
        ? makeSeq(
            start,
            end,
            old.style,
            old.items.map((item) => (item === replaced ? inner : item)),
          )
        : makeMap(
            start,
            end,
            old.style,
            old.entries.map((entry) => (entry.value === replaced ? { ...entry, value: inner } : entry)),
            true,
          );
  }
  return inner;
}

function keysAndValuesOf(node: Collection): readonly SyntaxNode[] {
  return node.kind === 'seq' ? node.items : node.entries.flatMap((entry) => [entry.key, entry.value]);
}

/** Moves a node and all that is in it, when it stands behind the change. */
function shift(node: SyntaxNode, from: number, delta: number): void {
  if (node.start >= from) move(node, delta);
}

function move(node: SyntaxNode, delta: number): void {
  node.start += delta;
  node.end += delta;
  // Plain loops: there may be a million nodes.
  if (node.kind === 'seq') {
    const { items } = node;
    for (let at = 0; at < items.length; at++) move(items[at] as SyntaxNode, delta);
  } else if (node.kind === 'map') {
    const { entries } = node;
    for (let at = 0; at < entries.length; at++) {
      const { key, value } = entries[at] as MapEntry;
      key.start += delta;
      key.end += delta;
      move(value, delta);
    }
  }
}
