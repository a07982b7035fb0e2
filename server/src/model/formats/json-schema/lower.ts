import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
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
import type { Entity, Field, Lowered, ReferenceTarget, Standard } from '../../entities.ts';
import { hasContentAt, type Located, locate, type Place, scalarTextAt, textAt } from '../../located.ts';
import { addMark, type MarkKey, type Marks, mergeMarks, readMarks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, fieldsOf, headAt } from '../build.ts';
import { languagesAt, numberAt } from '../read.ts';
import { codeListOf, onlyConstrains } from './code-lists.ts';
import { driftOf } from './drift.ts';
import { localTarget, referencesOf, splitReference } from './references.ts';
import { logicalTypeOf } from './types.ts';

/** JSON Schema → model: the root and every object among the definitions are entities, `properties` are fields (rules.md A0.2). */
export function lowerJsonSchema(root: MapNode, file: DetectedFile): Lowered {
  const { references, targets } = referencesOf(root);
  // A schema of schemas defines no data.
  if (isMetaSchema(root)) return { ...NOTHING_LOWERED, references, targets, drifts: driftOf(root) };
  const standard = new Lowering(root, file).standard();
  const codeListRefs = [...standard.codeLists, ...[...fieldsOf(standard)].flatMap((field) => field.codeList ?? [])]
    .flatMap((list) => list.reference ?? [])
    .filter((reference) => /^\.{1,2}\//.test(reference.value))
    .map((at) => ({ kind: 'reference' as const, at, role: 'codeList' as const, target: splitReference(at.value) }));
  return {
    ...NOTHING_LOWERED,
    standards: [standard],
    references: [...references, ...codeListRefs],
    drifts: driftOf(root),
    targets,
  };
}

function isMetaSchema(root: MapNode): boolean {
  const id = asText(valueAt(root, '$id')) ?? asText(valueAt(root, 'id'));
  return id !== undefined && (id === asText(valueAt(root, '$schema')) || /^https?:\/\/json-schema\.org\//.test(id));
}

class Lowering {
  readonly #root: MapNode;
  readonly #file: DetectedFile;

  constructor(root: MapNode, file: DetectedFile) {
    this.#root = root;
    this.#file = file;
  }

  standard(): Standard {
    const root = this.#root;
    const id = textAt(root, '$id') ?? textAt(root, 'id');
    const title = textAt(root, 'title');
    const rootSchema = this.#objectSchema(root);
    const definitions = [...this.#definitions()];
    const head = headAt(root, ['title', '$id', 'id', '$schema']);
    const parts = {
      format: 'json-schema' as const,
      node: root,
      head,
      label: title?.value ?? basename(this.#file.path),
      id,
      title,
      description: textAt(root, 'description'),
      version: versionOf(root, id),
      status: readMarks(valueAt(root, 'x-gov')).status,
      languages: languagesOf(root),
      marks: schemaMarks(root),
      fragment: rootSchema === undefined,
    };
    return buildStandard(
      parts,
      (standard) => {
        const rootNameAt: Place = title ? { node: title.node, part: 'value' } : head;
        const rootEntity =
          rootSchema &&
          this.#entity(standard, rootSchema, title?.value ?? rootName(id?.value ?? this.#file.path), rootNameAt, root);
        const defined = definitions.flatMap(({ name, node }) => {
          const schema = this.#objectSchema(node);
          return schema ? this.#entity(standard, schema, name, { node, part: 'key' }, node) : [];
        });
        return rootEntity ? [rootEntity, ...defined] : defined;
      },
      () =>
        definitions.flatMap(({ name, node }) => {
          if (this.#objectSchema(node)) return [];
          return codeListOf(node, { field: undefined, name, description: textAt(node, 'description') }) ?? [];
        }),
    );
  }

  *#definitions(): Generator<{ name: string; node: MapNode }> {
    for (const keyword of ['definitions', '$defs']) {
      for (const entry of entriesOf(valueAt(this.#root, keyword))) {
        const node = asMap(entry.value);
        if (node) yield { name: textOf(entry.key), node };
      }
    }
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
    const marks = mergeMarks(schemaMarks(named), schemaMarks(schema));
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
      },
      marks.entityKind?.value,
      (entity) => this.#collect(schema, entity, undefined, collected.extends),
    );
  }

  /** The fields of an object schema: its properties, and those of its branches that are not there yet. */
  #collect(schema: MapNode, entity: Entity, parent: Field | undefined, inherited: ReferenceTarget[]): Field[] {
    const fields = new Map<string, Field>();
    for (const { node, conditional } of objectParts(schema, inherited)) {
      const required = new Set(itemsOf(valueAt(node, 'required')).flatMap((item) => asText(item) ?? []));
      for (const { key, value } of entriesOf(valueAt(node, 'properties'))) {
        const name = textOf(key);
        const definition = asMap(value);
        if (!definition || fields.has(name) || (conditional && onlyConstrains(definition))) continue;
        const mandatory = !conditional && required.has(name);
        fields.set(name, this.#field(definition, value, entity, parent, name, mandatory));
      }
    }
    return [...fields.values()];
  }

  #field(
    schema: MapNode,
    at: SyntaxNode,
    entity: Entity,
    parent: Field | undefined,
    name: string,
    required: boolean,
  ): Field {
    const description = textAt(schema, 'description');
    const ref = referenceIn(schema);
    return buildField(
      {
        entity,
        parent,
        node: schema,
        name,
        nameAt: { node: at, part: 'key' },
        title: textAt(schema, 'title'),
        description,
        describedElsewhere: description === undefined && this.#describedByParts(schema),
        type: logicalTypeOf(schema),
        format: textAt(schema, 'format'),
        pattern: textAt(schema, 'pattern'),
        minimum: numberAt(schema, 'minimum'),
        maximum: numberAt(schema, 'maximum'),
        examples: examplesOf(schema),
        required,
        deprecated:
          toValue(valueAt(schema, 'deprecated')) === true || asMap(valueAt(schema, 'deprecated')) !== undefined,
        key: toValue(valueAt(schema, 'x-primaryKey')) === true,
        marks: schemaMarks(schema),
        refersTo: ref === undefined ? undefined : splitReference(ref),
      },
      (field) => codeListOf(schema, { field, name, description }),
      (field) => {
        const inner =
          asMap(valueAt(schema, 'properties')) || this.#composes(schema) ? schema : asMap(valueAt(schema, 'items'));
        return inner ? this.#collect(inner, entity, field, []) : [];
      },
    );
  }

  /** Whether a definition is inherited: through `$ref`, or from a branch or from the items of a list. */
  #describedByParts(schema: MapNode, depth = 0): boolean {
    if (depth > 6) return false;
    const ref = asText(valueAt(schema, '$ref'));
    if (ref !== undefined) {
      const target = localTarget(this.#root, ref);
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
}

interface ObjectPart {
  readonly node: MapNode;
  /** The part does not apply to every object of the schema. */
  readonly conditional: boolean;
}

/** A schema and the branches that add properties to the same object, in the order in which they are read. `$ref`s of `allOf` are collected. */
function* objectParts(
  node: MapNode,
  inherited: ReferenceTarget[],
  conditional = false,
  depth = 0,
): Generator<ObjectPart> {
  yield { node, conditional };
  if (depth > 8) return;
  for (const branch of itemsOf(valueAt(node, 'allOf'))) {
    const ref = asText(valueAt(branch, '$ref'));
    if (ref !== undefined) inherited.push(splitReference(ref));
    const map = asMap(branch);
    if (map) yield* objectParts(map, inherited, asMap(valueAt(map, 'if')) !== undefined, depth + 1);
  }
  const alternatives = [
    ...['anyOf', 'oneOf'].flatMap((keyword) => [...itemsOf(valueAt(node, keyword))]),
    ...['then', 'else'].map((keyword) => valueAt(node, keyword)),
    ...[...entriesOf(valueAt(node, 'dependentSchemas'))].map((entry) => entry.value),
  ];
  for (const alternative of alternatives) {
    const map = asMap(alternative);
    if (map) yield* objectParts(map, inherited, true, depth + 1);
  }
}

/** The schema that a field's value has: its own `$ref`, that of its items, or that of the one branch beside null. */
function referenceIn(schema: MapNode): string | undefined {
  const direct = asText(valueAt(schema, '$ref')) ?? asText(valueAt(valueAt(schema, 'items'), '$ref'));
  if (direct !== undefined) return direct;
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => [...itemsOf(valueAt(schema, keyword))]);
  const refs = branches.flatMap(
    (branch) => asText(valueAt(branch, '$ref')) ?? asText(valueAt(valueAt(branch, 'items'), '$ref')) ?? [],
  );
  return refs.length === 1 ? refs[0] : undefined;
}

const SINGLE_KEYS: Readonly<Record<string, MarkKey>> = {
  'x-concept': 'concept',
  'x-unit': 'unit',
  'x-codeList': 'codeList',
  'x-primaryKey': 'primaryKey',
  'x-owner': 'owner',
  'x-version': 'version',
  'x-classification': 'classification',
};

/** Marks of a schema: the single `x-` keys, and over them those in `x-gov`. */
function schemaMarks(schema: MapNode): Marks {
  const single: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const [key, mark] of Object.entries(SINGLE_KEYS)) {
    const node = valueAt(schema, key);
    if (node) addMark(single, mark, node);
  }
  return mergeMarks(single as Marks, readMarks(valueAt(schema, 'x-gov')));
}

function versionOf(root: MapNode, id: Located<string> | undefined): Located<string> | undefined {
  const written =
    scalarTextAt(root, 'version') ?? scalarTextAt(root, 'x-version') ?? scalarTextAt(valueAt(root, 'x-gov'), 'version');
  if (written) return written;
  const inId = id && versionInAddress(id.value);
  return inId === undefined ? undefined : locate(inId, id?.node ?? root);
}

/** `…/1.1.5/…`, `…/1__1__5/…`, `…/v2/…`, `…-v1.0.0.json`: the version that an address carries. */
function versionInAddress(address: string): string | undefined {
  const dotted = /(?:^|[/_@-])v?(\d+(?:(?:\.|__|_)\d+){1,2})(?=$|[/.#_-])/.exec(address);
  if (dotted?.[1]) return dotted[1].replace(/_+/g, '.');
  return /(?:^|[/_@-])v(\d+(?:(?:alpha|beta|rc)\d*)?)(?=$|[/.#_-])/.exec(address)?.[1];
}

function rootName(address: string): string {
  const last = address.split(/[/:#]/).filter(Boolean).at(-1) ?? address;
  return last.replace(/\.(?:schema\.)?(?:json|ya?ml)$/, '').replace(/\.schema$/, '');
}

function languagesOf(root: MapNode): string[] {
  return [
    ...languagesAt(root, 'language'),
    ...languagesAt(root, 'lang'),
    ...languagesAt(valueAt(root, 'x-gov'), 'language'),
  ];
}

function examplesOf(schema: MapNode): Located<Json>[] {
  const one = valueAt(schema, 'example');
  const many = itemsOf(valueAt(schema, 'examples'));
  return [...(one ? [one] : []), ...many].map((node) => locate(toValue(node) as Json, node));
}
