import { Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Parser } from 'yaml';
import { pushAll } from '../base/push-all.ts';
import type { Span } from '../base/span.ts';
import { expandWithin } from './aliases.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import type { SyntaxProblem } from './problem.ts';
import {
  type AliasNode,
  adopt,
  type MapEntry,
  type MapNode,
  type MissingNode,
  type ScalarNode,
  type ScalarValue,
  type SyntaxNode,
} from './tree.ts';
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
    return contents ? this.#node(contents) : missing(document.range?.[0] ?? 0);
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
    const span = this.#span(node);
    const base = { ...span, parent: undefined, slot: undefined };
    if (isMap(node)) return this.#map(node.items, { ...base, style: node.flow ? 'flow' : 'block' });
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#item(item, span));
      return adopt({ ...base, kind: 'seq', style: node.flow ? 'flow' : 'block', items });
    }
    if (!isScalar(node)) return missing(span.start);
    if (span.start === span.end && node.type === 'PLAIN') return missing(span.start);
    return {
      ...base,
      kind: 'scalar',
      value: this.#value(node.value, span),
      style: STYLES[node.type ?? 'PLAIN'] ?? 'plain',
    };
  }

  #item(item: unknown, around: Span): SyntaxNode {
    if (item === null || typeof item !== 'object') return missing(around.start);
    // A pair straight inside a flow sequence, `[a: b]`, which YAML reads as a map of one entry.
    if ('key' in item)
      return this.#map([item as Pair], {
        ...this.#pairSpan(item as Pair, around),
        parent: undefined,
        slot: undefined,
        style: 'flow',
      });
    return this.#node(item as Node);
  }

  #map(pairs: readonly Pair[], base: Omit<MapNode, 'kind' | 'entries' | 'index' | 'simple'>): MapNode {
    const entries = pairs.map((pair) => this.#entry(pair as Pair<Node | null, Node | null>, base));
    pushAll(this.#problems, duplicateKeys(entries));
    return adopt({ ...base, kind: 'map', entries, index: undefined, simple: undefined });
  }

  #entry(pair: Pair<Node | null, Node | null>, around: Span): MapEntry {
    const key = this.#key(pair.key, around);
    const value = pair.value ? this.#node(pair.value) : missing(key.end);
    return { key, value, merge: key.style === 'plain' && key.value === '<<' };
  }

  #key(node: Node | null, around: Span): ScalarNode {
    const built = node ? this.#node(node) : missing(around.start);
    if (built.kind === 'scalar') return built;
    const target = built.kind === 'alias' ? built.target : undefined;
    const value: ScalarValue = target?.kind === 'scalar' ? target.value : this.#text.slice(built.start, built.end);
    return {
      kind: 'scalar',
      start: built.start,
      end: built.end,
      value,
      style: 'plain',
      parent: undefined,
      slot: undefined,
    };
  }

  #alias(name: string, span: Span): AliasNode {
    const target = this.#open.has(name) ? undefined : this.#anchors.get(name);
    if (target === undefined) this.#problems.push({ code: 'alias-unknown', span, fatal: false, data: { name } });
    return { kind: 'alias', ...span, name, target, parent: undefined, slot: undefined };
  }

  /** The core schema gives strings, numbers, booleans and null; whatever else a directive brings in stays the text it is written as. */
  #value(value: unknown, span: Span): ScalarValue {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    return this.#text.slice(span.start, span.end);
  }

  #span(node: Node): Span {
    const [start, end] = node.range ?? [0, 0, 0];
    return { start, end: trimEnd(this.#text, start, end) };
  }

  #pairSpan(pair: Pair, around: Span): Span {
    const key = (pair.key as Node | null)?.range;
    const value = (pair.value as Node | null)?.range;
    const start = key?.[0] ?? around.start;
    return { start, end: Math.max(start, value?.[1] ?? key?.[1] ?? start) };
  }
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function missing(at: number): MissingNode {
  return { kind: 'missing', start: at, end: at, parent: undefined, slot: undefined };
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
