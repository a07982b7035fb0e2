import type { Json } from '../../../base/json.ts';
import {
  asMap,
  asSeq,
  asText,
  entriesOf,
  type MapNode,
  resolve,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Field } from '../../entities.ts';
import { isMarkKey, type MarkKey, textsOf } from '../../marks.ts';
import { certain, type FormatAdapter, likely, type NodeEdit, type PlaceableKey, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { markNodesOf, tagOf } from './annotations.ts';
import { elementsOf } from './elements.ts';
import { lowerLinkml } from './lower.ts';
import { rangeFor } from './types.ts';

const EXPECTS = [
  ...expect('personal-data', '**/annotations/personal_data'),
  ...expect('personal-data-categories', '**/personal_data/category'),
  ...expect('ranges', '**/range', 'default_range'),
  ...expect('classes', '**/domain', 'classes/*/is_a', 'classes/*/mixins/*'),
  ...expect('types', '**/typeof'),
  ...expect('slots', 'classes/*/slots/*', 'slots/*/is_a', 'slots/*/mixins/*'),
  ...expect('subsets', '**/in_subset/*'),
  ...expect('code-lists', '**/annotations/code_list', '**/code_set'),
  ...expect(
    'concepts',
    '**/slot_uri',
    '**/class_uri',
    '**/meaning',
    '**/exact_mappings/*',
    '**/close_mappings/*',
    '**/narrow_mappings/*',
    '**/broad_mappings/*',
    '**/related_mappings/*',
  ),
  ...expect('units', '**/unit/ucum_code'),
  ...expect('licences', 'license'),
  ...expect('languages', '**/in_language', 'in_language'),
  ...expect('codes', '**/examples/*/value', '**/equals_string', '**/equals_string_in/*', '**/ifabsent'),
];

export const linkml: FormatAdapter = {
  id: 'linkml',
  title: 'LinkML schema',
  expects: EXPECTS,
  markers: { imports: 'linkml:types' },
  detect,
  schemaFor: () => 'linkml',
  lower: lowerLinkml,
  markNodes,
  place(target, key, value) {
    if (target.kind === 'field') return placeInField(target, key, value);
    if (target.kind === 'entity' && target.name === '') return undefined;
    const own = OWN_KEYS.has(key) || (target.kind === 'standard' && key === 'version');
    if (own) return set(target.node, [key], value, key);
    return isMarkKey(key) ? annotate(target.node, [], key, value) : undefined;
  },
};

const OWN_KEYS: ReadonlySet<PlaceableKey> = new Set(['title', 'description', 'status'] as const);

function placeInField(field: Field, key: PlaceableKey, value: Json): NodeEdit | undefined {
  const at = whereToWrite(field);
  if (!at) return undefined;
  if (key === 'format') return undefined;
  if (key === 'primaryKey') return set(at.node, [...at.path, 'identifier'], value, key);
  if (key === 'type') return set(at.node, [...at.path, 'range'], rangeFor(String(value)), key);
  if (key === 'concept') return set(at.node, [...at.path, 'slot_uri'], value, key);
  if (key === 'unit') return set(at.node, [...at.path, 'unit', 'ucum_code'], value, key);
  if (OWN_KEYS.has(key) || key === 'pattern' || key === 'required') {
    // What a slot is, it is in every class that uses it.
    const definition = key === 'pattern' || key === 'required' ? undefined : sharedDefinition(field);
    return definition ? set(definition, [key], value, key) : set(at.node, [...at.path, key], value, key);
  }
  return isMarkKey(key) ? annotate(at.node, at.path, key, value) : undefined;
}

interface Spot {
  readonly node: SyntaxNode;
  readonly path: readonly string[];
}

/** Where something about a field is written: its definition or refinement; for a slot of another file a refinement that is made for it. */
function whereToWrite({ node, name, entity }: Field): Spot | undefined {
  if (!isName(node)) return { node, path: [] };
  const list = node.parent?.slot;
  // An attribute that is nothing but an item of a list has no room for anything.
  if (list !== 'slots' || asSeq(valueAt(entity.node, 'slot_usage'))) return undefined;
  return { node: entity.node, path: ['slot_usage', name] };
}

function isName(node: SyntaxNode): boolean {
  return asText(node) !== undefined;
}

/** The slot that a refinement refines, when it is in this file. */
function sharedDefinition({ node, name, entity }: Field): SyntaxNode | undefined {
  if (node.parent?.slot !== 'slot_usage') return undefined;
  const found = elementsOf(valueAt(entity.standard.node, 'slots')).find((slot) => slot.name === name);
  return found && !isName(found.node) ? found.node : undefined;
}

function set(at: SyntaxNode, path: readonly string[], value: Json, key: PlaceableKey): NodeEdit {
  return { op: 'set', at, path, value, ...(key === 'description' && { after: 'title' }) };
}

/** Annotations in the form in which the others stand. A map as value is written in full, because tools take its keys for those of the annotation. */
function annotate(node: SyntaxNode, path: readonly string[], key: MarkKey, value: Json): NodeEdit {
  const annotations = path.length === 0 ? valueAt(node, 'annotations') : undefined;
  const tag = tagOf(key);
  if (asSeq(annotations)) return { op: 'append', at: node, path: ['annotations'], value: { tag, value } };
  const written = typeof value === 'object' && value !== null ? { value } : value;
  return { op: 'set', at: node, path: [...path, 'annotations', tag], value: written };
}

function* markNodes(root: MapNode): Generator<{ key: MarkKey; node: SyntaxNode }> {
  const annotated = function* (node: SyntaxNode) {
    for (const mark of markNodesOf(node)) if (!COMMON_WORDS.has(mark.key)) yield mark;
  };
  yield* annotated(root);
  for (const { node } of elementsOf(valueAt(root, 'slots'))) yield* annotated(node);
  for (const { node } of elementsOf(valueAt(root, 'classes'))) {
    yield* annotated(node);
    for (const key of ['attributes', 'slot_usage'])
      for (const slot of elementsOf(valueAt(node, key))) yield* annotated(slot.node);
  }
}

/** Tags that others use for their own ends. */
const COMMON_WORDS: ReadonlySet<MarkKey> = new Set([
  'status',
  'version',
  'owner',
  'contact',
  'purpose',
  'unit',
  'quality',
  'concept',
  'register',
  'review',
  'provenance',
  'limitations',
  'coverage',
  'changelog',
  'support',
  'ethics',
] as const);

/** Keys by which other formats say what they are. */
const OTHERS = [
  '$schema',
  '@context',
  'kind',
  'apiVersion',
  'openapi',
  'swagger',
  'asyncapi',
  'fides_key',
  'resources',
  'dataset',
];

const COLLECTIONS = ['classes', 'slots', 'enums', 'types', 'subsets'] as const;

function detect(root: MapNode): Recognition | undefined {
  if (OTHERS.some((key) => valueAt(root, key) !== undefined)) return undefined;
  const collections = COLLECTIONS.filter((key) => isCollection(valueAt(root, key)));
  const imports = textsOf(valueAt(root, 'imports'));
  if (collections.length === 0 && imports.length === 0) return undefined;
  if (imports.some(({ value }) => value.startsWith('linkml:'))) return certain('it imports a part of LinkML');
  if (valueAt(valueAt(root, 'prefixes'), 'linkml')) return certain('it has a prefix `linkml`');
  const named = asText(valueAt(root, 'id')) !== undefined || asText(valueAt(root, 'name')) !== undefined;
  const telling = named ? collections.find((key) => isTelling(root, key)) : undefined;
  if (telling !== undefined) return certain(`its ${telling} are written as LinkML writes them`);
  const described = ['prefixes', 'default_prefix', 'default_range', 'name'].find((key) => valueAt(root, key));
  return asText(valueAt(root, 'id')) !== undefined && described !== undefined
    ? likely(`it has \`id\`, \`${described}\` and \`${collections[0] ?? 'imports'}\``)
    : undefined;
}

/** Maps by name, or a list of them: not a list of texts or a text, as `classes` are elsewhere. */
function isCollection(node: SyntaxNode | undefined): boolean {
  if (asMap(node))
    return [...entriesOf(node)].every(({ value }) => ['map', 'missing'].includes(resolve(value)?.kind ?? ''));
  const items = asSeq(node)?.items ?? [];
  return items.length > 0 && items.every((item) => asText(valueAt(item, 'name')) !== undefined);
}

/** Keys that only LinkML has at such elements. */
const TELLING: Readonly<Record<(typeof COLLECTIONS)[number], ReadonlySet<string>>> = {
  classes: new Set(['slots', 'attributes', 'is_a', 'mixins', 'class_uri', 'slot_usage', 'tree_root']),
  slots: new Set(['slot_uri', 'range', 'multivalued', 'is_a', 'identifier']),
  enums: new Set(['permissible_values', 'reachable_from']),
  types: new Set(['typeof', 'base', 'uri']),
  subsets: new Set(),
};

function isTelling(root: MapNode, key: (typeof COLLECTIONS)[number]): boolean {
  return elementsOf(valueAt(root, key)).some(({ node }) =>
    [...entriesOf(node)].some((entry) => TELLING[key].has(textOf(entry.key))),
  );
}
