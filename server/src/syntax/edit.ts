import { Document, visit } from 'yaml';
import type { Json } from '../base/json.ts';
import { applyEdits, type TextEdit } from '../base/text-edit.ts';
import type { ParsedFile } from './parse.ts';
import {
  asSeq,
  entryOf,
  type MapEntry,
  type MapNode,
  nodeAt,
  type Path,
  resolve,
  type SeqNode,
  type SyntaxNode,
  toValue,
} from './tree.ts';

/** A change said in terms of the tree, so that whoever asks for it need not know JSON from YAML, indentation or quotes. */
export type TreeEdit =
  /**
   * Puts `value` at `path`, making the maps on the way. `after` names the sibling key behind which a new entry is written; '' puts it first.
   * With `fill` a map that stands there already is kept, and gets what of `value` it lacks or has left blank.
   */
  | {
      readonly op: 'set';
      readonly root: number;
      readonly path: Path;
      readonly value: Json;
      readonly after?: string;
      readonly fill?: boolean;
    }
  /** Adds `value` at the end of the list at `path`, making it when there is none. */
  | { readonly op: 'append'; readonly root: number; readonly path: Path; readonly value: Json }
  /** With `value` the entry becomes another one where it stands. */
  | { readonly op: 'rename'; readonly root: number; readonly path: Path; readonly to: string; readonly value?: Json }
  | { readonly op: 'remove'; readonly root: number; readonly path: Path }
  /** Raw text, for what is not part of the tree: comments and punctuation. */
  | { readonly op: 'text'; readonly start: number; readonly end: number; readonly text: string };

/**
 * The text edits that carry out `edits`, in the file's own style: quotes, indentation, line ends, block or flow. Comments and order of
 * what is not touched are kept. An edit whose path has no place in the tree gives none.
 */
export function renderEdits(file: ParsedFile, edits: readonly TreeEdit[]): TextEdit[] {
  return renderEach(file, edits).flatMap((edit) => edit ?? []);
}

/** The same one by one: undefined for an edit that has no place. */
export function renderEach(file: ParsedFile, edits: readonly TreeEdit[]): (TextEdit | undefined)[] {
  const writer = new Writer(file);
  // A table knows no nested values: only raw text is written into it.
  const isTable = file.source.language === 'csv';
  return edits.map((edit) => (isTable && edit.op !== 'text' ? undefined : writer.render(edit)));
}

/** One line, whatever the texts hold. */
const FLOW = {
  collectionStyle: 'flow',
  flowCollectionPadding: false,
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: 1e9,
} as const;

function flowYaml(value: Json): string {
  const document = new Document(value);
  // Left to itself a text of several lines would be written plain, over several lines.
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString(FLOW).replace(/\n$/, '');
}

/** What stands on one line goes on so; else the indentation of the line that something begins on. */
type Layout = string | LineStyle;

interface LineStyle {
  /** `{ "a": 1 }` */
  readonly padded: boolean;
  /** `{"a":1}` */
  readonly tight: boolean;
}

function jsonLine(value: Json, padded: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => jsonLine(item, padded)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pad = padded ? ' ' : '';
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${jsonLine(item, padded)}`);
  return entries.length === 0 ? '{}' : `{${pad}${entries.join(', ')}${pad}}`;
}

class Writer {
  readonly #file: ParsedFile;
  readonly #text: string;
  readonly #json: boolean;
  readonly #eol: string;
  readonly #unit: string;
  /** What a list is indented by below its key: nothing, or a step. */
  readonly #listStep: string;

  constructor(file: ParsedFile) {
    this.#file = file;
    this.#text = file.source.text;
    this.#json = file.source.language === 'json';
    this.#eol = /\r\n/.test(this.#text) ? '\r\n' : '\n';
    this.#unit = indentUnit(file);
    this.#listStep = listStep(this.#text);
  }

  render(edit: TreeEdit): TextEdit | undefined {
    if (edit.op === 'text') return { span: { start: edit.start, end: edit.end }, text: edit.text };
    const root = this.#file.roots[edit.root];
    if (!root) return undefined;
    switch (edit.op) {
      case 'set':
        return this.#set(root, edit.path, edit.value, edit.after, edit.fill);
      case 'append':
        return this.#append(root, edit.path, edit.value);
      case 'rename':
        return edit.value === undefined
          ? this.#rename(root, edit.path, edit.to)
          : this.#become(root, edit.path, edit.to, edit.value);
      case 'remove':
        return this.#remove(root, edit.path);
    }
  }

  #set(root: SyntaxNode, path: Path, value: Json, after?: string, fill?: boolean): TextEdit | undefined {
    const found = nodeAt(root, path);
    const map = fill ? resolve(found) : undefined;
    if (map?.kind === 'map' && map.entries.length > 0 && isMap(value)) return this.#complete(map, value);
    if (found && found.kind !== 'missing') return this.#replace(found, value);
    // The deepest collection that is there; what is missing below it becomes part of the new value.
    for (let depth = path.length - 1; depth >= 0; depth--) {
      const holder = resolve(nodeAt(root, path.slice(0, depth)));
      const key = path[depth];
      if (holder?.kind !== 'map' || key === undefined) continue;
      const nested = path.slice(depth + 1).reduceRight<Json>((inner, step) => ({ [String(step)]: inner }), value);
      const entry = entryOf(holder, String(key));
      if (!entry) return this.#insert(holder, String(key), nested, after);
      if (isEmpty(entry.value)) return this.#fill(holder, entry, nested);
      return fill && isBlank(toValue(entry.value) as Json) ? this.#replace(entry.value, nested) : undefined;
    }
    return undefined;
  }

  /** Adds the entries that `map` lacks and fills those that are blank; one edit from the first place to the last. */
  #complete(map: MapNode, value: { readonly [key: string]: Json }): TextEdit | undefined {
    const edits = Object.entries(value).flatMap(([key, item]) => {
      const entry = entryOf(map, key);
      if (entry && (isBlank(item) || !isBlank((toValue(entry.value) as Json | undefined) ?? null))) return [];
      return this.#set(map, [key], item, undefined, true) ?? [];
    });
    const start = Math.min(...edits.map(({ span }) => span.start));
    const end = Math.max(...edits.map(({ span }) => span.end));
    if (edits.length === 0) return undefined;
    const moved = edits.map((edit) => ({
      ...edit,
      span: { start: edit.span.start - start, end: edit.span.end - start },
    }));
    return { span: { start, end }, text: applyEdits(this.#text.slice(start, end), moved) };
  }

  #append(root: SyntaxNode, path: Path, value: Json): TextEdit | undefined {
    const seq = asSeq(nodeAt(root, path));
    if (!seq) return this.#set(root, path, [value]);
    const last = seq.items.at(-1);
    if (seq.style === 'flow' || !last) return this.#insertIntoFlow(seq, (indent) => this.#flow(value, indent));
    const at = this.#endOfLine(last.end);
    const indent = this.#dashColumn(seq);
    return {
      span: { start: at, end: at },
      text: `${this.#eol}${indent}- ${this.#block(value, `${indent}  `).trimStart()}`,
    };
  }

  #rename(root: SyntaxNode, path: Path, to: string): TextEdit | undefined {
    const entry = entryOf(nodeAt(root, path.slice(0, -1)), String(path.at(-1)));
    return entry && { span: { start: entry.key.start, end: entry.key.end }, text: this.#keyText(to, entry.key.style) };
  }

  #become(root: SyntaxNode, path: Path, to: string, value: Json): TextEdit | undefined {
    const entry = entryOf(nodeAt(root, path.slice(0, -1)), String(path.at(-1)));
    const key = this.#rename(root, path, to);
    const content = entry && entry.value.kind !== 'missing' ? this.#replace(entry.value, value) : undefined;
    if (!key || !content || content.span.start < key.span.end) return undefined;
    const between = this.#text.slice(key.span.end, content.span.start);
    return { span: { start: key.span.start, end: content.span.end }, text: key.text + between + content.text };
  }

  #remove(root: SyntaxNode, path: Path): TextEdit | undefined {
    const holder = resolve(nodeAt(root, path.slice(0, -1)));
    if (holder?.kind === 'map') {
      const index = holder.entries.findIndex((entry) => String(entry.key.value) === String(path.at(-1)));
      const entry = holder.entries[index];
      if (!entry) return undefined;
      return this.#cut(holder, entry.key.start, Math.max(entry.key.end, entry.value.end), index, holder.entries.length);
    }
    if (holder?.kind === 'seq') {
      const index = Number(path.at(-1));
      const item = holder.items[index];
      const start = item && holder.style === 'block' ? this.#text.lastIndexOf('-', item.start) : item?.start;
      return item && start !== undefined ? this.#cut(holder, start, item.end, index, holder.items.length) : undefined;
    }
    return undefined;
  }

  /** Cuts one of `count` siblings: whole lines in block style, with one comma in flow style. */
  #cut(holder: MapNode | SeqNode, start: number, end: number, index: number, count: number): TextEdit {
    if (holder.style === 'block') {
      const from = this.#lineStart(start);
      if (this.#text.slice(from, start).trim() === '')
        return { span: { start: from, end: this.#nextLine(end) }, text: '' };
      // First key of a list item: the dash stays, and what follows moves up to it.
      return { span: { start, end: this.#nextLine(end) + (start - from) }, text: '' };
    }
    const siblings =
      holder.kind === 'map'
        ? holder.entries.map((entry) => [entry.key.start, entry.value.end])
        : holder.items.map((item) => [item.start, item.end]);
    if (index + 1 < count) return { span: { start, end: siblings[index + 1]?.[0] ?? end }, text: '' };
    return { span: { start: siblings[index - 1]?.[1] ?? start, end }, text: '' };
  }

  #replace(node: SyntaxNode, value: Json): TextEdit {
    const span = { start: node.start, end: node.end };
    if (typeof value === 'string' && node.kind === 'scalar' && typeof node.value === 'string') {
      return { span, text: this.#stringText(value, node.style) };
    }
    return { span, text: this.#flow(value, this.#indentAt(node.start)) };
  }

  /** Writes the value of an entry that has none yet. */
  #fill(holder: MapNode, entry: MapEntry, value: Json): TextEdit {
    const colon = this.#text.indexOf(':', entry.key.end);
    const at = colon < 0 ? entry.key.end : colon + 1;
    const indent = this.#columnOf(holder);
    return { span: { start: at, end: at }, text: this.#valueBehindColon(value, indent, holder.style === 'block') };
  }

  #insert(map: MapNode, key: string, value: Json, after: string | undefined): TextEdit {
    if (after === '' && map.entries[0]) return this.#insertFirst(map, map.entries[0], key, value);
    const before =
      (after === undefined ? undefined : map.entries.find((entry) => String(entry.key.value) === after)) ??
      map.entries.at(-1);
    if (map.style === 'flow' || !before) {
      return this.#insertIntoFlow(
        map,
        (indent) => `${this.#keyText(key, this.#keyStyle(map))}: ${this.#flow(value, indent)}`,
        before,
      );
    }
    const at = this.#endOfLine(Math.max(before.value.end, before.key.end));
    const indent = this.#columnOf(map);
    const text = `${this.#eol}${indent}${this.#keyText(key, 'plain')}:${this.#valueBehindColon(value, indent, true)}`;
    return { span: { start: at, end: at }, text };
  }

  #insertFirst(map: MapNode, first: MapEntry, key: string, value: Json): TextEdit {
    const at = first.key.start;
    const indent = this.#columnOf(map);
    if (map.style === 'block') {
      return {
        span: { start: at, end: at },
        text: `${this.#keyText(key, 'plain')}:${this.#valueBehindColon(value, indent, true)}${this.#eol}${indent}`,
      };
    }
    const spread = this.#lineStart(at) > map.start;
    const text = `${this.#keyText(key, this.#keyStyle(map))}: ${this.#flow(value, indent)},`;
    return { span: { start: at, end: at }, text: spread ? `${text}${this.#eol}${indent}` : `${text} ` };
  }

  #insertIntoFlow(node: MapNode | SeqNode, render: (layout: Layout) => string, before?: MapEntry): TextEdit {
    const last = before?.value ?? (node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1));
    const first = node.kind === 'map' ? node.entries[0]?.key : node.items[0];
    if (!last || !first) {
      const inner = this.#text.slice(node.start + 1, node.end - 1);
      const spread = this.#json && (inner.includes('\n') || node.parent === undefined);
      const outer = this.#indentAt(node.start);
      const text = spread
        ? `${this.#eol}${outer}${this.#unit}${render(outer + this.#unit)}${this.#eol}${outer}`
        : render(this.#json ? this.#lineStyle(node) : outer);
      // The brackets too: of two insertions at once the second would follow the first without a comma, and is left out.
      const close = node.end > node.start + 1 ? this.#text.slice(node.end - 1, node.end) : '';
      return { span: { start: node.start, end: node.end }, text: (this.#text[node.start] ?? '') + text + close };
    }
    const end = last.kind === 'missing' && before ? Math.max(before.key.end, last.end) : last.end;
    const spread = this.#lineStart(first.start) > node.start;
    const indent = this.#indentAt(first.start);
    const line = this.#json && !this.#text.slice(node.start, end).includes('\n');
    return {
      span: { start: end, end },
      text: spread ? `,${this.#eol}${indent}${render(indent)}` : `, ${render(line ? this.#lineStyle(node) : indent)}`,
    };
  }

  /** How a map or list that stands on one line is spaced. */
  #lineStyle(node: MapNode | SeqNode): LineStyle {
    const colon = node.kind === 'map' ? node.entries[0]?.key.end : undefined;
    const afterColon = colon === undefined ? ' ' : (this.#text[this.#text.indexOf(':', colon) + 1] ?? ' ');
    return { padded: this.#text[node.start + 1] === ' ', tight: !/\s/.test(afterColon) };
  }

  #valueBehindColon(value: Json, indent: string, block: boolean): string {
    if (!block || !isCollection(value) || isShort(value)) return ` ${this.#flow(value, indent)}`;
    return `${this.#eol}${this.#block(value, indent + (Array.isArray(value) ? this.#listStep : this.#unit))}`;
  }

  /** Block YAML, every line indented. Collections of scalars stay on one line. */
  #block(value: Json, indent: string): string {
    if (!isCollection(value) || isShort(value)) return indent + this.#flow(value, indent);
    if (Array.isArray(value))
      return value.map((item) => `${indent}- ${this.#block(item, `${indent}  `).trimStart()}`).join(this.#eol);
    return Object.entries(value)
      .map(([key, item]) => `${indent}${this.#keyText(key, 'plain')}:${this.#valueBehindColon(item, indent, true)}`)
      .join(this.#eol);
  }

  #flow(value: Json, layout: Layout): string {
    if (!this.#json) {
      return flowYaml(value);
    }
    if (typeof layout !== 'string') return layout.tight ? JSON.stringify(value) : jsonLine(value, layout.padded);
    const indent = layout;
    return JSON.stringify(value, null, this.#unit).replaceAll('\n', `${this.#eol}${indent}`);
  }

  #keyText(key: string, style: string): string {
    if (this.#json || style === 'double') return JSON.stringify(key);
    if (style === 'single') return `'${key.replaceAll("'", "''")}'`;
    return this.#flow(key, '');
  }

  #stringText(value: string, style: string): string {
    if (this.#json || style === 'double') return JSON.stringify(value);
    if (style === 'single' && !value.includes('\n')) return `'${value.replaceAll("'", "''")}'`;
    return this.#flow(value, '');
  }

  #keyStyle(map: MapNode): string {
    return map.entries[0]?.key.style ?? (this.#json ? 'double' : 'plain');
  }

  /** Indentation of the line on which `at` lies. */
  #indentAt(at: number): string {
    return /^[ \t]*/.exec(this.#text.slice(this.#lineStart(at), at))?.[0] ?? '';
  }

  /** White space as wide as the column at which the keys of a block map stand; behind a dash that is more than the line's indentation. */
  #columnOf(map: MapNode): string {
    const start = map.entries[0]?.key.start ?? map.start;
    if (map.style === 'flow') return this.#indentAt(start);
    return ' '.repeat(start - this.#lineStart(start));
  }

  #dashColumn(seq: SeqNode): string {
    const first = seq.items[0]?.start ?? seq.start;
    const dash = this.#text.lastIndexOf('-', first);
    return ' '.repeat(Math.max(0, dash - this.#lineStart(dash)));
  }

  #lineStart(at: number): number {
    return this.#text.lastIndexOf('\n', at - 1) + 1;
  }

  #endOfLine(at: number): number {
    const found = /\r?\n|$/.exec(this.#text.slice(at));
    return at + (found?.index ?? 0);
  }

  #nextLine(at: number): number {
    const found = this.#text.indexOf('\n', at);
    return found < 0 ? this.#text.length : found + 1;
  }
}

function isEmpty(node: SyntaxNode): boolean {
  return node.kind === 'missing' || (node.kind === 'scalar' && node.value === null && node.start === node.end);
}

type Collection = readonly Json[] | { readonly [key: string]: Json };

function isMap(value: Json): value is { readonly [key: string]: Json } {
  return isCollection(value) && !Array.isArray(value);
}

function isBlank(value: Json): boolean {
  return value === null || value === '' || (isCollection(value) && Object.values(value).every(isBlank));
}

function isCollection(value: Json): value is Collection {
  return typeof value === 'object' && value !== null;
}

function isShort(value: Collection): boolean {
  const items = Object.values(value);
  return (
    items.every(
      (item) => !isCollection(item) || (Array.isArray(item) && item.every((inner) => !isCollection(inner))),
    ) && JSON.stringify(value).length <= 90
  );
}

/** One level of indentation as the file writes it; two spaces when it shows none. */
function indentUnit(file: ParsedFile): string {
  const match = /\n([ \t]+)\S/.exec(file.source.text.slice(0, 2000));
  if (!match?.[1]) return '  ';
  if (file.source.language !== 'json') return '  ';
  return match[1].startsWith('\t') ? '\t' : match[1];
}

/** Both ways of writing a list below a key are in use; the file's first list decides. */
function listStep(text: string): string {
  const match = /(?:^|\n)((?: |- )*)[^\s#-][^\n]*:[ \t]*\r?\n( *)- /.exec(text);
  return match && (match[2]?.length ?? 0) <= (match[1]?.length ?? 0) ? '' : '  ';
}
