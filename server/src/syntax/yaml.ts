import { Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Parser } from 'yaml';
import { pushAll } from '../base/push-all.ts';
import type { Span } from '../base/span.ts';
import { expandWithin } from './aliases.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { makeAlias, makeMap, makeMissing, makeScalar, makeSeq } from './make-node.ts';
import type { SyntaxProblem } from './problem.ts';
import type { AliasNode, MapEntry, MapNode, ScalarNode, ScalarValue, SyntaxNode } from './tree.ts';
import { composerProblems } from './yaml-errors.ts';
import { joinQuotedLines } from './yaml-repair.ts';
import { inspectTokens } from './yaml-tokens.ts';

export interface YamlComment {
  readonly span: Span;
  /** From the `#` on. */
  readonly text: string;
}

export interface YamlParse {
  /** One root a document; never empty. */
  readonly roots: readonly SyntaxNode[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly YamlComment[];
}

/**
 * Parses YAML 1.2 with the `yaml` package and rebuilds its documents as our tree. Before composing, the token tree is pruned at
 * `MAX_DEPTH` (the composer recurses), and after it the aliases are bounded (`expandWithin`).
 */
export function parseYaml(text: string): YamlParse {
  const parsed = parseTokens(text);
  if (!parsed.problems.some((problem) => problem.code === 'unclosed-quote')) return parsed;
  const joined = joinQuotedLines(text);
  if (!joined) return parsed;
  const again = parseTokens(joined.text);
  return { ...again, problems: [...again.problems, ...joined.problems] };
}

function parseTokens(text: string): YamlParse {
  const tokens: CST.Token[] = [...new Parser().parse(text)];
  const { problems, comments } = inspectTokens(tokens);
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, strict: true, logLevel: 'silent' });
  const roots: SyntaxNode[] = [];
  for (const document of composer.compose(tokens, true, text.length)) {
    const builder = new TreeBuilder(text, problems);
    roots.push(builder.root(document));
    pushAll(problems, composerProblems(document.errors, text));
  }
  const bounded = roots.map((root) => expandWithin(root, problems));
  return { roots: bounded, problems, comments };
}

class TreeBuilder {
  readonly #text: string;
  readonly #problems: SyntaxProblem[];
  readonly #anchors = new Map<string, SyntaxNode>();
  /** Anchors of collections that are still being built: an alias to one of them would contain itself. */
  readonly #open = new Set<string>();

  constructor(text: string, problems: SyntaxProblem[]) {
    this.#text = text;
    this.#problems = problems;
  }

  root(document: Document): SyntaxNode {
    const contents = document.contents as Node | null;
    return contents ? this.#node(contents) : makeMissing(document.range?.[0] ?? 0);
  }

  #node(node: Node): SyntaxNode {
    if (isAlias(node)) return this.#alias(node.source, this.#span(node));
    const anchor = node.anchor;
    if (anchor !== undefined) this.#open.add(anchor);
    const built = this.#unanchored(node);
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#anchors.set(anchor, built);
    }
    return built;
  }

  #unanchored(node: Node): SyntaxNode {
    const [start, to] = node.range ?? [0, 0, 0];
    const end = trimEnd(this.#text, start, to);
    if (isMap(node)) return this.#map(node.items, start, end, node.flow ? 'flow' : 'block');
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#item(item, start));
      return makeSeq(start, end, node.flow ? 'flow' : 'block', items);
    }
    if (!isScalar(node)) return makeMissing(start);
    if (start === end && node.type === 'PLAIN') return makeMissing(start);
    return makeScalar(start, end, this.#value(node.value, start, end), STYLES[node.type ?? 'PLAIN'] ?? 'plain');
  }

  /** `around` is where the collection starts. */
  #item(item: unknown, around: number): SyntaxNode {
    if (item === null || typeof item !== 'object') return makeMissing(around);
    if (!('key' in item)) return this.#node(item as Node);
    // A pair straight inside a flow sequence, `[a: b]`, which YAML reads as a map of one entry.
    const { start, end } = pairSpan(item as Pair, around);
    return this.#map([item as Pair], start, end, 'flow');
  }

  #map(pairs: readonly Pair[], start: number, end: number, style: MapNode['style']): MapNode {
    const entries = pairs.map((pair) => this.#entry(pair as Pair<Node | null, Node | null>, start));
    pushAll(this.#problems, duplicateKeys(entries));
    return makeMap(start, end, style, entries, undefined);
  }

  #entry(pair: Pair<Node | null, Node | null>, around: number): MapEntry {
    const key = this.#key(pair.key, around);
    const value = pair.value ? this.#node(pair.value) : makeMissing(key.end);
    return { key, value, merge: key.style === 'plain' && key.value === '<<' };
  }

  #key(node: Node | null, around: number): ScalarNode {
    const built = node ? this.#node(node) : makeMissing(around);
    if (built.kind === 'scalar') return built;
    const { start, end } = built;
    const target = built.kind === 'alias' ? built.target : undefined;
    return makeScalar(start, end, target?.kind === 'scalar' ? target.value : this.#text.slice(start, end), 'plain');
  }

  #alias(name: string, { start, end }: Span): AliasNode {
    const target = this.#open.has(name) ? undefined : this.#anchors.get(name);
    if (target === undefined)
      this.#problems.push({ code: 'alias-unknown', span: { start, end }, fatal: false, data: { name } });
    return makeAlias(start, end, name, target);
  }

  /** The core schema gives strings, numbers, booleans and null; whatever else a directive brings in stays the text it is written as. */
  #value(value: unknown, start: number, end: number): ScalarValue {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    return this.#text.slice(start, end);
  }

  #span(node: Node): Span {
    const [start, end] = node.range ?? [0, 0, 0];
    return { start, end: trimEnd(this.#text, start, end) };
  }
}

function pairSpan(pair: Pair, around: number): Span {
  const key = (pair.key as Node | null)?.range;
  const value = (pair.value as Node | null)?.range;
  const start = key?.[0] ?? around;
  return { start, end: Math.max(start, value?.[1] ?? key?.[1] ?? start) };
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** As `\s` has it; hardly any text beyond ASCII ends in space. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return /\s/.test(String.fromCharCode(code));
}
