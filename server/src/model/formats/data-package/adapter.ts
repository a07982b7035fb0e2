import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asMap, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { textAt } from '../../located.ts';
import type { FormatAdapter } from '../adapter.ts';
import { emptyPlaceIn } from '../plain-empty-place.ts';
import { detectDataPackage } from '../table-schema/detect.ts';
import { FRICTIONLESS_EXPECTS } from '../table-schema/expects.ts';
import { keyProblems } from '../table-schema/keys.ts';
import { govNodes, govProblems } from '../table-schema/marks.ts';
import { placeInDescriptor } from '../table-schema/place.ts';
import { frictionlessVersions, profileAddress, versionOf } from '../table-schema/versions.ts';
import { lowerDataPackage } from './lower.ts';
import { packageUsesVersion2 } from './versions.ts';

const PROFILE = 'datapackage';

export const dataPackage: FormatAdapter = {
  id: 'data-package',
  title: 'Data Package',
  expects: FRICTIONLESS_EXPECTS,
  markers: { $schema: profileAddress('2.0', PROFILE) },
  detect: detectDataPackage,
  schemaFor: (root: MapNode) => `data-package-${versionOf(root, packageUsesVersion2)}`,
  versions: (root: MapNode) => frictionlessVersions(root, 'data-package', PROFILE),
  *problems(root: MapNode) {
    yield* sameNames(root);
    for (const resource of itemsOf(valueAt(root, 'resources'))) yield* keyProblems(valueAt(resource, 'schema'));
    for (const node of describedNodes(root)) yield* govProblems(node);
  },
  lower: lowerDataPackage,
  emptyPlace: emptyPlaceIn({
    'dct:title': ['title', ''],
    'dct:description': ['description', ''],
    'dcat:keyword': ['keywords', ['']],
    'dct:license': ['licenses', [{ name: '' }]],
    'dct:issued': ['created', ''],
    'dcat:downloadURL': ['path', ''],
    'dct:format': ['format', ''],
    'dcat:mediaType': ['mediatype', ''],
  }),
  *markNodes(root: MapNode) {
    for (const node of describedNodes(root)) yield* govNodes(node);
  },
  place(target, key, value) {
    if (target.kind !== 'standard' || (key !== 'owner' && key !== 'licence'))
      return placeInDescriptor(target, key, value);
    if (key === 'licence') return { op: 'append', at: target.node, path: ['licenses'], value: { name: value } };
    const root = asMap(target.node);
    const plural = root !== undefined && versionOf(root, packageUsesVersion2) === '2.0';
    const role = plural ? { roles: ['owner'] } : { role: 'owner' };
    return { op: 'append', at: target.node, path: ['contributors'], value: { title: '', ...role } };
  },
};

/** Everything that may carry marks: the package, its resources, their schemas and fields. */
function* describedNodes(root: MapNode): Generator<SyntaxNode> {
  yield root;
  for (const resource of itemsOf(valueAt(root, 'resources'))) {
    yield resource;
    const schema = valueAt(resource, 'schema');
    if (schema) yield schema;
    yield* itemsOf(valueAt(schema, 'fields'));
  }
}

/** Foreign keys call resources by name, so no two may have the same (Data Resource, `name`). */
function* sameNames(root: MapNode): Generator<SchemaProblem> {
  const seen = new Set<string>();
  for (const resource of itemsOf(valueAt(root, 'resources'))) {
    const name = textAt(resource, 'name');
    if (name && seen.has(name.value)) yield problem('unique', name.node, []);
    if (name) seen.add(name.value);
  }
}
