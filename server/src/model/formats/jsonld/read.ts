import { pushAll } from '../../../base/push-all.ts';
import { remembered } from '../../../base/remembered.ts';
import {
  asMap,
  asScalar,
  asText,
  entriesOf,
  type MapNode,
  resolve,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import { type Located, locate, type Place } from '../../located.ts';
import type { DocumentRoot } from '../adapter.ts';
import { Context, type TermDefinition } from './context.ts';
import { JsonLdDocument, type JsonLdNode, type JsonLdType, type JsonLdValue } from './document.ts';

export type { JsonLdDocument, JsonLdNode, JsonLdType, JsonLdValue };

/** Whether it is worth reading as JSON-LD: some key of the outermost maps says so. */
export function looksLikeJsonLd(root: DocumentRoot): boolean {
  const maps = root.kind === 'seq' ? root.items.slice(0, 5) : [root];
  return maps.some((map) => ['@context', '@graph', '@id', '@type'].some((key) => valueAt(map, key) !== undefined));
}

/** Reads any tree; what is no JSON-LD in it says nothing. Linear in the size of the document, and done once for each. */
export const readJsonLd: (root: DocumentRoot) => JsonLdDocument = remembered((root) => {
  const reader = new Reader();
  reader.read(root);
  return new JsonLdDocument(reader.nodes, reader.byId, reader.contexts, [...reader.terms.values()]);
});

interface NodeInMaking extends JsonLdNode {
  map: MapNode;
  id: Located<string> | undefined;
  types: JsonLdType[];
  properties: Map<string, JsonLdValue[]>;
  /** Full addresses of the types, for asking. */
  typeNames: Set<string>;
}

class Reader {
  readonly nodes: JsonLdNode[] = [];
  readonly byId = new Map<string, NodeInMaking[]>();
  readonly contexts: Located<string>[] = [];
  /** By full address. */
  readonly terms = new Map<string, { uri: string; at: Place[] }>();
  /** What aliases bring back is the same thing. */
  readonly #known = new Map<MapNode, NodeInMaking>();

  read(root: SyntaxNode): void {
    for (const item of itemsIn(root)) {
      const map = asMap(item);
      if (map) this.#node(map, Context.empty());
    }
  }

  /** Undefined for a map that only names a thing. */
  #node(map: MapNode, around: Context): NodeInMaking | undefined {
    const known = this.#known.get(map);
    if (known) return known;
    const local = valueAt(map, '@context');
    const outer = local ? this.#local(local, around) : around;
    const entries = [...entriesOf(map)].map((entry) => {
      const name = textOf(entry.key);
      const term = outer.term(name);
      return { name, entry, keyword: name.startsWith('@') ? name : term?.iri?.startsWith('@') ? term.iri : undefined };
    });
    const typeTexts = entries.filter(({ keyword }) => keyword === '@type').flatMap(({ entry }) => textsIn(entry.value));
    const context = outer.withTypes(typeTexts.map(({ value }) => value));
    const types = typeTexts.map(({ value, node }): JsonLdType => {
      const { iri, by } = outer.meaningOf(value) ?? { iri: value, by: 'relative' };
      return { value: iri, node, by };
    });
    const idEntry = entries.find(({ name }) => name === '@id') ?? entries.find(({ keyword }) => keyword === '@id');
    const idText = idEntry && asText(idEntry.entry.value);
    const id = idEntry && idText !== undefined ? locate(context.address(idText), idEntry.entry.value) : undefined;
    if (id && entries.every(({ keyword }) => keyword === '@id' || keyword === '@context' || keyword === '@index'))
      return undefined;

    for (const type of types) if (type.by === 'address') this.#term(type.value, { node: type.node, part: 'value' });
    const isEnvelope =
      entries.length > 0 && entries.every(({ keyword }) => keyword !== undefined && ENVELOPE.has(keyword));
    const node = isEnvelope ? newNode(map, undefined, []) : this.#nodeFor(map, id, types);
    this.#known.set(map, node);
    for (const { name, keyword, entry } of entries) {
      if (keyword === undefined) this.#property(node, name, entry.value, context);
      else this.#keyword(node, keyword, entry.value, context);
    }
    return node;
  }

  #keyword(node: NodeInMaking, keyword: string, value: SyntaxNode, context: Context): void {
    if (keyword === '@graph' || keyword === '@included') this.#things(value, context.outer ?? context);
    else if (keyword === '@reverse')
      for (const entry of entriesOf(value)) this.#property(node, textOf(entry.key), entry.value, context, REVERSED);
    else if (keyword === '@nest')
      for (const item of itemsIn(value))
        for (const entry of entriesOf(item)) this.#property(node, textOf(entry.key), entry.value, context);
  }

  #local(node: SyntaxNode, around: Context): Context {
    for (const item of itemsIn(node)) {
      const address = asText(item);
      if (address !== undefined) this.contexts.push(locate(address, item));
    }
    return around.with(toValue(node));
  }

  /** Of the things that bear the name already, the one whose types do not speak against it: some publishers give a dataset and its offer one name. */
  #nodeFor(map: MapNode, id: Located<string> | undefined, types: JsonLdType[]): NodeInMaking {
    const namesakes = id && this.byId.get(id.value);
    const same = namesakes
      ?.slice(0, MAX_NAMESAKES)
      .find(
        ({ typeNames }) =>
          typeNames.size === 0 || types.length === 0 || types.some(({ value }) => typeNames.has(value)),
      );
    if (same) {
      if (same.types.length === 0 && types.length > 0) same.map = map;
      for (const type of types) addType(same, type);
      return same;
    }
    const node = newNode(map, id, types);
    this.nodes.push(node);
    if (namesakes) namesakes.push(node);
    else if (id) this.byId.set(id.value, [node]);
    return node;
  }

  /** A catalogue uses the same few terms for each dataset. */
  #term(uri: string, at: Place): void {
    const known = this.terms.get(uri);
    if (!known) this.terms.set(uri, { uri, at: [at] });
    else if (known.at.length < MAX_PLACES) known.at.push(at);
  }

  #things(value: SyntaxNode, context: Context): void {
    for (const item of itemsIn(value)) {
      const map = asMap(item);
      if (map) this.#node(map, context);
    }
  }

  #property(node: NodeInMaking, name: string, value: SyntaxNode, context: Context, reversed?: typeof REVERSED): void {
    const term = context.term(name);
    const meaning = context.meaningOf(name);
    if (meaning?.by === 'address') this.#term(meaning.iri, { node: value, part: 'key' });
    const values: JsonLdValue[] = [];
    for (const one of this.#values(value, term, context, 0)) values.push(one);
    if (meaning === undefined || meaning.iri.startsWith('@')) return;
    if (reversed || term?.reverse) {
      for (const { object, ref } of values) {
        const holder = object ?? (ref === undefined ? undefined : this.byId.get(ref)?.[0]);
        if (holder) add(holder as NodeInMaking, meaning.iri, [thing(node, value)]);
      }
    } else add(node, meaning.iri, values);
  }

  *#values(
    value: SyntaxNode,
    term: TermDefinition | undefined,
    context: Context,
    depth: number,
  ): Generator<JsonLdValue> {
    const at = resolve(value);
    if (at === undefined || at.kind === 'missing') return;
    if (term?.coercion === '@json') yield { ...NO_VALUE, node: value, written: value, datatype: '@json' };
    else if (at.kind === 'seq') {
      if (depth < MAX_LISTS) for (const item of at.items) yield* this.#values(item, term, context, depth + 1);
    } else if (at.kind === 'scalar') {
      if (at.value !== null) yield scalar(value, String(at.value), typeof at.value === 'string', term, context);
    } else yield* this.#mapValues(at, value, term, context, depth);
  }

  *#mapValues(
    map: MapNode,
    written: SyntaxNode,
    term: TermDefinition | undefined,
    context: Context,
    depth: number,
  ): Generator<JsonLdValue> {
    const keys = keywordsOf(map, context);
    const inner = keys.get('@value');
    const list = keys.get('@list') ?? keys.get('@set');
    if (inner !== undefined) yield* literal(inner, written, keys, context);
    else if (list !== undefined) {
      if (depth < MAX_LISTS) yield* this.#values(list, term, context, depth + 1);
    } else if (isLanguageMap(map, term, context)) {
      for (const entry of entriesOf(map)) {
        const tag = textOf(entry.key);
        const language = tag === '@none' ? undefined : tag;
        for (const one of this.#values(entry.value, undefined, context, depth + 1)) yield { ...one, language };
      }
    } else if (INDEXED.some((kind) => term?.container.has(kind))) {
      for (const entry of entriesOf(map)) yield* this.#values(entry.value, bare(term), context, depth + 1);
    } else {
      const object = this.#node(map, (context.outer ?? context).below(term));
      const idNode = keys.get('@id');
      const id = asText(idNode);
      if (object) yield thing(object, written);
      else if (idNode && id !== undefined) yield reference(idNode, written, id, nameKind(term), context);
    }
  }
}

function keywordsOf(map: MapNode, context: Context): ReadonlyMap<string, SyntaxNode> {
  const keys = new Map<string, SyntaxNode>();
  for (const entry of entriesOf(map)) {
    const name = textOf(entry.key);
    const to = name.startsWith('@') ? name : context.term(name)?.iri;
    if (to?.startsWith('@')) keys.set(to, entry.value);
  }
  return keys;
}

function* literal(
  value: SyntaxNode,
  written: SyntaxNode,
  keys: ReadonlyMap<string, SyntaxNode>,
  context: Context,
): Generator<JsonLdValue> {
  const scalarNode = asScalar(value);
  const type = asText(keys.get('@type'));
  if (type === '@json') yield { ...NO_VALUE, node: value, written, datatype: type };
  if (!scalarNode || scalarNode.value === null || type === '@json') return;
  const datatype = type === undefined ? undefined : (context.meaningOf(type)?.iri ?? type);
  const language = asText(keys.get('@language'));
  yield { ...NO_VALUE, node: value, written, text: String(scalarNode.value), language, datatype };
}

const REVERSED = 'reversed';
/** What a map has that only holds others together. */
const ENVELOPE: ReadonlySet<string> = new Set(['@context', '@graph', '@included']);
/** So many things of different kinds may bear one name; further ones are things of their own. */
const MAX_NAMESAKES = 8;
/** Lists in lists nest no deeper by hand. */
const MAX_LISTS = 50;
/** Places that are kept of one term. */
const MAX_PLACES = 100;
const INDEXED = ['@index', '@id', '@type', '@graph'];

const NO_VALUE = {
  text: undefined,
  language: undefined,
  datatype: undefined,
  ref: undefined,
  by: undefined,
  object: undefined,
};

function thing(object: JsonLdNode, written: SyntaxNode): JsonLdValue {
  return { ...NO_VALUE, node: written, written, ref: object.id?.value, object };
}

function scalar(
  node: SyntaxNode,
  text: string,
  isText: boolean,
  term: TermDefinition | undefined,
  context: Context,
): JsonLdValue {
  const { coercion } = term ?? {};
  if (isText && (coercion === '@vocab' || coercion === '@id'))
    return reference(node, node, text, coercion === '@vocab' ? 'term' : 'address', context);
  const own = term?.language === null ? undefined : (term?.language ?? context.settings.language);
  const language = isText && coercion === undefined ? own : undefined;
  const datatype = coercion?.startsWith('@') ? undefined : coercion;
  return { ...NO_VALUE, node, written: node, text, language, datatype };
}

function reference(
  node: SyntaxNode,
  written: SyntaxNode,
  text: string,
  kind: 'term' | 'address',
  context: Context,
): JsonLdValue {
  const meaning = kind === 'term' ? context.meaningOf(text) : undefined;
  const by = text.includes(':') ? 'address' : 'relative';
  return { ...NO_VALUE, node, written, by: meaning?.by ?? by, ref: meaning?.iri ?? context.address(text) };
}

/** Inside `{"@id": …}` a name is an address; where terms of the vocabulary are expected, people write those there all the same. */
function nameKind(term: TermDefinition | undefined): 'term' | 'address' {
  return term?.coercion === '@vocab' ? 'term' : 'address';
}

/** Where the context can be read it says so itself; else keys that are language tags do. */
function isLanguageMap(map: MapNode, term: TermDefinition | undefined, context: Context): boolean {
  if (term?.container.has('@language')) return true;
  if (context.settings.remote === 'none' || map.entries.length === 0) return false;
  if (term?.coercion !== undefined) return false;
  return map.entries.every(
    ({ key, value }) => /^([a-z]{2,3}(-[\w-]+)?|@none)$/.test(textOf(key)) && resolve(value)?.kind !== 'map',
  );
}

function bare(term: TermDefinition | undefined): TermDefinition | undefined {
  return term && { ...term, container: new Set() };
}

function newNode(map: MapNode, id: Located<string> | undefined, types: readonly JsonLdType[]): NodeInMaking {
  const node: NodeInMaking = { map, id, types: [], properties: new Map(), typeNames: new Set() };
  for (const type of types) addType(node, type);
  return node;
}

function addType({ types, typeNames }: NodeInMaking, type: JsonLdType): void {
  if (!typeNames.has(type.value)) types.push(type);
  typeNames.add(type.value);
}

function add(node: NodeInMaking, property: string, values: readonly JsonLdValue[]): void {
  const known = node.properties.get(property);
  if (known) pushAll(known, values);
  else node.properties.set(property, [...values]);
}

function itemsIn(node: SyntaxNode): readonly SyntaxNode[] {
  const at = resolve(node);
  return at?.kind === 'seq' ? at.items : [node];
}

function textsIn(node: SyntaxNode): Located<string>[] {
  return itemsIn(node).flatMap((item) => {
    const text = asText(item);
    return text === undefined ? [] : [locate(text, item)];
  });
}
