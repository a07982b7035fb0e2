import { didYouMean } from '../base/did-you-mean.ts';
import { canonicalJson } from '../base/json.ts';
import type { Span } from '../base/span.ts';
import {
  anchorSpan,
  entriesOf,
  keySpan,
  type MapEntry,
  resolve,
  type SyntaxNode,
  textOf,
  toValue,
} from '../syntax/tree.ts';
import { dereference, type JsonSchema, type SchemaType } from './json-schema.ts';
import { hasFormat } from './value-formats.ts';

/** One mistake against a schema, at the node that is wrong. The words are found by `structure/schema-violation`. */
export interface SchemaProblem {
  readonly code: SchemaProblemCode;
  /** The node that breaks the schema; for `unknown-key` the value of the key, for `required` the map that lacks it. */
  readonly node: SyntaxNode;
  readonly span: Span;
  /** The key concerned, for `unknown-key`, `required` and `dependent`. */
  readonly key?: string;
  /** What the schema allows, in its own terms: values, types, a pattern, a limit. */
  readonly expected: readonly string[];
  readonly suggestion?: string;
}

export type SchemaProblemCode =
  | 'type'
  | 'enum'
  | 'required'
  | 'required-any'
  | 'unknown-key'
  | 'dependent'
  | 'pattern'
  | 'format'
  | 'too-short'
  | 'too-long'
  | 'too-few'
  | 'too-many'
  | 'too-small'
  | 'too-large'
  | 'multiple'
  | 'unique'
  | 'several';

/**
 * Why `node` breaks `schema`, one problem a mistake: under `oneOf` and `anyOf` only the branch that the author most likely meant is
 * spoken of. Empty exactly when the node is valid. Walks the schema instead of reading a validator's error list, because that list has
 * forgotten which branch an error came from.
 */
export function explain(schema: JsonSchema, node: SyntaxNode): SchemaProblem[] {
  return new Explainer(schema).explain(schema, node);
}

interface Outcome {
  readonly problems: readonly SchemaProblem[];
  /** Keys of the node that some keyword has looked at, for `unevaluatedProperties`. */
  readonly seen: ReadonlySet<string>;
}

const NOTHING: Outcome = { problems: [], seen: new Set() };

class Explainer {
  readonly #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  explain(schema: JsonSchema, node: SyntaxNode): SchemaProblem[] {
    return tidy(this.#evaluate(schema, node).problems);
  }

  #evaluate(schema: JsonSchema | true, node: SyntaxNode): Outcome {
    // What an alias without an anchor would have been is not known; the syntax error is all there is to say.
    if (schema === true || resolve(node) === undefined) return NOTHING;
    const parts: Outcome[] = [];
    if (schema.$ref !== undefined) parts.push(this.#evaluate(dereference(this.#root, schema.$ref), node));
    const typed = checkType(schema, node);
    if (typed) return { problems: [...parts.flatMap((part) => part.problems), typed], seen: new Set() };
    parts.push({ problems: checkValue(schema, node), seen: new Set() });
    for (const part of schema.allOf ?? []) parts.push(this.#evaluate(part, node));
    if (schema.anyOf) parts.push(this.#anyOf(schema.anyOf, node));
    if (schema.oneOf) parts.push(this.#oneOf(schema.oneOf, node));
    if (schema.not !== undefined && this.#isValid(schema.not, node)) parts.push(this.#forbidden(schema.not, node));
    if (schema.if) parts.push(this.#conditional(schema, node));
    const at = resolve(node);
    if (at?.kind === 'seq') parts.push(this.#items(schema, at.items));
    if (at?.kind === 'map') parts.push(this.#properties(schema, node, parts));
    return merge(parts);
  }

  #isValid(schema: JsonSchema, node: SyntaxNode): boolean {
    return this.#evaluate(schema, node).problems.length === 0;
  }

  #conditional(schema: JsonSchema, node: SyntaxNode): Outcome {
    const condition = this.#evaluate(schema.if ?? {}, node);
    const holds = condition.problems.length === 0;
    const branch = holds ? schema.then : schema.else;
    const outcome = branch ? this.#evaluate(branch, node) : NOTHING;
    return holds ? { problems: outcome.problems, seen: new Set([...condition.seen, ...outcome.seen]) } : outcome;
  }

  #anyOf(branches: readonly JsonSchema[], node: SyntaxNode): Outcome {
    const outcomes = branches.map((branch) => this.#evaluate(branch, node));
    const valid = outcomes.filter((outcome) => outcome.problems.length === 0);
    return valid.length > 0 ? merge(valid) : this.#bestOf(branches, outcomes, node);
  }

  #oneOf(branches: readonly JsonSchema[], node: SyntaxNode): Outcome {
    const outcomes = branches.map((branch) => this.#evaluate(branch, node));
    const valid = outcomes.filter((outcome) => outcome.problems.length === 0);
    const only = valid.length === 1 ? valid[0] : undefined;
    if (only) return only;
    if (valid.length === 0) return this.#bestOf(branches, outcomes, node);
    const keys = requiredKeys(branches);
    return { problems: [problem('several', node, keys)], seen: new Set(valid.flatMap((outcome) => [...outcome.seen])) };
  }

  /** None fits: what all branches say of this very node is said once; else the branch whose discriminators, then types, fit best speaks. */
  #bestOf(branches: readonly JsonSchema[], outcomes: readonly Outcome[], node: SyntaxNode): Outcome {
    const at = resolve(node);
    const here = (code: SchemaProblemCode) =>
      outcomes.map((outcome) => outcome.problems.find((found) => found.code === code && resolve(found.node) === at));
    const types = here('type');
    if (types.every((found) => found !== undefined))
      return { problems: [problem('type', node, union(types))], seen: new Set() };
    const values = outcomes.map((_, index) => here('enum')[index] ?? types[index]);
    if (values.every((found) => found !== undefined) && values.some((found) => found?.code === 'enum')) {
      const enums = values.filter((found) => found?.code === 'enum');
      return { problems: [valueProblem(node, union(enums))], seen: new Set() };
    }
    const missing = outcomes.map((outcome) =>
      outcome.problems.length > 0 &&
      outcome.problems.every((found) => found.code === 'required' && resolve(found.node) === at)
        ? outcome.problems
        : undefined,
    );
    if (missing.every((found) => found !== undefined)) {
      const keys = [...new Set(missing.flatMap((found) => found?.map((one) => one.key ?? '') ?? []))];
      return { problems: [{ ...problem('required-any', node, keys), span: keySpan(node) }], seen: new Set() };
    }
    let best = outcomes[0] ?? NOTHING;
    let bestScore = Number.POSITIVE_INFINITY;
    for (const [index, outcome] of outcomes.entries()) {
      const score = this.#distance(branches[index] ?? {}, outcome, node);
      if (score < bestScore) [best, bestScore] = [outcome, score];
    }
    return best;
  }

  /** How far a branch is from what was written: wrong type of the node itself, wrong discriminator, unknown keys, other mistakes. */
  #distance(branch: JsonSchema, outcome: Outcome, node: SyntaxNode): number {
    const at = resolve(node);
    let score = 0;
    for (const found of outcome.problems) {
      const own = resolve(found.node) === at;
      const otherKind = found.code === 'type' || (found.code === 'enum' && at?.kind !== 'scalar');
      if (own && otherKind) score += 1000;
      else if (found.code === 'enum' && found.node.parent === at && this.#isDiscriminator(branch, found)) score += 100;
      else if (found.code === 'unknown-key') score += 3;
      else score += 1;
    }
    return score;
  }

  #isDiscriminator(branch: JsonSchema, found: SchemaProblem): boolean {
    const schema = branch.$ref === undefined ? branch : dereference(this.#root, branch.$ref);
    return schema.properties?.[String(found.node.slot)]?.const !== undefined;
  }

  /** Our schemas say `not` of keys only: they must not stand here. */
  #forbidden(not: JsonSchema, node: SyntaxNode): Outcome {
    const entries = [...entriesOf(node)].filter((entry) => not.required?.includes(textOf(entry.key)));
    return { problems: entries.map((entry) => unknownKey(entry, [])), seen: new Set() };
  }

  #items(schema: JsonSchema, items: readonly SyntaxNode[]): Outcome {
    const problems: SchemaProblem[] = [];
    const prefix = schema.prefixItems ?? [];
    for (const [index, item] of items.entries()) {
      const itemSchema = prefix[index] ?? schema.items;
      if (typeof itemSchema === 'object') problems.push(...this.#evaluate(itemSchema, item).problems);
    }
    return { problems, seen: new Set() };
  }

  #properties(schema: JsonSchema, node: SyntaxNode, applied: readonly Outcome[]): Outcome {
    const problems: SchemaProblem[] = [];
    const seen = new Set<string>();
    const entries = [...entriesOf(node)];
    const present = new Set(entries.map((entry) => textOf(entry.key)));
    const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, inner]) => ({
      test: new RegExp(pattern),
      inner,
    }));
    const unknown: MapEntry[] = [];

    for (const entry of entries) {
      const key = textOf(entry.key);
      const schemas = patterns.filter(({ test }) => test.test(key)).map(({ inner }) => inner);
      const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
      if (own !== undefined) schemas.push(own);
      if (schemas.length === 0 && schema.additionalProperties !== undefined) {
        if (schema.additionalProperties === false) unknown.push(entry);
        else schemas.push(schema.additionalProperties === true ? {} : schema.additionalProperties);
      }
      if (schemas.length > 0) seen.add(key);
      for (const inner of schemas) problems.push(...this.#evaluate(inner, entry.value).problems);
    }
    if (schema.unevaluatedProperties !== undefined) {
      const evaluated = new Set([...seen, ...applied.flatMap((outcome) => [...outcome.seen])]);
      for (const entry of entries) {
        const key = textOf(entry.key);
        if (evaluated.has(key)) continue;
        seen.add(key);
        if (schema.unevaluatedProperties === false) unknown.push(entry);
        else if (schema.unevaluatedProperties !== true)
          problems.push(...this.#evaluate(schema.unevaluatedProperties, entry.value).problems);
      }
    }
    for (const key of schema.required ?? [])
      if (!present.has(key)) problems.push({ ...problem('required', node, [key]), key, span: keySpan(node) });
    for (const [key, needed] of Object.entries(schema.dependentRequired ?? {})) {
      if (!present.has(key)) continue;
      for (const other of needed)
        if (!present.has(other))
          problems.push({ ...problem('dependent', node, [key]), key: other, span: keySpan(node) });
    }
    const known = unknown.length === 0 ? [] : this.#knownKeys(schema, node).filter((key) => !present.has(key));
    for (const entry of unknown) problems.push(unknownKey(entry, known));
    return { problems, seen };
  }

  /** The keys that may stand in `node`, from every part of the schema that applies to it. */
  #knownKeys(schema: JsonSchema, node: SyntaxNode): string[] {
    const parts = [
      ...(schema.$ref === undefined ? [] : [dereference(this.#root, schema.$ref)]),
      ...(schema.allOf ?? []),
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...(schema.if && schema.then && this.#isValid(schema.if, node) ? [schema.then] : []),
    ];
    return [
      ...new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => this.#knownKeys(part, node))]),
    ];
  }
}

function checkType(schema: JsonSchema, node: SyntaxNode): SchemaProblem | undefined {
  if (schema.type === undefined) return undefined;
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  const actual = typeOf(node);
  if (types.some((type) => type === actual || (type === 'number' && actual === 'integer'))) return undefined;
  return problem('type', node, types);
}

/** The JSON type of what is written; a whole number is `integer`, as is 1.0. */
export function typeOf(node: SyntaxNode): SchemaType {
  const at = resolve(node);
  if (at?.kind === 'map') return 'object';
  if (at?.kind === 'seq') return 'array';
  if (at?.kind !== 'scalar' || at.value === null) return 'null';
  if (typeof at.value === 'number') return Number.isInteger(at.value) ? 'integer' : 'number';
  return typeof at.value === 'boolean' ? 'boolean' : 'string';
}

function checkValue(schema: JsonSchema, node: SyntaxNode): SchemaProblem[] {
  const out: SchemaProblem[] = [];
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  const value = toValue(node);
  if (allowed && !allowed.some((one) => canonicalJson(one) === canonicalJson(value)))
    out.push(valueProblem(node, allowed.map(display)));
  if (typeof value === 'string') checkText(schema, node, value, out);
  if (typeof value === 'number') checkNumber(schema, node, value, out);
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems)
      out.push(problem('too-few', node, [String(schema.minItems)]));
    if (schema.maxItems !== undefined && value.length > schema.maxItems)
      out.push(problem('too-many', node, [String(schema.maxItems)]));
    if (schema.uniqueItems === true) out.push(...duplicates(node, value));
  } else if (typeof value === 'object' && value !== null) {
    const size = Object.keys(value).length;
    if (schema.minProperties !== undefined && size < schema.minProperties)
      out.push(problem('too-few', node, [String(schema.minProperties)]));
    if (schema.maxProperties !== undefined && size > schema.maxProperties)
      out.push(problem('too-many', node, [String(schema.maxProperties)]));
  }
  return out;
}

function checkText(schema: JsonSchema, node: SyntaxNode, text: string, out: SchemaProblem[]): void {
  const length = [...text].length;
  if (schema.minLength !== undefined && length < schema.minLength)
    out.push(problem('too-short', node, [String(schema.minLength)]));
  if (schema.maxLength !== undefined && length > schema.maxLength)
    out.push(problem('too-long', node, [String(schema.maxLength)]));
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(text))
    out.push(problem('pattern', node, [schema.pattern]));
  if (schema.format !== undefined && !hasFormat(schema.format, text))
    out.push(problem('format', node, [schema.format]));
}

function checkNumber(schema: JsonSchema, node: SyntaxNode, value: number, out: SchemaProblem[]): void {
  if (schema.minimum !== undefined && !(value >= schema.minimum))
    out.push(problem('too-small', node, [String(schema.minimum)]));
  if (schema.exclusiveMinimum !== undefined && !(value > schema.exclusiveMinimum))
    out.push(problem('too-small', node, [`more than ${schema.exclusiveMinimum}`]));
  if (schema.maximum !== undefined && !(value <= schema.maximum))
    out.push(problem('too-large', node, [String(schema.maximum)]));
  if (schema.exclusiveMaximum !== undefined && !(value < schema.exclusiveMaximum))
    out.push(problem('too-large', node, [`less than ${schema.exclusiveMaximum}`]));
  if (schema.multipleOf !== undefined) {
    const quotient = value / schema.multipleOf;
    if (!Number.isInteger(quotient)) out.push(problem('multiple', node, [String(schema.multipleOf)]));
  }
}

function duplicates(node: SyntaxNode, values: readonly unknown[]): SchemaProblem[] {
  const at = resolve(node);
  const items = at?.kind === 'seq' ? at.items : [];
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    const text = canonicalJson(value);
    if (seen.has(text)) return [problem('unique', items[index] ?? node, [])];
    seen.add(text);
  }
  return [];
}

function problem(code: SchemaProblemCode, node: SyntaxNode, expected: readonly string[]): SchemaProblem {
  return { code, node, span: anchorSpan(node), expected };
}

function valueProblem(node: SyntaxNode, expected: readonly string[]): SchemaProblem {
  const value = toValue(node);
  const suggestion = typeof value === 'string' ? didYouMean(value, expected) : undefined;
  return { ...problem('enum', node, expected), ...(suggestion !== undefined && { suggestion }) };
}

function unknownKey(entry: MapEntry, known: readonly string[]): SchemaProblem {
  const key = textOf(entry.key);
  const suggestion = didYouMean(key, known);
  return {
    ...problem('unknown-key', entry.value, known),
    key,
    span: spanOf(entry.key),
    ...(suggestion !== undefined && { suggestion }),
  };
}

function spanOf(node: Span): Span {
  return { start: node.start, end: node.end };
}

function union(found: readonly (SchemaProblem | undefined)[]): string[] {
  return [...new Set(found.flatMap((one) => one?.expected ?? []))];
}

function requiredKeys(branches: readonly JsonSchema[]): string[] {
  return [...new Set(branches.flatMap((branch) => branch.required ?? []))];
}

function display(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function merge(outcomes: readonly Outcome[]): Outcome {
  return {
    problems: outcomes.flatMap((outcome) => outcome.problems),
    seen: new Set(outcomes.flatMap((outcome) => [...outcome.seen])),
  };
}

/** One finding a mistake: a misspelt key explains the missing one that it stands for, and the same complaint from two keywords is one. */
function tidy(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const misspelt = new Set(problems.filter((found) => found.code === 'unknown-key').map((found) => found.suggestion));
  const seen = new Set<string>();
  return problems.filter((found) => {
    if (found.code === 'required' && misspelt.has(found.key)) return false;
    const key = `${found.code} ${found.span.start} ${found.key ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
