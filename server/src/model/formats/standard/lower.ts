import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import {
  asMap,
  asSeq,
  asText,
  itemsOf,
  type MapNode,
  type SyntaxNode,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import type {
  Annotation,
  Code,
  CodeList,
  Entity,
  Field,
  ForeignKey,
  LogicalType,
  Lowered,
  Reference,
  Standard,
} from '../../entities.ts';
import { booleanAt, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { readMarks, textsOf } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, fieldsOf, headAt, keyIn, namePlace } from '../build.ts';
import { languagesAt, localisedTextAt, numberAt } from '../read.ts';
import { FIELD_TYPES } from './field-types.ts';

/** `kind: DataStandard` → model (standard.md). */
export function lowerStandard(root: MapNode, file: DetectedFile): Lowered {
  const id = textAt(root, 'id');
  const title = localisedTextAt(root, 'title');
  const publisher = valueAt(root, 'publisher');
  const issued = scalarTextAt(root, 'issued');
  const standard = buildStandard(
    {
      format: 'standard',
      node: root,
      head: headAt(root, ['title', 'id', 'kind']),
      label: title?.value ?? basename(file.path),
      id,
      title,
      description: localisedTextAt(root, 'description'),
      version: scalarTextAt(root, 'version'),
      ...(issued && { issued }),
      status: textAt(root, 'status'),
      languages: languagesAt(root, 'language'),
      jurisdiction: textAt(root, 'jurisdiction')?.value.toLowerCase(),
      marks: readMarks(root),
      names: 'columns',
      publisher: {
        name: textAt(root, 'publisher')?.value ?? textAt(publisher, 'name')?.value,
        identifier: textAt(publisher, 'identifier')?.value,
      },
      schemas: itemsOf(valueAt(root, 'schemas')).flatMap((node) => textAt(node, 'path') ?? []),
      annotations: itemsOf(valueAt(root, 'annotations')).flatMap((node) => annotationOf(node) ?? []),
    },
    (whole) => itemsOf(valueAt(root, 'entities')).flatMap((node) => entityOf(whole, node) ?? []),
  );
  return { ...NOTHING_LOWERED, standards: [standard], references: referencesOf(standard) };
}

function annotationOf(node: SyntaxNode): Annotation | undefined {
  const at = textAt(node, 'at');
  return at && { at, marks: readMarks(node) };
}

function entityOf(standard: Standard, node: SyntaxNode): Entity | undefined {
  const map = asMap(node);
  if (!map) return undefined;
  const name = scalarTextAt(map, 'name');
  return buildEntity(
    {
      standard,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      title: localisedTextAt(map, 'title'),
      description: localisedTextAt(map, 'description'),
      marks: readMarks(map),
      records: 'rows',
      primaryKey: keyIn(valueAt(map, 'primaryKey')),
      uniqueKeys: itemsOf(valueAt(map, 'uniqueKeys')).flatMap((key) => {
        const fields = keyIn(key);
        return fields ? [{ ...fields, at: { node: key, part: 'value' as const } }] : [];
      }),
      foreignKeys: itemsOf(valueAt(map, 'foreignKeys')).flatMap((key) => foreignKeyOf(key, name?.value) ?? []),
    },
    asText(valueAt(map, 'kind')),
    (entity) => fieldList(map, entity, undefined),
  );
}

/** To an entity of another standard, or of this one; without a name to its own. */
function foreignKeyOf(node: SyntaxNode, own: string | undefined): ForeignKey | undefined {
  const references = valueAt(node, 'references');
  const key = keyIn(valueAt(node, 'fields'));
  if (!key || !asMap(references)) return undefined;
  const standard = textAt(references, 'standard')?.value;
  return {
    ...key,
    targetFields: textsOf(valueAt(references, 'fields')),
    targetEntity: textAt(references, 'entity')?.value ?? (standard === undefined ? own : undefined),
    target: { resource: standard, fragment: undefined },
  };
}

function fieldList(holder: MapNode, entity: Entity, parent: Field | undefined): Field[] {
  return itemsOf(valueAt(holder, 'fields')).flatMap((node) => {
    const map = asMap(node);
    return map ? fieldOf(map, entity, parent) : [];
  });
}

function fieldOf(map: MapNode, entity: Entity, parent: Field | undefined): Field {
  const name = scalarTextAt(map, 'name');
  const example = valueAt(map, 'example');
  const preset = valueAt(map, 'default');
  return buildField(
    {
      entity,
      parent,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      title: localisedTextAt(map, 'title'),
      description: localisedTextAt(map, 'description'),
      type: typeOf(map),
      format: textAt(map, 'format'),
      pattern: textAt(map, 'pattern'),
      minimum: numberAt(map, 'minimum'),
      maximum: numberAt(map, 'maximum'),
      minLength: numberAt(map, 'minLength'),
      maxLength: numberAt(map, 'maxLength'),
      default: preset && locate(toValue(preset) as Json, preset),
      multivalued: booleanAt(map, 'multiple')?.value,
      unique: booleanAt(map, 'unique')?.value === true,
      examples: example ? (asSeq(example)?.items ?? [example]).map((node) => locate(toValue(node) as Json, node)) : [],
      required: booleanAt(map, 'required')?.value,
      deprecated: valueAt(map, 'deprecated') !== undefined && toValue(valueAt(map, 'deprecated')) !== false,
      key: booleanAt(map, 'key')?.value === true,
      marks: readMarks(map),
    },
    (field) => codeListOf(map, field),
    (field) => fieldList(map, entity, field),
  );
}

const TYPES: ReadonlySet<string> = new Set<LogicalType>(FIELD_TYPES);

function typeOf(map: MapNode): Located<LogicalType> | undefined {
  const written = textAt(map, 'type');
  return written && TYPES.has(written.value) ? locate(written.value as LogicalType, written.node) : undefined;
}

function codeListOf(map: MapNode, field: Field): CodeList | undefined {
  const node = valueAt(map, 'codeList');
  if (!node) return undefined;
  const base = { kind: 'codeList' as const, field, name: field.name, description: field.description };
  const path = textAt(map, 'codeList');
  if (path) return { ...base, at: { node, part: 'value' }, codes: [], reference: path };
  return {
    ...base,
    at: { node, part: 'key' },
    codes: itemsOf(node).flatMap((item) => codeOf(item) ?? []),
    reference: undefined,
  };
}

function codeOf(item: SyntaxNode): Code | undefined {
  const node = asMap(item) ? valueAt(item, 'code') : item;
  if (!node) return undefined;
  const label = localisedTextAt(item, 'label') ?? localisedTextAt(item, 'definition');
  return { value: locate(toValue(node) as Json, node), label: label?.value };
}

function referencesOf(standard: Standard): Reference[] {
  const reference = (at: Located<string>, role: Reference['role']): Reference => {
    const [resource = '', fragment] = at.value.split('#');
    return { kind: 'reference', at, role, target: { resource, fragment } };
  };
  const lists = [...fieldsOf(standard)]
    .flatMap((field) => field.codeList?.reference ?? [])
    .filter(({ value }) => !/^[a-z][a-z0-9+.-]+:/i.test(value));
  return [
    ...standard.schemas.map((at) => reference(at, 'schema')),
    ...standard.annotations.map(({ at }) => reference(at, 'annotation')),
    ...lists.map((at) => reference(at, 'codeList')),
    ...foreignKeys(standard),
  ];
}

/** Foreign keys to another standard by path; those within the standard must name an entity of it. */
function foreignKeys(standard: Standard): Reference[] {
  const own = new Set(standard.entities.map((entity) => entity.name));
  return standard.entities.flatMap((entity) =>
    itemsOf(valueAt(entity.node, 'foreignKeys')).flatMap((node): Reference[] => {
      const target = valueAt(node, 'references');
      const other = textAt(target, 'standard');
      if (other)
        return [
          {
            kind: 'reference' as const,
            at: other,
            role: 'foreignKey' as const,
            target: { resource: other.value, fragment: undefined },
          },
        ];
      const name = textAt(target, 'entity');
      if (!name || own.has(name.value)) return [];
      return [
        {
          kind: 'reference' as const,
          at: name,
          role: 'foreignKey' as const,
          target: { resource: undefined, fragment: name.value },
        },
      ];
    }),
  );
}
