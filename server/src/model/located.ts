import { asScalar, type MapEntry, resolve, type SyntaxNode, valueAt } from '../syntax/tree.ts';

/** A value together with the node it was read from, so that a finding about it can point there. */
export interface Located<T> {
  readonly value: T;
  readonly node: SyntaxNode;
}

/** A text, with the languages that it is given in where its format has a way to say so. */
export interface SpokenText extends Located<string> {
  /** Primary subtags in lower case; an empty one where the format could say the language and the author does not. */
  readonly languages?: readonly string[];
  /** The map by language that the text is one of, where a further language is a further key. */
  readonly byLanguage?: SyntaxNode;
}

/** A place in a file to point at: a node, or the key that leads to it. */
export interface Place {
  readonly node: SyntaxNode;
  readonly part: 'key' | 'value';
}

export function keyPlace(located: { readonly node: SyntaxNode }): Place {
  return { node: located.node, part: 'key' };
}

export function locate<T>(value: T, node: SyntaxNode): Located<T> {
  return { value, node };
}

/** The text at `key`, when it is a text that is not blank. */
export function textAt(node: SyntaxNode | undefined, key: string): Located<string> | undefined {
  const value = valueAt(node, key);
  return value && textFrom(value);
}

export function textFrom(node: SyntaxNode): Located<string> | undefined {
  const scalar = asScalar(node);
  return typeof scalar?.value === 'string' && scalar.value.trim() !== '' ? locate(scalar.value, node) : undefined;
}

/** The scalar at `key` as text: authors write versions, codes and years without quotes. */
export function scalarTextAt(node: SyntaxNode | undefined, key: string): Located<string> | undefined {
  const value = valueAt(node, key);
  const scalar = asScalar(value);
  if (!value || scalar === undefined || scalar.value === null) return undefined;
  const text = String(scalar.value);
  return text.trim() === '' ? undefined : locate(text, value);
}

export function booleanAt(node: SyntaxNode | undefined, key: string): Located<boolean> | undefined {
  const value = valueAt(node, key);
  const scalar = asScalar(value);
  return value && typeof scalar?.value === 'boolean' ? locate(scalar.value, value) : undefined;
}

/** Whether something is written: not missing, not null, not a blank text, not an empty list or map. */
export function hasContent(node: SyntaxNode | undefined): boolean {
  const at = resolve(node);
  if (at === undefined || at.kind === 'missing') return false;
  if (at.kind === 'scalar') return at.value !== null && !(typeof at.value === 'string' && at.value.trim() === '');
  return (at.kind === 'map' ? at.entries : at.items).length > 0;
}

export function hasContentAt(node: SyntaxNode | undefined, key: string): boolean {
  return hasContent(valueAt(node, key));
}

export type { MapEntry };
