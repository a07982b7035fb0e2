import { didYouMean } from '../base/did-you-mean.ts';
import { pushAll } from '../base/push-all.ts';
import type { Span } from '../base/span.ts';
import { entriesOf, keySpan, type MapEntry, resolve, type SyntaxNode, textOf } from '../syntax/tree.ts';
import { allowsNull, dereference, type JsonSchema } from './json-schema.ts';
import { problem, type SchemaProblem, type SchemaProblemCode, valueProblem } from './schema-problem.ts';
import { checkType, checkValue } from './value-checks.ts';

/**
 * Why `node` breaks `schema`, one problem a mistake: under `oneOf` and `anyOf` only the branch that the author most likely meant is
 * spoken of. Empty exactly when the node is valid. Walks the schema instead of reading a validator's error list, because that list has
 * forgotten which branch an error came from. `clean` is filled with what was found in order, and saves looking at it again: a node that is the
 * same object has not changed.
 */
export function explain(schema: JsonSchema, node: SyntaxNode, clean: CleanNodes = new WeakMap()): SchemaProblem[] {
  return new Explainer(schema, clean).explain(schema, node);
}

/** Maps and lists that a schema has nothing to say against. The schemas must be the same objects each time. */
export type CleanNodes = WeakMap<SyntaxNode, Map<JsonSchema, Outcome>>;

interface Outcome {
  readonly problems: readonly SchemaProblem[];
  /** Keys of the node that some keyword has looked at, for `unevaluatedProperties`. */
  readonly seen: ReadonlySet<string>;
}

const NOTHING: Outcome = { problems: [], seen: new Set() };

class Explainer {
  readonly #root: JsonSchema;
  readonly #clean: CleanNodes;

  constructor(root: JsonSchema, clean: CleanNodes) {
    this.#root = root;
    this.#clean = clean;
  }

  explain(schema: JsonSchema, node: SyntaxNode): SchemaProblem[] {
    return tidy(this.#evaluate(schema, node).problems);
  }

  #evaluate(schema: JsonSchema | true, node: SyntaxNode): Outcome {
    if (schema === true) return NOTHING;
    // An alias may come to stand for something else while it stays the same node.
    if (node.kind !== 'map' && node.kind !== 'seq') return this.#judge(schema, node);
    const known = this.#clean.get(node)?.get(schema);
    if (known) return known;
    const outcome = this.#judge(schema, node);
    if (outcome.problems.length === 0) {
      const outcomes = this.#clean.get(node) ?? new Map<JsonSchema, Outcome>();
      this.#clean.set(node, outcomes.set(schema, outcome));
    }
    return outcome;
  }

  #judge(schema: JsonSchema, node: SyntaxNode): Outcome {
    // What an alias without an anchor would have been is not known; the syntax error is all there is to say.
    if (resolve(node) === undefined) return NOTHING;
    if (this.#root['x-blank'] === true && isBlank(node) && allowsNull(this.#root, schema)) return NOTHING;
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
      if (typeof itemSchema === 'object') pushAll(problems, this.#evaluate(itemSchema, item).problems);
    }
    return { problems, seen: new Set() };
  }

  #properties(schema: JsonSchema, node: SyntaxNode, applied: readonly Outcome[]): Outcome {
    const entries = [...entriesOf(node)];
    const seen = new Set<string>();
    const problems: SchemaProblem[] = [];
    const unknown: MapEntry[] = [];
    const judge = (entry: MapEntry, inner: JsonSchema | boolean): void => {
      seen.add(textOf(entry.key));
      if (inner === false) unknown.push(entry);
      else pushAll(problems, this.#evaluate(inner, entry.value).problems);
    };
    for (const entry of entries) {
      const schemas = namedSchemas(schema, textOf(entry.key));
      if (schemas.length === 0 && schema.additionalProperties !== undefined) judge(entry, schema.additionalProperties);
      for (const inner of schemas) judge(entry, inner);
    }
    if (schema.unevaluatedProperties !== undefined) {
      const evaluated = new Set([...seen, ...applied.flatMap((outcome) => [...outcome.seen])]);
      for (const entry of entries) if (!evaluated.has(textOf(entry.key))) judge(entry, schema.unevaluatedProperties);
    }
    const present = new Set(entries.map((entry) => textOf(entry.key)));
    pushAll(problems, missingKeys(schema, node, present));
    if (unknown.length > 0) {
      const known = this.#knownKeys(schema, node).filter((key) => !present.has(key));
      pushAll(
        problems,
        unknown.map((entry) => unknownKey(entry, known)),
      );
    }
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

/** Written, and nothing in it. */
function isBlank(node: SyntaxNode): boolean {
  const at = resolve(node);
  if (at?.kind === 'map') return at.entries.length === 0;
  return at?.kind === 'seq' ? at.items.length === 0 : at?.kind === 'scalar' && at.value === '';
}

/** The schemas that `properties` and `patternProperties` have for a key. */
function namedSchemas(schema: JsonSchema, key: string): (JsonSchema | boolean)[] {
  const found: (JsonSchema | boolean)[] = [];
  for (const [pattern, inner] of Object.entries(schema.patternProperties ?? {}))
    if (new RegExp(pattern).test(key)) found.push(inner);
  const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
  return own === undefined ? found : [...found, own];
}

function missingKeys(schema: JsonSchema, node: SyntaxNode, present: ReadonlySet<string>): SchemaProblem[] {
  const lack = (code: 'required' | 'dependent', key: string, because: string): SchemaProblem[] =>
    present.has(key) ? [] : [{ ...problem(code, node, [because]), key, span: keySpan(node) }];
  return [
    ...(schema.required ?? []).flatMap((key) => lack('required', key, key)),
    ...Object.entries(schema.dependentRequired ?? {}).flatMap(([key, needed]) =>
      present.has(key) ? needed.flatMap((other) => lack('dependent', other, key)) : [],
    ),
  ];
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
