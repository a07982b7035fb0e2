import type { MapNode, SyntaxNode } from '../../../syntax/tree.ts';
import type { TermUse } from '../../entities.ts';
import type { Located, SpokenText } from '../../located.ts';
import type { MeaningBy } from './context.ts';

/** What a JSON-LD document says, as things with properties, each with the place where it is written. */
export class JsonLdDocument {
  readonly #nodes: readonly JsonLdNode[];
  readonly #byId: ReadonlyMap<string, readonly JsonLdNode[]>;
  readonly #texts = new Map<JsonLdNode, Map<string, SpokenText | undefined>>();
  /** Addresses of the contexts that it names. */
  readonly contexts: readonly Located<string>[];
  /** Properties and classes that are written with a prefix or in full, by full address, with the first places of each. */
  readonly terms: readonly TermUse[];

  constructor(
    nodes: readonly JsonLdNode[],
    byId: ReadonlyMap<string, readonly JsonLdNode[]>,
    contexts: readonly Located<string>[],
    terms: readonly TermUse[],
  ) {
    this.#nodes = nodes;
    this.#byId = byId;
    this.contexts = contexts;
    this.terms = terms;
  }

  /** All things of which it says more than a name, in the order in which they are written; those inside others behind them. */
  nodes(): readonly JsonLdNode[] {
    return this.#nodes;
  }

  types(node: JsonLdNode): readonly string[] {
    return node.types.map((type) => type.value);
  }

  ofType(type: string): readonly JsonLdNode[] {
    return this.#nodes.filter((node) => node.types.some(({ value }) => value === type));
  }

  /** The values of a property by its full address. */
  valuesOf(node: JsonLdNode, property: string): readonly JsonLdValue[] {
    return node.properties.get(property) ?? [];
  }

  /** The thing that a value is or names, when the document says anything of it. */
  follow(value: JsonLdValue): JsonLdNode | undefined {
    return value.object ?? (value.ref === undefined ? undefined : this.#byId.get(value.ref)?.[0]);
  }

  /** The text of a property, chosen once: a publisher has a name for each dataset that repeats it, and each of them asks for it. */
  rememberText(node: JsonLdNode, property: string, choose: () => SpokenText | undefined): SpokenText | undefined {
    const known = this.#texts.get(node) ?? new Map<string, SpokenText | undefined>();
    this.#texts.set(node, known);
    if (!known.has(property)) known.set(property, choose());
    return known.get(property);
  }

  /** The thing of that address. */
  node(id: string): JsonLdNode | undefined {
    return this.#byId.get(id)?.[0];
  }
}

/** A thing that the document speaks of, with all that it says of it, wherever it stands. */
export interface JsonLdNode {
  /** Where it is written: the first place that gives its type, else the first. */
  readonly map: MapNode;
  /** Full address; undefined for a thing without a name. */
  readonly id: Located<string> | undefined;
  readonly types: readonly JsonLdType[];
  /** By full address, in the order in which they are written. */
  readonly properties: ReadonlyMap<string, readonly JsonLdValue[]>;
}

/** The full address of a type, where it stands, and how the name that stands there came to mean it. */
export interface JsonLdType extends Located<string> {
  readonly by: MeaningBy;
}

/** One value of a property. */
export interface JsonLdValue {
  /** What holds the value itself: the text, the address, or the map of a thing. */
  readonly node: SyntaxNode;
  /** What stands at the property, or in its list: the same, or the value object around it. */
  readonly written: SyntaxNode;
  /** A literal, numbers and truth values as they would be written. */
  readonly text: string | undefined;
  readonly language: string | undefined;
  /** `@json`: a JSON literal, which is `node` as it is written and has no other part. */
  readonly datatype: string | undefined;
  /** Full address of the thing that is referred to. */
  readonly ref: string | undefined;
  /** How `ref` came to be, where it was written as a plain name. */
  readonly by: MeaningBy | undefined;
  /** The thing, when it is written here. */
  readonly object: JsonLdNode | undefined;
}
