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
import { hasContent, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { type Accountable, addMark, isMarkKey, type MarkKey, type Marks, mergeMarks, textsOf } from '../../marks.ts';
import type { DocumentRoot } from '../adapter.ts';
import { personalDataOf } from './taxonomy.ts';

/** The settings of a dataset, a collection or a field, under their present or their earlier name. */
export function metaOf(map: MapNode): MapNode | undefined {
  return asMap(valueAt(map, 'fides_meta')) ?? asMap(valueAt(map, 'fidesops_meta'));
}

type Draft = Partial<Record<MarkKey, Located<unknown>>>;

/** What the format says itself: categories of personal data, what they are used for, whom they are about. */
export function categoryMarks(map: MapNode): Marks {
  const marks: Draft = {};
  const node = valueAt(map, 'data_categories');
  const declared = node && personalDataOf(textsOf(node).map(({ value }) => value));
  if (node && declared) marks.personalData = locate(declared, node);
  const uses = valueAt(map, 'data_uses') ?? valueAt(map, 'data_purposes');
  if (uses) addMark(marks, 'purpose', uses);
  const subjects = valueAt(map, 'data_subjects');
  if (subjects) addMark(marks, 'dataSubjects', subjects);
  return marks as Marks;
}

/** By an identity a data subject is found, so it is one. */
export function identityMark(meta: MapNode | undefined): Marks {
  const identity = textAt(meta, 'identity');
  if (!identity) return {};
  const mark = {
    identifiability: 'direct' as const,
    category: undefined,
    specialCategory: undefined,
    criminal: false,
    reason: undefined,
  };
  return { personalData: locate(mark, identity.node) };
}

/** Marks for which Fideslang has no place: `gov:<key>`, which its tools pass over. */
export function govMarks(map: SyntaxNode | undefined): Marks {
  const marks: Draft = {};
  for (const { key, node } of govNodes(map)) addMark(marks, key, node);
  return marks as Marks;
}

function* govNodes(map: SyntaxNode | undefined): Generator<{ key: MarkKey; node: SyntaxNode }> {
  for (const { key, value } of entriesOf(map)) {
    const name = textOf(key).replace(/^gov:/, '');
    if (name !== textOf(key) && isMarkKey(name)) yield { key: name, node: value };
  }
}

/** All `gov:` marks of a manifest: within `meta` of datasets, at collections and at fields. */
export function* markNodes(root: DocumentRoot): Generator<{ key: MarkKey; node: SyntaxNode }> {
  const seen = new Set<MapNode>();
  function* below(node: SyntaxNode): Generator<{ key: MarkKey; node: SyntaxNode }> {
    const map = asMap(node);
    if (!map || seen.has(map)) return;
    seen.add(map);
    yield* govNodes(map);
    for (const inner of itemsOf(valueAt(map, 'fields'))) yield* below(inner);
  }
  for (const dataset of itemsOf(valueAt(root, 'dataset'))) {
    yield* govNodes(valueAt(dataset, 'meta'));
    for (const collection of itemsOf(valueAt(dataset, 'collections'))) yield* below(collection);
  }
}

export function datasetMarks(dataset: MapNode, root: DocumentRoot): Marks {
  const own: Draft = {};
  const owner = controllerOf(dataset, root);
  if (owner) own.owner = owner;
  const retention = textAt(dataset, 'retention');
  if (retention && !/^(?:no|none|not)\b/i.test(retention.value)) addMark(own, 'retention', retention.node);
  return mergeMarks(mergeMarks(own as Marks, categoryMarks(dataset)), govMarks(valueAt(dataset, 'meta')));
}

/** The controller of the organisation that the dataset belongs to, where the same manifest names it. */
function controllerOf(dataset: MapNode, root: DocumentRoot): Located<Accountable> | undefined {
  const key = scalarTextAt(dataset, 'organization_fides_key')?.value ?? 'default_organization';
  const organisation = itemsOf(valueAt(root, 'organization')).find(
    (node) => asText(valueAt(node, 'fides_key')) === key,
  );
  const controller = valueAt(organisation, 'controller');
  if (!controller || !hasContent(controller)) return undefined;
  const [name, contact] = [asText(valueAt(controller, 'name')), asText(valueAt(controller, 'email'))];
  return locate({ role: 'controller', name, contact }, controller);
}
