import {
  asMap,
  asText,
  entriesOf,
  itemsOf,
  type MapNode,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';
import { type Located, locate } from '../../located.ts';

// The keywords `x-jsonld-context` and `x-jsonld-type` (REST API Linked Data Keywords), by which Italian schemas say which concepts
// of an ontology their properties are. Only what a context lists by name is taken as said; contexts elsewhere are not fetched.

export interface LinkedContext {
  readonly vocabulary: string | undefined;
  /** Properties and prefixes, each with the node that says what it stands for. */
  readonly terms: ReadonlyMap<string, SyntaxNode>;
}

export const NO_CONTEXT: LinkedContext = { vocabulary: undefined, terms: new Map() };

/** The context that holds inside a schema: its own over the one around it. */
export function contextOf(schema: MapNode, around: LinkedContext): LinkedContext {
  return laidOver(around, valueAt(schema, 'x-jsonld-context'));
}

/** The context that holds inside the value of a property: what the property itself adds to the one around it. */
export function innerContext(context: LinkedContext, name: string): LinkedContext {
  return laidOver(context, valueAt(context.terms.get(name), '@context'));
}

/** The concept that a context lists for a property. */
export function conceptOf(context: LinkedContext, name: string): Located<string> | undefined {
  const node = context.terms.get(name);
  const written = asMap(node) ? (valueAt(node, '@id') ?? node) : node;
  const text = written === undefined || asMap(written) ? name : asText(written);
  // A property with the value null is expressly no concept.
  const address = node && text !== undefined ? expand(context, text, [name]) : undefined;
  return written && address !== undefined ? locate(address, written) : undefined;
}

/** The concept of the objects that a schema describes. */
export function typeConcept(schema: MapNode, context: LinkedContext): Located<string> | undefined {
  const types = valueAt(schema, 'x-jsonld-type');
  const node = asText(types) === undefined ? itemsOf(types)[0] : types;
  const text = asText(node);
  const address = text === undefined ? undefined : expand(context, text, []);
  return node && address !== undefined ? locate(address, node) : undefined;
}

/** A concept that is named at a schema itself, its prefix being one of the context. */
export function writtenOut(concept: Located<string>, context: LinkedContext): Located<string> {
  const address = concept.value.includes(':') ? expand(context, concept.value, []) : undefined;
  return address === undefined ? concept : locate(address, concept.node);
}

function laidOver(around: LinkedContext, written: SyntaxNode | undefined): LinkedContext {
  const maps = asMap(written) ? [written] : itemsOf(written).filter((item) => asMap(item));
  let { vocabulary } = around;
  const terms = new Map(around.terms);
  for (const { key, value } of maps.flatMap((map) => [...entriesOf(map)])) {
    const name = textOf(key);
    if (name === '@vocab') vocabulary = asText(value);
    else if (!name.startsWith('@')) terms.set(name, value);
  }
  return { vocabulary, terms };
}

/** An absolute address stays; `prefix:name` and names of the context are looked up; other names belong to the vocabulary. */
function expand(context: LinkedContext, text: string, seen: readonly string[]): string | undefined {
  if (text === '' || text.startsWith('@')) return undefined;
  const [, prefix = '', rest = ''] = /^([^:/]+):(?!\/\/)(.*)$/.exec(text) ?? [];
  if (prefix !== '' && context.terms.has(prefix) && !seen.includes(prefix)) {
    const base = addressOf(context, prefix, seen);
    return base === undefined ? undefined : `${base}${rest}`;
  }
  if (text.includes(':')) return text;
  if (context.terms.has(text) && !seen.includes(text)) return addressOf(context, text, seen);
  return context.vocabulary === undefined ? undefined : `${context.vocabulary}${text}`;
}

function addressOf(context: LinkedContext, term: string, seen: readonly string[]): string | undefined {
  const node = context.terms.get(term);
  const written = asText(node) ?? asText(valueAt(node, '@id'));
  return written === undefined ? undefined : expand(context, written, [...seen, term]);
}
