import type { Json } from '../../../base/json.ts';
import { asMap, asSeq, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Standard } from '../../entities.ts';
import { hasContent } from '../../located.ts';
import { personalDataCategories } from '../../vocabularies/load.ts';
import { certain, type FormatAdapter, likely, type NodeEdit, type PlaceableKey, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { keysOf } from '../read.ts';
import { lowerFideslang } from './lower.ts';
import { markNodes } from './marks.ts';
import { fidesProblems } from './problems.ts';
import { personalDataOf, shippedKeys } from './taxonomy.ts';

const EXPECTS = [
  ...expect('fideslang-categories', '**/data_categories/*', '**/data_categories/values/*'),
  ...expect('fideslang-uses', '**/data_use', '**/data_uses/*', '**/data_uses/values/*'),
  ...expect('fideslang-subjects', '**/data_subjects/*', '**/data_subjects/values/*'),
  ...expect('fideslang-datasets', '**/references/*/dataset'),
];

export const fideslang: FormatAdapter = {
  id: 'fideslang',
  title: 'Fideslang',
  expects: EXPECTS,
  hiddenFolders: ['.fides'],
  // A manifest is known by its keys alone and has no version.
  markers: {},
  detect: (root) => (root.kind === 'map' ? detect(root) : undefined),
  schemaFor: () => 'fideslang',
  problems: fidesProblems,
  lower: lowerFideslang,
  markNodes,
  place,
};

const RESOURCES = [
  'dataset',
  'system',
  'policy',
  'organization',
  'data_category',
  'data_use',
  'data_subject',
  'data_qualifier',
  'registry',
];

/** `dataset` and `system` are common words; a `fides_key` below them is not. */
function detect(root: MapNode): Recognition | undefined {
  const keys = keysOf(root);
  const lists = RESOURCES.filter((key) => keys.has(key) && asSeq(valueAt(root, key)) !== undefined);
  const keyed = lists.find((list) =>
    itemsOf(valueAt(root, list)).some((item) => valueAt(item, 'fides_key') !== undefined),
  );
  if (keyed !== undefined) return certain(`entries of \`${keyed}\` have a \`fides_key\``);
  const fields = itemsOf(valueAt(root, 'dataset')).flatMap((dataset) =>
    itemsOf(valueAt(dataset, 'collections')).flatMap((collection) => itemsOf(valueAt(collection, 'fields'))),
  );
  if (fields.some((field) => valueAt(field, 'data_categories') !== undefined))
    return certain('fields of `dataset` have `data_categories`');
  return fields.length > 0 ? likely('`dataset` has `collections` with `fields`') : undefined;
}

const OWN_KEYS: Readonly<Partial<Record<PlaceableKey, string>>> = { title: 'name', description: 'description' };

function place(target: Standard | Entity | Field, key: PlaceableKey, value: Json): NodeEdit | undefined {
  const { node } = target;
  const own = OWN_KEYS[key];
  // The name of a collection or of a field is the one by which the store knows it.
  if (key === 'title' && target.kind !== 'standard') return undefined;
  if (own !== undefined) return { op: 'set', at: node, path: [own], value, after: 'name' };
  if (key === 'type') return placeType(node, value);
  if (key === 'format' || key === 'pattern') return undefined;
  const category = key === 'personalData' ? categoryFor(value) : undefined;
  if (category !== undefined) return append(node, 'data_categories', category);
  return target.kind === 'standard'
    ? setWithin(node, 'meta', `gov:${key}`, value)
    : { op: 'set', at: node, path: [`gov:${key}`], value };
}

/** `meta: null` is as good as none, but nothing can be put into it. */
function setWithin(node: SyntaxNode, map: string, key: string, value: Json): NodeEdit | undefined {
  const held = valueAt(node, map);
  if (held === undefined || asMap(held)) return { op: 'set', at: node, path: [map, key], value };
  return hasContent(held) ? undefined : { op: 'set', at: node, path: [map], value: { [key]: value } };
}

function append(node: SyntaxNode, list: string, value: Json): NodeEdit | undefined {
  const held = valueAt(node, list);
  if (held === undefined || asSeq(held)) return { op: 'append', at: node, path: [list], value };
  return hasContent(held) ? undefined : { op: 'set', at: node, path: [list], value: [value] };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  number: 'float',
  boolean: 'boolean',
  object: 'object',
};

function placeType(node: SyntaxNode, value: Json): NodeEdit | undefined {
  const type = typeof value === 'string' && Object.hasOwn(TYPES, value) ? TYPES[value] : undefined;
  if (type === undefined) return undefined;
  return setWithin(node, asMap(valueAt(node, 'fidesops_meta')) ? 'fidesops_meta' : 'fides_meta', 'data_type', type);
}

/** The data category that says the same as a mark: one that points to people more closely, or less, would be another statement. */
function categoryFor(mark: Json): string | undefined {
  const { category, identifiability, specialCategory, criminal } =
    typeof mark === 'object' && mark !== null ? (mark as Readonly<Record<string, Json>>) : { category: mark };
  const row = personalDataCategories.find(({ dpv }) => dpv === category);
  if (row?.fides === undefined || !shippedKeys('data_category').has(row.fides)) return undefined;
  const said = personalDataOf([row.fides]);
  const same =
    (identifiability === undefined || said?.identifiability === identifiability) &&
    said?.specialCategory === specialCategory &&
    (said?.criminal ?? false) === (criminal ?? false);
  return same ? row.fides : undefined;
}
