import { itemsOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { FormatAdapter } from '../adapter.ts';
import { detectTableSchema } from './detect.ts';
import { FRICTIONLESS_EXPECTS } from './expects.ts';
import { keyProblems } from './keys.ts';
import { lowerTableSchema } from './lower.ts';
import { govNodes, govProblems } from './marks.ts';
import { placeInDescriptor } from './place.ts';
import { frictionlessVersions, profileAddress, tableUsesVersion2, versionOf } from './versions.ts';

const PROFILE = 'tableschema';

export const tableSchema: FormatAdapter = {
  id: 'table-schema',
  title: 'Table Schema',
  expects: FRICTIONLESS_EXPECTS,
  markers: { $schema: profileAddress('2.0', PROFILE) },
  detect: detectTableSchema,
  schemaFor: (root: MapNode) => `table-schema-${versionOf(root, tableUsesVersion2)}`,
  versions: (root: MapNode) => frictionlessVersions(root, 'table-schema', PROFILE),
  *problems(root: MapNode) {
    yield* keyProblems(root);
    for (const node of [root, ...itemsOf(valueAt(root, 'fields'))]) yield* govProblems(node);
  },
  lower: lowerTableSchema,
  *markNodes(root: MapNode) {
    for (const node of [root, ...itemsOf(valueAt(root, 'fields'))]) yield* govNodes(node);
  },
  place: placeInDescriptor,
};
