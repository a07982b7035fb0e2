import { lazy } from '../base/lazy.ts';
import { remembered } from '../base/remembered.ts';
import { dereference, type JsonSchema } from './json-schema.ts';

/** The schemas that hold for one node at once, prepared for looking its keys up. */
export interface HeldSchemas {
  readonly isEmpty: boolean;
  /** Those of them that allow a map. */
  readonly ofMaps: readonly JsonSchema[];
  /** A map may have further keys, whatever schema it is meant for. */
  readonly isOpen: boolean;
  /** All keys that one of them knows. */
  readonly keys: () => readonly string[];
  /** What holds for the value of a key; undefined for a key that none of them knows. */
  below(key: string): HeldSchemas | undefined;
  /** What holds for an item of a list. */
  item(index: number): HeldSchemas;
}

/** What holds for the root of a document. A schema is looked at once, however many documents and nodes it holds for. */
export const heldSchemas: (root: JsonSchema) => HeldSchemas = remembered((root) => new Opened(root).hold([root]));

/** What `schema` and the parts of `root` that it refers to say of a node. */
export function heldBy(root: JsonSchema, schema: JsonSchema): HeldSchemas {
  return new Opened(root).hold([schema]);
}

class Opened {
  readonly #root: JsonSchema;
  readonly #parts = new Map<JsonSchema, readonly JsonSchema[]>();
  readonly #numbers = new Map<JsonSchema, number>();
  /** By the numbers of the schemas. */
  readonly #held = new Map<string, HeldSchemas>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  hold(written: readonly (JsonSchema | boolean | undefined)[]): HeldSchemas {
    const schemas = new Set(written.flatMap((schema) => (typeof schema === 'object' ? this.#open(schema) : [])));
    const key = [...schemas].map((schema) => this.#number(schema)).join();
    const held = this.#held.get(key) ?? this.#make([...schemas]);
    this.#held.set(key, held);
    return held;
  }

  #make(schemas: readonly JsonSchema[]): HeldSchemas {
    const ofMaps = schemas.filter(allowsMap);
    const keys = lazy(() => [...new Set(ofMaps.flatMap((schema) => Object.keys(schema.properties ?? {})))]);
    // Patterns are compiled, and known keys followed, when the first node asks.
    const patterns = lazy(() => new Map(ofMaps.map((schema) => [schema, patternsOf(schema)])));
    const known = new Map<string, HeldSchemas>();
    const longest = Math.max(0, ...schemas.map(({ prefixItems = [] }) => prefixItems.length));
    const others = lazy(() => this.hold(schemas.map(({ items }) => items)));
    return {
      isEmpty: schemas.length === 0,
      ofMaps,
      isOpen: ofMaps.every(isOpen),
      keys,
      below: (key) => {
        const found = known.get(key);
        if (found) return found;
        const inner = ofMaps.map((schema) => schemaOf(schema, patterns().get(schema) ?? [], key));
        if (inner.every((one) => one === undefined)) return undefined;
        const held = this.hold(inner);
        // Other keys are without number.
        if (ofMaps.some((schema) => Object.hasOwn(schema.properties ?? {}, key))) known.set(key, held);
        return held;
      },
      item: (index) =>
        index < longest ? this.hold(schemas.map(({ prefixItems, items }) => prefixItems?.[index] ?? items)) : others(),
    };
  }

  #number(schema: JsonSchema): number {
    const number = this.#numbers.get(schema) ?? this.#numbers.size;
    this.#numbers.set(schema, number);
    return number;
  }

  /** The schema with all that may hold beside it: every branch counts, so that a key which any of them knows is known. */
  #open(schema: JsonSchema): readonly JsonSchema[] {
    const known = this.#parts.get(schema);
    if (known) return known;
    const parts = new Set([schema]);
    for (const part of parts) {
      if (part.$ref !== undefined) parts.add(dereference(this.#root, part.$ref));
      for (const inner of [...(part.allOf ?? []), ...(part.anyOf ?? []), ...(part.oneOf ?? [])]) parts.add(inner);
      for (const inner of [part.if, part.then, part.else]) if (inner) parts.add(inner);
    }
    this.#parts.set(schema, [...parts]);
    return [...parts];
  }
}

function allowsMap({ type }: JsonSchema): boolean {
  return type === undefined || [type].flat().includes('object');
}

function isOpen({ additionalProperties, unevaluatedProperties }: JsonSchema): boolean {
  return (additionalProperties ?? true) === true && (unevaluatedProperties ?? true) === true;
}

type Patterns = readonly (readonly [RegExp, JsonSchema])[];

function patternsOf({ patternProperties = {} }: JsonSchema): Patterns {
  return Object.entries(patternProperties).map(([pattern, schema]) => [new RegExp(pattern), schema]);
}

function schemaOf(schema: JsonSchema, patterns: Patterns, key: string): JsonSchema | boolean | undefined {
  if (Object.hasOwn(schema.properties ?? {}, key)) return schema.properties?.[key];
  const pattern = patterns.find(([one]) => one.test(key));
  if (pattern) return pattern[1];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}
