// ide/: what an editor asks. Offsets in, plain data out; works on broken trees. No LSP, no IO.

import { pushAll } from '../base/push-all.ts';
import type { Span } from '../base/span.ts';
import type { ParsedFile } from '../syntax/parse.ts';
import {
  asMap,
  entriesOf,
  type MapEntry,
  type MapNode,
  type Path,
  pathOf,
  type SeqNode,
  type SyntaxNode,
  textOf,
} from '../syntax/tree.ts';

/** What may be written at an offset. */
export interface Cursor {
  /** Index of the document. */
  readonly root: number;
  /** `key`: a key of the map at `path`. `value`: the value at `path`. `item`: an item of a list, which may begin a map. */
  readonly slot: 'key' | 'value' | 'item';
  readonly path: Path;
  /** What is typed already, without its quote, and the span of it with its quotes. */
  readonly typed: string;
  readonly replace: Span;
  /** The quote that surrounds what is typed. */
  readonly quote: '' | '"' | "'";
  /** Keys that the map has already, besides the one being typed. */
  readonly present: ReadonlySet<string>;
  /** A `:` stands behind what is typed. */
  readonly hasColon: boolean;
  /** Column at which further lines of a value would be indented. */
  readonly column: number;
}

/** Undefined inside comments and where nothing can be said. */
export function cursorAt(file: ParsedFile, offset: number): Cursor | undefined {
  if (file.comments.some(({ span }) => span.start < offset && offset <= span.end)) return undefined;
  const root = rootAt(file, offset);
  const tree = file.roots[root];
  if (!tree) return undefined;
  const flow = flowAround(file, tree, offset);
  return flow
    ? inFlow(file, root, flow, offset)
    : file.source.language === 'json'
      ? undefined
      : inBlock(file, root, tree, offset);
}

/** The document that holds the offset, or stands before it. */
function rootAt(file: ParsedFile, offset: number): number {
  const after = file.roots.findIndex((node, index) => index > 0 && node.start > offset);
  return (after < 0 ? file.roots.length : after) - 1;
}

/** The innermost bracketed collection around the offset. One that never closes goes on as far as nothing else begins. */
function flowAround(file: ParsedFile, tree: SyntaxNode, offset: number): MapNode | SeqNode | undefined {
  const { text } = file.source;
  let found: MapNode | SeqNode | undefined;
  const holds = (node: MapNode | SeqNode): boolean => {
    if (offset <= node.start) return false;
    const closed = node.end > node.start + 1 && /[\]}]/.test(text[node.end - 1] ?? '');
    return closed ? offset < node.end : offset <= node.end || /^[\s,]*$/.test(text.slice(node.end, offset));
  };
  const visit = (node: SyntaxNode): void => {
    if (node.kind !== 'map' && node.kind !== 'seq') return;
    if (node.style === 'flow') {
      if (!holds(node)) return;
      found = node;
    }
    for (const child of node.kind === 'map' ? node.entries.map((entry) => entry.value) : node.items) visit(child);
  };
  visit(tree);
  return found;
}

/** JSON, and YAML in brackets: the last mark before what is typed tells. */
function inFlow(file: ParsedFile, root: number, flow: MapNode | SeqNode, offset: number): Cursor {
  const { text } = file.source;
  const word = wordAround(text, offset, flow.start + 1, file.source.language === 'json' ? endsInJson : endsInFlow);
  let at = word.replace.start - 1;
  while (at > flow.start && /\s/.test(text[at] ?? '')) at--;
  const mark = text[at];
  const base = { root, ...word, column: columnOf(file, flow.start) + 2 };
  if (mark === ':' && flow.kind === 'map') {
    const key = keyBefore(text, at, flow.start);
    return { ...base, slot: 'value', path: [...pathOf(flow), key], present: new Set(), hasColon: false };
  }
  if (flow.kind === 'seq') {
    const index = flow.items.filter(
      (item) => item.end < word.replace.start || (item.end <= word.replace.start && item.kind !== 'missing'),
    ).length;
    return { ...base, slot: 'item', path: [...pathOf(flow), index], present: new Set(), hasColon: false };
  }
  const present = new Set(
    [...entriesOf(flow)]
      .map((entry) => textOf(entry.key))
      .filter((key) => key !== word.typed || !inside(flow, word.replace)),
  );
  return {
    ...base,
    slot: 'key',
    path: pathOf(flow),
    present,
    hasColon: /^\s*:/.test(text.slice(word.replace.end, word.replace.end + 20)),
  };
}

function inside(map: MapNode, span: Span): boolean {
  return map.entries.some((entry) => entry.key.start === span.start);
}

/** The key whose colon stands at `colon`. */
function keyBefore(text: string, colon: number, from: number): string {
  const before = text.slice(from + 1, colon).trimEnd();
  const quoted = /(["'])((?:(?!\1).)*)\1$/.exec(before);
  return quoted?.[2] ?? /[^\s,{[]+$/.exec(before)?.[0] ?? '';
}

interface Line {
  readonly start: number;
  readonly text: string;
  /** Columns of the dashes at its beginning, and of what follows them. */
  readonly dashes: readonly number[];
  readonly column: number;
  /** The key that the line begins with, if any. */
  readonly key: string | undefined;
}

interface Place {
  readonly path: Path;
  /** The map whose keys stand beside what is typed. */
  readonly map: SyntaxNode | undefined;
  readonly item: boolean;
}

function inBlock(file: ParsedFile, root: number, tree: SyntaxNode, offset: number): Cursor | undefined {
  const line = readLine(file, file.lines.lineOf(offset), offset);
  const typedBefore = file.source.text.slice(line.start, offset);
  const colon = /^((?:[ ]|- )*)(?:"[^"]*"|'[^']*'|[^\s#:][^#:]*?):(?:[ \t]+|$)/.exec(typedBefore);
  if (colon) {
    const entry = entryWithKeyAt(tree, line.start + (colon[1]?.length ?? 0));
    if (!entry) return undefined;
    const word = wordAround(file.source.text, offset, line.start + colon[0].length, endsLine);
    return {
      root,
      slot: 'value',
      path: pathOf(entry.value),
      ...word,
      present: new Set(),
      hasColon: false,
      column: line.column + 2,
    };
  }
  const word = wordAround(file.source.text, offset, line.start + line.column, endsInBlock);
  const hasColon = /^\s*:/.test(file.source.text.slice(word.replace.end, word.replace.end + 5));
  const place = placeOf(file, tree, line);
  if (!place) return undefined;
  const map = asMap(place.map);
  const present = new Set([...entriesOf(map)].map((entry) => textOf(entry.key)).filter((key) => key !== word.typed));
  return {
    root,
    slot: place.item ? 'item' : 'key',
    path: place.path,
    ...word,
    present,
    hasColon,
    column: line.column + 2,
  };
}

/** Where a line with no colon yet belongs: beside the keys of the same column above it, or below the key of a lesser one. */
function placeOf(file: ParsedFile, tree: SyntaxNode, line: Line): Place | undefined {
  const dash = line.dashes.at(-1);
  for (const other of linesAbove(file, line)) {
    const found = dash === undefined ? placeOfKey(tree, other, line) : placeOfItem(tree, other, dash, line);
    if (found !== 'further up') return found;
  }
  if (dash !== undefined) return { path: [0], map: undefined, item: true };
  return line.column === 0 || asMap(tree) === undefined ? { path: [], map: tree, item: false } : undefined;
}

function* linesAbove(file: ParsedFile, line: Line): Generator<Line> {
  for (let above = file.lines.lineOf(line.start) - 1; above >= 0; above--) {
    const other = readLine(file, above);
    if (!/^\s*(?:#|$)/.test(other.text)) yield other;
  }
}

/** Siblings of a key stand in the same column, its parent in a lesser one. */
function placeOfKey(tree: SyntaxNode, other: Line, line: Line): Place | undefined | 'further up' {
  if (other.key === undefined || other.column > line.column) return 'further up';
  return other.column === line.column ? besideKey(tree, other) : belowKey(tree, other);
}

function placeOfItem(tree: SyntaxNode, other: Line, dash: number, line: Line): Place | undefined | 'further up' {
  if (other.dashes.includes(dash)) return besideItem(tree, other, dash, line);
  if (other.key === undefined || other.column > dash) return 'further up';
  const entry = entryWithKeyAt(tree, other.start + other.column);
  return entry && { path: [...pathOf(entry.value), 0], map: undefined, item: true };
}

function besideKey(tree: SyntaxNode, other: Line): Place | undefined {
  const entry = entryWithKeyAt(tree, other.start + other.column);
  const map = entry?.value.parent;
  return map && { path: pathOf(map), map, item: false };
}

function belowKey(tree: SyntaxNode, other: Line): Place | undefined {
  const entry = entryWithKeyAt(tree, other.start + other.column);
  return entry && { path: pathOf(entry.value), map: entry.value, item: false };
}

function besideItem(tree: SyntaxNode, other: Line, dash: number, line: Line): Place | undefined {
  const seq = seqWithDash(tree, other.start + dash, other.start + other.column);
  if (!seq) return undefined;
  const index = seq.items.filter((item) => item.start < line.start).length;
  return { path: [...pathOf(seq), index], map: seq.items[index], item: true };
}

/** The list one of whose items begins behind the dash at `dash`. */
function seqWithDash(tree: SyntaxNode, dash: number, content: number): SeqNode | undefined {
  let found: SeqNode | undefined;
  const visit = (node: SyntaxNode): void => {
    if (
      node.kind === 'seq' &&
      node.items.some((item) => item.start > dash && item.start <= content + 200 && nothingBetween(node, item, dash))
    )
      found ??= node;
    for (const child of node.kind === 'map'
      ? node.entries.map((entry) => entry.value)
      : node.kind === 'seq'
        ? node.items
        : [])
      visit(child);
  };
  const nothingBetween = (seq: SeqNode, item: SyntaxNode, at: number): boolean =>
    !seq.items.some((other) => other.start > at && other.start < item.start);
  visit(tree);
  return found;
}

function entryWithKeyAt(tree: SyntaxNode, offset: number): MapEntry | undefined {
  const stack: SyntaxNode[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        if (entry.key.start === offset) return entry;
        stack.push(entry.value);
      }
    } else if (node.kind === 'seq') pushAll(stack, node.items);
  }
  return undefined;
}

/** A line; `end` cuts it off at the cursor. */
function readLine(file: ParsedFile, number: number, end?: number): Line {
  const start = file.lines.lineStart(number);
  const full = file.source.text.slice(start, file.lines.lineStart(number + 1)).replace(/\r?\n$/, '');
  const text = end === undefined ? full : full.slice(0, end - start);
  const prefix = /^(?: |-(?= |$) ?)*/.exec(text)?.[0] ?? '';
  const dashes = [...prefix.matchAll(/-/g)].map((match) => match.index);
  const rest = text.slice(prefix.length);
  const key = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'[{&*!|>%@`-][^#]*?|-[^\s#][^#]*?)):(?:\s|$)/.exec(rest);
  return { start, text, dashes, column: prefix.length, key: key ? (key[1] ?? key[2] ?? key[3]) : undefined };
}

/** The word or quoted text that the offset is in or behind, not reaching back before `from`. */
function wordAround(
  text: string,
  offset: number,
  from: number,
  ends: (character: string, next: string) => boolean,
): { typed: string; replace: Span; quote: '' | '"' | "'" } {
  const quoted = openQuote(text, offset, from);
  if (quoted) {
    const close = closingAt(text, offset, quoted.quote);
    return { typed: text.slice(quoted.at + 1, offset), replace: { start: quoted.at, end: close }, quote: quoted.quote };
  }
  let start = offset;
  while (start > from && !ends(text[start - 1] ?? '', text[start] ?? '')) start--;
  while (start < offset && /\s/.test(text[start] ?? '')) start++;
  let end = offset;
  while (end < text.length && !ends(text[end] ?? '', text[end + 1] ?? '') && !/[\n\r#]/.test(text[end] ?? '')) end++;
  while (end > offset && /\s/.test(text[end - 1] ?? '')) end--;
  return { typed: text.slice(start, offset), replace: { start, end }, quote: '' };
}

/** What stands between words. In YAML a colon with something right behind it is a part of one: `schema:name`, `https://…`. */
const endsLine = (character: string): boolean => /[\n\r]/.test(character);
const endsInJson = (character: string): boolean => /[\s,:[\]{}]/.test(character);
const endsInBlock = (character: string, next: string): boolean =>
  /\s/.test(character) || (character === ':' && !/\S/.test(next));
const endsInFlow = (character: string, next: string): boolean =>
  /[\s,[\]{}]/.test(character) || (character === ':' && !/[^\s,[\]{}"']/.test(next));

/** A quote on this line before the offset that nothing closes yet. */
function openQuote(text: string, offset: number, from: number): { at: number; quote: '"' | "'" } | undefined {
  const lineStart = Math.max(from, text.lastIndexOf('\n', offset - 1) + 1);
  let open: { at: number; quote: '"' | "'" } | undefined;
  for (let at = lineStart; at < offset; at++) {
    const character = text[at];
    if (open) {
      if (open.quote === '"' && character === '\\') at++;
      else if (character === open.quote) open = undefined;
    } else if (character === '"' || (character === "'" && /[\s,:[{]|^$/.test(text[at - 1] ?? '')))
      open = { at, quote: character };
  }
  return open;
}

function closingAt(text: string, offset: number, quote: string): number {
  for (let at = offset; at < text.length && text[at] !== '\n'; at++) if (text[at] === quote) return at + 1;
  return offset;
}

function columnOf(file: ParsedFile, offset: number): number {
  return file.lines.position(offset).character;
}
