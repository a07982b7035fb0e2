import { basename } from '../../../base/path.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, LogicalType, Lowered, Standard } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { mergeMarks } from '../../marks.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, headAt, namePlace } from '../build.ts';
import { datasetNames, foreignKeys, keysToOthers } from './foreign-keys.ts';
import { categoryMarks, datasetMarks, govMarks, identityMark, metaOf } from './marks.ts';
import { foreignTerms, termNames } from './terms.ts';

/** A manifest → one standard a dataset; `collections` are entities, `fields` fields. Systems and policies say how data are used, not what they are. */
export function lowerFideslang(root: DocumentRoot, file: DetectedFile): Lowered {
  const standards = itemsOf(valueAt(root, 'dataset')).flatMap((node) => {
    const map = asMap(node);
    return map ? standardOf(map, root, file) : [];
  });
  return {
    ...NOTHING_LOWERED,
    standards,
    references: [...foreignTerms(root), ...foreignKeys(standards)],
    targets: [...termNames(root), ...datasetNames(standards)],
  };
}

function standardOf(dataset: MapNode, root: DocumentRoot, file: DetectedFile): Standard {
  const id = scalarTextAt(dataset, 'fides_key');
  const title = scalarTextAt(dataset, 'name');
  return buildStandard(
    {
      format: 'fideslang',
      ownerOnlyAsMark: true,
      describesHeldData: false,
      node: dataset,
      head: headAt(dataset, ['name', 'fides_key']),
      label: title?.value ?? id?.value ?? basename(file.path),
      id,
      title,
      description: textAt(dataset, 'description'),
      version: undefined,
      status: undefined,
      marks: datasetMarks(dataset, root),
      names: 'given',
    },
    (whole) => itemsOf(valueAt(dataset, 'collections')).flatMap((node) => entityOf(whole, node) ?? []),
  );
}

function entityOf(standard: Standard, node: SyntaxNode): Entity | undefined {
  const map = asMap(node);
  if (!map) return undefined;
  const name = scalarTextAt(map, 'name');
  const marks = mergeMarks(categoryMarks(map), govMarks(map));
  return buildEntity(
    {
      standard,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      description: textAt(map, 'description'),
      marks,
      foreignKeys: keysToOthers(map, standard.id?.value),
    },
    marks.entityKind?.value,
    (entity) => fieldList(map, entity, undefined),
  );
}

function fieldList(holder: MapNode, entity: Entity, parent: Field | undefined): Field[] {
  return itemsOf(valueAt(holder, 'fields')).flatMap((node) => {
    const map = asMap(node);
    return map ? fieldOf(map, entity, parent) : [];
  });
}

function fieldOf(map: MapNode, entity: Entity, parent: Field | undefined): Field {
  const name = scalarTextAt(map, 'name');
  const meta = metaOf(map);
  return buildField(
    {
      entity,
      parent,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      description: textAt(map, 'description'),
      type: typeOf(meta),
      key: isTrue(valueAt(meta, 'primary_key')),
      marks: mergeMarks(mergeMarks(identityMark(meta), categoryMarks(map)), govMarks(map)),
    },
    () => undefined,
    (field) => fieldList(map, entity, field),
  );
}

const TYPES: Readonly<Record<string, LogicalType>> = {
  string: 'string',
  integer: 'integer',
  float: 'number',
  boolean: 'boolean',
  object_id: 'string',
  object: 'object',
};

function typeOf(meta: MapNode | undefined): Located<LogicalType> | undefined {
  const written = textAt(meta, 'data_type');
  if (!written) return undefined;
  if (written.value.endsWith('[]')) return locate('array', written.node);
  const type = Object.hasOwn(TYPES, written.value) ? TYPES[written.value] : undefined;
  return type && locate(type, written.node);
}

/** What Fides reads as YAML 1.1 does, our parser reads as YAML 1.2: `yes` is a text there. */
function isTrue(node: SyntaxNode | undefined): boolean {
  return /^(?:true|yes|on|y)$/i.test(asText(node) ?? '') || (node?.kind === 'scalar' && node.value === true);
}
