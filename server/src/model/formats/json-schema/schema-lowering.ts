import type { Json } from '../../../base/json.ts';
import { lazy } from '../../../base/lazy.ts';
import {
  asMap,
  asText,
  entriesOf,
  itemsOf,
  type MapNode,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import type { CodeList, Entity, Field, ReferenceTarget, Standard } from '../../entities.ts';
import { hasContentAt, type Located, locate, type Place, textAt } from '../../located.ts';
import { type Marks, mergeMarks } from '../../marks.ts';
import { buildEntity, buildField } from '../build.ts';
import { numberAt } from '../read.ts';
import { codeListOf, onlyConstrains } from './code-lists.ts';
import { contextOf, innerContext, type LinkedContext, NO_CONTEXT } from './linked-data.ts';
import { fieldMarks, personalMarks, schemaMarks } from './marks.ts';
import { anchorsIn, localTarget, targetOf, type WrittenReference } from './references.ts';
import { logicalTypeOf } from './types.ts';
import { isNullable, isSized, isUntyped } from './values.ts';

/** A schema with a name: the root, a definition, a component of an API. */
export interface NamedSchema {
  readonly name: string;
  readonly nameAt: Place;
  readonly node: MapNode;
}

/** Lowers schema objects, wherever in a document they stand: objects to entities, lists of values to code lists. */
export class SchemaLowering {
  readonly #root: MapNode;
  readonly #anchors: () => ReadonlyMap<string, MapNode>;

  /** `root` is the document, in which references are looked up. */
  constructor(root: MapNode) {
    this.#root = root;
    this.#anchors = lazy(() => anchorsIn(root));
  }

  /** Undefined for a schema that describes no object. */
  entity(standard: Standard, { name, nameAt, node }: NamedSchema): Entity | undefined {
    const schema = this.#objectSchema(node);
    return schema && this.#entity(standard, schema, name, nameAt, node);
  }

  codeList({ name, node }: NamedSchema): CodeList | undefined {
    if (this.describesObject(node)) return undefined;
    return codeListOf(node, { field: undefined, name, description: textAt(node, 'description') });
  }

  describesObject(node: MapNode): boolean {
    return this.#objectSchema(node) !== undefined;
  }

  /** The schema that holds the properties: the node itself, or its items when it is a list of objects. */
  #objectSchema(node: MapNode): MapNode | undefined {
    if (asMap(valueAt(node, 'properties')) || this.#composes(node)) return node;
    const items = asMap(valueAt(node, 'items'));
    return items && asMap(valueAt(items, 'properties')) ? items : undefined;
  }

  #composes(node: MapNode): boolean {
    return ['allOf', 'anyOf', 'oneOf'].some((keyword) =>
      itemsOf(valueAt(node, keyword)).some((branch) => asMap(valueAt(branch, 'properties'))),
    );
  }

  /** `named` is the definition that has the name; `schema` the object in it that has the properties. */
  #entity(standard: Standard, schema: MapNode, name: string, nameAt: Place, named: MapNode): Entity {
    const context = contextOf(named, NO_CONTEXT);
    const marks = mergeMarks(schemaMarks(named, context), schemaMarks(schema, context));
    const collected: { extends: ReferenceTarget[] } = { extends: [] };
    return buildEntity(
      {
        standard,
        node: named,
        name,
        nameAt,
        title: textAt(named, 'title') ?? textAt(schema, 'title'),
        description: textAt(named, 'description') ?? textAt(schema, 'description'),
        // A standard's own marks are not an entity's marks a second time.
        marks: named === this.#root ? {} : marks,
        extends: collected.extends,
        typedValues: true,
        requiredElsewhere: this.#requiredElsewhere(schema),
        exampleRecords: [...new Set([named, schema])].flatMap(exampleNodes),
      },
      marks.entityKind?.value,
      (entity) => this.#collect(schema, entity, undefined, contextOf(schema, context), collected.extends),
    );
  }

  /** The fields of an object schema: its properties, and those of its branches that are not there yet. */
  #collect(
    schema: MapNode,
    entity: Entity,
    parent: Field | undefined,
    context: LinkedContext,
    inherited: ReferenceTarget[],
  ): Field[] {
    const fields = new Map<string, Field>();
    const parts = [...this.#objectParts(schema, inherited)];
    const required = requiredIn(parts);
    for (const { node, conditional } of parts) {
      const here = node === schema ? context : contextOf(node, context);
      for (const { key, value } of entriesOf(valueAt(node, 'properties'))) {
        const name = textOf(key);
        const definition = asMap(value);
        if (!definition || fields.has(name) || (conditional && onlyConstrains(definition))) continue;
        const mandatory = required && !conditional && required.has(name);
        const at = { node: value, part: 'key' as const };
        fields.set(name, this.#field(definition, { entity, parent, name, nameAt: at, required: mandatory }, here));
      }
    }
    return [...fields.values()];
  }

  #field(schema: MapNode, { entity, parent, name, nameAt, required }: FieldPlace, context: LinkedContext): Field {
    const description = textAt(schema, 'description');
    const ref = referenceIn(schema);
    return buildField(
      {
        entity,
        parent,
        name,
        nameAt,
        required,
        node: schema,
        title: textAt(schema, 'title'),
        description,
        describedElsewhere: description === undefined && this.#describedByParts(schema),
        type: logicalTypeOf(schema),
        format: textAt(schema, 'format'),
        pattern: textAt(schema, 'pattern'),
        minimum: numberAt(schema, 'minimum'),
        maximum: numberAt(schema, 'maximum'),
        minLength: numberAt(schema, 'minLength'),
        maxLength: numberAt(schema, 'maxLength'),
        default: defaultOf(schema),
        untyped: isUntyped(schema) ? 'nothing' : undefined,
        nullable: isNullable(schema),
        multivalued: isSized(schema) || undefined,
        examples: examplesOf(schema),
        deprecated:
          toValue(valueAt(schema, 'deprecated')) === true || asMap(valueAt(schema, 'deprecated')) !== undefined,
        key: toValue(valueAt(schema, 'x-primaryKey')) === true,
        marks: fieldMarks(schema, name, context),
        inherited: ref ? this.#marksOfTarget(schema, ref.text) : {},
        refersTo: ref && targetOf(this.#root, ref.node, ref.text),
      },
      (field) => codeListOf(schema, { field, name, description }),
      (field) => {
        const inner =
          asMap(valueAt(schema, 'properties')) || this.#composes(schema) ? schema : asMap(valueAt(schema, 'items'));
        if (!inner) return [];
        const below = contextOf(inner, innerContext(context, name));
        return this.#collect(inner, entity, field, below, []);
      },
    );
  }

  /** What the definitions say that a field takes over, as far as they stand in this file; the nearest counts. */
  #marksOfTarget(schema: MapNode, text: string, depth = 0): Marks {
    const target = depth > 6 ? undefined : localTarget(this.#root, schema, text, this.#anchors);
    if (!target || target === this.#root) return {};
    const next = referenceAt(target);
    const own = personalMarks(target);
    return next ? mergeMarks(this.#marksOfTarget(target, next.text, depth + 1), own) : own;
  }

  /** Names in `required` that are no property of a schema which is made of nothing but its own properties. */
  #requiredElsewhere(schema: MapNode): Located<string>[] {
    const properties = valueAt(schema, 'properties');
    if (!asMap(properties) || BRINGING.some((keyword) => valueAt(schema, keyword) !== undefined)) return [];
    return itemsOf(valueAt(schema, 'required')).flatMap((item) => {
      const name = asText(item);
      return name === undefined || valueAt(properties, name) ? [] : locate(name, item);
    });
  }

  /** Whether a definition is inherited: through `$ref`, or from a branch or from the items of a list. */
  #describedByParts(schema: MapNode, depth = 0): boolean {
    if (depth > 6) return false;
    const ref = asText(valueAt(schema, '$ref'));
    if (ref !== undefined) {
      const target = localTarget(this.#root, schema, ref, this.#anchors);
      if (!target) return true;
      if (
        hasContentAt(target, 'description') ||
        this.#objectSchema(target) !== undefined ||
        this.#describedByParts(target, depth + 1)
      )
        return true;
    }
    const parts = [
      ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => [...itemsOf(valueAt(schema, keyword))]),
      valueAt(schema, 'items'),
    ];
    return parts.some((part) => {
      const map = asMap(part);
      return map !== undefined && (hasContentAt(map, 'description') || this.#describedByParts(map, depth + 1));
    });
  }

  /** A schema and the branches that add properties to the same object, in the order in which they are read. `$ref`s of `allOf` are collected. */
  *#objectParts(node: MapNode, inherited: ReferenceTarget[], conditional = false, depth = 0): Generator<ObjectPart> {
    yield { node, conditional };
    if (depth > 8) return;
    for (const branch of itemsOf(valueAt(node, 'allOf'))) {
      const ref = referenceAt(branch);
      if (ref) inherited.push(targetOf(this.#root, ref.node, ref.text));
      const map = asMap(branch);
      if (map) yield* this.#objectParts(map, inherited, asMap(valueAt(map, 'if')) !== undefined, depth + 1);
    }
    const alternatives = [
      ...['anyOf', 'oneOf'].flatMap((keyword) => [...itemsOf(valueAt(node, keyword))]),
      ...['then', 'else'].map((keyword) => valueAt(node, keyword)),
      ...[...entriesOf(valueAt(node, 'dependentSchemas'))].map((entry) => entry.value),
    ];
    for (const alternative of alternatives) {
      const map = asMap(alternative);
      if (map) yield* this.#objectParts(map, inherited, true, depth + 1);
    }
  }
}

/** Names that every object of these parts must have; undefined where no part says of any. */
function requiredIn(parts: readonly ObjectPart[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  let stated = false;
  for (const { node, conditional } of parts) {
    const required = valueAt(node, 'required');
    stated ||= required !== undefined || STATES_PRESENCE.some((keyword) => valueAt(node, keyword) !== undefined);
    if (!conditional) for (const item of itemsOf(required)) names.add(asText(item) ?? '');
  }
  return stated ? names : undefined;
}

/** Keywords beside `required` that say which properties an object must have. */
const STATES_PRESENCE = ['dependentRequired', 'dependencies', 'minProperties'];

/** Keywords by which a schema may get properties from elsewhere. */
const BRINGING = (
  '$ref $dynamicRef $recursiveRef allOf anyOf oneOf not if then else patternProperties dependencies dependentSchemas extends $extends ' +
  'unevaluatedProperties propertyNames'
).split(' ');

interface ObjectPart {
  readonly node: MapNode;
  /** The part does not apply to every object of the schema. */
  readonly conditional: boolean;
}

/** Where a field stands, and what is known of it from there. */
interface FieldPlace {
  readonly entity: Entity;
  readonly parent: Field | undefined;
  readonly name: string;
  readonly nameAt: Place;
  readonly required: boolean | undefined;
}

/** The schema that a field's value has: its own `$ref`, that of its items, or that of the one branch beside null. */
function referenceIn(schema: MapNode): WrittenReference | undefined {
  const direct = referenceAt(schema) ?? referenceAt(valueAt(schema, 'items'));
  if (direct) return direct;
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => [...itemsOf(valueAt(schema, keyword))]);
  const refs = branches.flatMap((branch) => referenceAt(branch) ?? referenceAt(valueAt(branch, 'items')) ?? []);
  return refs.length === 1 ? refs[0] : undefined;
}

function referenceAt(schema: SyntaxNode | undefined): WrittenReference | undefined {
  const node = valueAt(schema, '$ref');
  const text = asText(node);
  return node && text !== undefined ? { node, text } : undefined;
}

function examplesOf(schema: MapNode): Located<Json>[] {
  return exampleNodes(schema).map((node) => locate(toValue(node) as Json, node));
}

function exampleNodes(schema: MapNode): SyntaxNode[] {
  const one = valueAt(schema, 'example');
  return [...(one ? [one] : []), ...itemsOf(valueAt(schema, 'examples'))];
}

function defaultOf(schema: MapNode): Located<Json> | undefined {
  const node = valueAt(schema, 'default');
  return node && locate(toValue(node) as Json, node);
}
