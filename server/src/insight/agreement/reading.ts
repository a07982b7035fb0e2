import type { LineIndex } from '../../base/line-index.ts';
import { hasContent } from '../../model/located.ts';
import {
  asMap,
  asScalar,
  asSeq,
  entriesOf,
  keyOf,
  resolve,
  type ScalarNode,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../syntax/tree.ts';
import { type Prose, prose, type Said, said, saidDate, saidNumber, series } from './prose.ts';

/** Lines of the source, one-based, both included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** Takes note of what of a file has been said, so that whatever is left can be said as well. */
export class Reading {
  readonly #said = new Set<SyntaxNode>();
  readonly #index: LineIndex | undefined;

  constructor(index: LineIndex | undefined) {
    this.#index = index;
  }

  term(node: SyntaxNode | undefined): Term {
    return new Term(node, this);
  }

  say(node: SyntaxNode): void {
    this.#said.add(node);
  }

  isSaid(node: SyntaxNode): boolean {
    return this.#said.has(node);
  }

  /** From the key on: the value of a block map begins a line later. */
  linesOf(node: SyntaxNode | undefined): Lines | undefined {
    if (!node || !this.#index) return undefined;
    const from = this.#index.lineOf(keyOf(node)?.start ?? node.start);
    return { from: from + 1, to: Math.max(from, this.#index.lineOf(Math.max(node.start, node.end - 1))) + 1 };
  }
}

/** A place in an agreement where a term may be written. Whatever is asked of it counts as said. */
export class Term {
  readonly node: SyntaxNode | undefined;
  readonly #reading: Reading;

  constructor(node: SyntaxNode | undefined, reading: Reading) {
    this.node = node;
    this.#reading = reading;
  }

  /** Whether anything is written. */
  get present(): boolean {
    return hasContent(this.node);
  }

  get isMap(): boolean {
    return asMap(this.node) !== undefined;
  }

  get lines(): Lines | undefined {
    return this.#reading.linesOf(this.node);
  }

  at(...keys: readonly string[]): Term {
    let node = this.node;
    for (const key of keys) {
      this.#visit(node);
      node = valueAt(node, key);
    }
    return new Term(node, this.#reading);
  }

  /** The items of a list; one thing that stands where a list may is a list of one. */
  list(): Term[] {
    const list = asSeq(this.node);
    if (!list) return this.present ? [this] : [];
    this.#visit(this.node);
    return list.items.map((item) => new Term(item, this.#reading));
  }

  maps(): Term[] {
    return this.list().filter((term) => term.isMap);
  }

  entries(): [key: string, value: Term][] {
    if (!this.isMap) return [];
    this.#visit(this.node);
    return [...entriesOf(this.node)].map(({ key, value }) => [textOf(key), new Term(value, this.#reading)]);
  }

  /** Says on purpose that there is nothing: `null`, `none`, an empty list. */
  isNone(): boolean {
    const node = resolve(this.node);
    const none =
      (node?.kind === 'scalar' && (node.value === null || node.value === 'none')) ||
      (node?.kind === 'seq' && node.items.length === 0);
    if (none) this.#say();
    return none;
  }

  text(): Said | undefined {
    return this.#read(({ value }) => (typeof value === 'number' ? saidNumber(value) : said(String(value))));
  }

  /** A number that is a name, such as a version, has no thousands. */
  name(): Said | undefined {
    return this.#read(({ value }) => said(String(value)));
  }

  date(): Said | undefined {
    return this.#read(({ value }) => saidDate(String(value)));
  }

  /** With a text for people in place of a code. */
  as(shown: (raw: string) => string | undefined): Said | undefined {
    return this.#read(({ value }) => said(String(value), shown(String(value)) ?? String(value)));
  }

  yes(): boolean | undefined {
    const value = asScalar(this.node)?.value;
    if (typeof value !== 'boolean') return undefined;
    this.#say();
    return value;
  }

  /** The texts of a list, or the one that stands in its place. */
  all(shown?: (raw: string) => string | undefined): Prose | undefined {
    const parts = this.list().flatMap((term) => {
      const text = shown ? term.as(shown) : term.text();
      return text ? [[text]] : [];
    });
    return parts.length === 0 ? undefined : series(parts);
  }

  /** All that is written here and not said yet, as it is written. */
  everything(): Prose | undefined {
    const parts: Prose[] = [];
    const visit = (term: Term, path: string, depth: number): void => {
      if (parts.length >= MOST || depth > DEEPEST) return;
      const { node } = term;
      if (node === undefined || this.#reading.isSaid(node)) return;
      const inner = term.isMap ? term.entries() : asSeq(node) ? term.list().map((item) => ['', item] as const) : [];
      for (const [key, value] of inner) visit(value, [path, key].filter((step) => step !== '').join(' › '), depth + 1);
      const text = term.text();
      if (text) parts.push(path === '' ? [text] : prose`${said(path)}: ${text}`);
    };
    visit(this, '', 0);
    return parts.length === 0 ? undefined : parts.flatMap((part, index) => (index === 0 ? part : prose`; ${part}`));
  }

  #read(read: (scalar: ScalarNode) => Said): Said | undefined {
    const scalar = asScalar(this.node);
    if (!scalar || !hasContent(scalar)) return undefined;
    this.#say();
    return read(scalar);
  }

  #say(): void {
    this.#visit(this.node);
    const at = resolve(this.node);
    if (at) this.#reading.say(at);
  }

  /** A collection under a second name is only said where that name has been read. */
  #visit(node: SyntaxNode | undefined): void {
    if (node?.kind === 'alias') this.#reading.say(node);
  }
}

/** Statements of one term, and levels below it; what is beyond is a further term. */
const MOST = 200;
const DEEPEST = 12;
