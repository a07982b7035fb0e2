import { editDistance } from '../base/did-you-mean.ts';
import { entriesOf, keySpan, type SyntaxNode, textOf } from '../syntax/tree.ts';
import { explain } from './explain.ts';
import { type HeldSchemas, heldBy, heldSchemas } from './held-schemas.ts';
import type { JsonSchema } from './json-schema.ts';
import { problem, type SchemaProblem } from './schema-problem.ts';

/**
 * Keys that an open map may hold but that are nearly one which its schema knows, and which is not written: most likely that one was meant.
 * Closed maps are the business of `explain`. A map whose keys are names (`properties`, `$defs`) knows none, so nothing is near. `clear` is filled
 * with what holds no such key, and saves looking at it again: a node that is the same object has not changed, nor has the way to it.
 */
export function nearKeys(root: JsonSchema, node: SyntaxNode, clear: ClearNodes = new WeakMap()): SchemaProblem[] {
  const known = clear.get(root) ?? new WeakSet<SyntaxNode>();
  clear.set(root, known);
  return new NearKeys(root, known).find(node);
}

/** By the schema that they were looked at with. */
export type ClearNodes = WeakMap<JsonSchema, WeakSet<SyntaxNode>>;

class NearKeys {
  readonly #root: JsonSchema;
  readonly #found: SchemaProblem[] = [];
  readonly #clear: WeakSet<SyntaxNode>;

  constructor(root: JsonSchema, clear: WeakSet<SyntaxNode>) {
    this.#root = root;
    this.#clear = clear;
  }

  find(node: SyntaxNode): SchemaProblem[] {
    this.#walk(node, heldSchemas(this.#root), 0);
    return this.#found;
  }

  #walk(node: SyntaxNode, held: HeldSchemas, depth: number): void {
    if (depth > MAX_DEPTH || held.isEmpty || (node.kind !== 'map' && node.kind !== 'seq')) return;
    if (this.#clear.has(node)) return;
    const before = this.#found.length;
    this.#look(node, held, depth);
    if (this.#found.length === before) this.#clear.add(node);
  }

  #look(node: SyntaxNode, held: HeldSchemas, depth: number): void {
    if (node.kind === 'seq')
      for (const [index, item] of node.items.entries()) this.#walk(item, held.item(index), depth + 1);
    // What an alias stands for is looked at where it is written.
    if (node.kind !== 'map') return;
    const unknown: SyntaxNode[] = [];
    for (const { key, value } of entriesOf(node)) {
      const below = held.below(textOf(key));
      if (below) this.#walk(value, below, depth + 1);
      else unknown.push(value);
    }
    if (unknown.length > 0 && held.isOpen) this.#judge(node, unknown, held);
  }

  #judge(node: SyntaxNode, unknown: readonly SyntaxNode[], held: HeldSchemas): void {
    const present = new Set([...entriesOf(node)].map(({ key }) => textOf(key)));
    const known = held.keys();
    const missing = known.filter((key) => !present.has(key)).map((key) => ({ key, plain: folded(key) }));
    for (const value of unknown) {
      const key = String(value.slot);
      const meant = nearest(key, missing);
      if (meant === undefined || known.some((other) => isPluralOf(key, other) && present.has(other))) continue;
      const inner = held.ofMaps.flatMap((schema) => schema.properties?.[meant] ?? []);
      if (!inner.some((schema) => this.#fits(schema, value))) continue;
      this.#found.push({
        ...problem(
          'unknown-key',
          value,
          missing.map(({ key: one }) => one),
        ),
        key,
        span: keySpan(value),
        suggestion: meant,
      });
    }
  }

  #fits(schema: JsonSchema | boolean, value: SyntaxNode): boolean {
    if (typeof schema === 'boolean') return schema;
    if (explain({ ...schema, $defs: this.#root.$defs ?? {} }, value).length > 0) return false;
    const keys = [...entriesOf(value)].map(({ key }) => textOf(key));
    // An open map takes anything. What was meant for it has a key of its own.
    return keys.length === 0 || keys.some((key) => heldBy(this.#root, schema).below(key) !== undefined);
  }
}

const MAX_DEPTH = 60;

/**
 * One slip in words of four letters and more, two in those of eight and more; or the same letters in other capitals and with other
 * separators. A key of an extension (`x-…`, `gov:…`, `@…`), or one put out of use by `_`, is what its author wanted.
 */
function nearest(key: string, known: readonly { readonly key: string; readonly plain: string }[]): string | undefined {
  if (/^(?:x-|@|_|custom)|:|_$/i.test(key)) return undefined;
  const plain = folded(key);
  const same = known.find((other) => other.plain === plain);
  if (same) return same.key;
  const limit = key.length < 4 ? 0 : key.length < 8 ? 1 : 2;
  const near = known
    .map(({ key: other }) => ({ other, distance: editDistance(key, other, limit) }))
    .filter(({ other, distance }) => distance <= limit && other.length >= 4)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.other;
}

function folded(key: string): string {
  return key.replace(/[\s_.-]/g, '').toLowerCase();
}

function isPluralOf(one: string, other: string): boolean {
  return one === `${other}s` || other === `${one}s`;
}
