import { didYouMean } from '../base/did-you-mean.ts';
import type { Span } from '../base/span.ts';
import { anchorSpan, type SyntaxNode, toValue } from '../syntax/tree.ts';

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
  | 'several'
  /** `expected` names the vocabulary that lacks the term. */
  | 'unknown-term'
  /** An item of a list that must stand elsewhere in it: `expected` says where. */
  | 'misplaced'
  /** A list that must be as long as another: `expected` is the other list's name and its length. */
  | 'as-many';

export function problem(code: SchemaProblemCode, node: SyntaxNode, expected: readonly string[]): SchemaProblem {
  return { code, node, span: anchorSpan(node), expected };
}

/** None of the values that are allowed; the nearest of them is what was meant. */
export function valueProblem(node: SyntaxNode, expected: readonly string[]): SchemaProblem {
  const value = toValue(node);
  const suggestion = typeof value === 'string' ? didYouMean(value, expected) : undefined;
  return { ...problem('enum', node, expected), ...(suggestion !== undefined && { suggestion }) };
}
