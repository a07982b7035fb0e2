import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import {
  asMap,
  asText,
  entriesOf,
  itemsOf,
  type MapEntry,
  type MapNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import type { CodeList, Drift, Entity, Field, ForeignKey, LogicalType, Lowered, Standard } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import type { Marks } from '../../marks.ts';
import { type DetectedFile, NOTHING_LOWERED } from '../adapter.ts';
import { buildEntity, buildField, buildStandard, headAt, keyIn } from '../build.ts';
import { numberAt } from '../read.ts';
import { serverAddresses } from '../server-addresses.ts';
import { fieldMarks, markedMap, rootMarks } from './marks.ts';
import { definitionOf, referencesOf } from './references.ts';

/** Data Contract Specification → model: `models` are entities, their `fields` fields; what a definition says holds where a field does not. */
export function lowerDcs(root: MapNode, file: DetectedFile): Lowered {
  const info = valueAt(root, 'info');
  const title = textAt(info, 'title');
  const standard = buildStandard(
    {
      format: 'dcs',
      locations: serverAddresses(root),
      node: root,
      head: title ? { node: title.node, part: 'key' } : headAt(root, ['id', 'dataContractSpecification']),
      label: title?.value ?? basename(file.path),
      id: textAt(root, 'id'),
      title,
      description: textAt(info, 'description'),
      version: scalarTextAt(info, 'version'),
      status: textAt(info, 'status'),
      marks: rootMarks(root),
      names: 'columns',
    },
    (whole) => [...entriesOf(valueAt(root, 'models'))].flatMap((entry) => entityOf(whole, entry) ?? []),
  );
  return {
    ...NOTHING_LOWERED,
    standards: [standard],
    references: referencesOf(root, standard),
    drifts: supersededByOdcs(root),
  };
}

function entityOf(standard: Standard, { key, value }: MapEntry): Entity | undefined {
  const map = asMap(value);
  if (!map) return undefined;
  const marks = markedMap(map);
  return buildEntity(
    {
      standard,
      node: map,
      name: textOf(key),
      nameAt: { node: value, part: 'key' },
      title: textAt(map, 'title'),
      description: textAt(map, 'description'),
      marks,
      records: 'rows',
      primaryKey: keyIn(valueAt(map, 'primaryKey')),
      foreignKeys: foreignKeysOf(map),
    },
    marks.entityKind?.value,
    (entity) => fieldsIn(map, { entity, parent: undefined, within: [] }),
  );
}

/** A field that says in `references` which field of which model it takes its values from. */
function foreignKeysOf(model: MapNode): ForeignKey[] {
  return [...entriesOf(valueAt(model, 'fields'))].flatMap(({ key, value }): ForeignKey[] => {
    const to = textAt(value, 'references');
    const [, entity, field] = /^([^.]+)\.([^.]+)$/.exec(to?.value ?? '') ?? [];
    if (!to || entity === undefined || field === undefined) return [];
    return [
      {
        at: { node: to.node, part: 'key' },
        fields: [locate(textOf(key), value)],
        targetFields: [locate(field, to.node)],
        targetEntity: entity,
        target: { resource: undefined, fragment: undefined },
      },
    ];
  });
}

interface Around {
  readonly entity: Entity;
  readonly parent: Field | undefined;
  /** Definitions that are being taken over, which may name themselves. */
  readonly within: readonly MapNode[];
}

function fieldsIn(holder: MapNode | undefined, around: Around): Field[] {
  return [...entriesOf(valueAt(holder, 'fields'))].flatMap((entry) => {
    const map = asMap(entry.value);
    return map ? fieldOf(map, entry, around) : [];
  });
}

function fieldOf(map: MapNode, { key, value }: MapEntry, around: Around): Field {
  const { entity, parent, within } = around;
  const root = asMap(entity.standard.node);
  const definition = root && definitionOf(root, map);
  const name = textOf(key);
  const own = <T>(read: (node: MapNode) => T | undefined): T | undefined =>
    read(map) ?? (definition && read(definition));
  const description = textAt(map, 'description');
  return buildField(
    {
      entity,
      parent,
      node: map,
      name,
      nameAt: { node: value, part: 'key' },
      title: textAt(map, 'title'),
      description,
      describedElsewhere: description === undefined && isDefinedElsewhere(map, definition),
      type: own(typeOf),
      format: own((node) => textAt(node, 'format')),
      pattern: own((node) => textAt(node, 'pattern')),
      minimum: own((node) => numberAt(node, 'minimum')),
      maximum: own((node) => numberAt(node, 'maximum')),
      minLength: own((node) => numberAt(node, 'minLength')),
      maxLength: own((node) => numberAt(node, 'maxLength')),
      untyped: isUntyped(map) ? 'nothing' : undefined,
      examples: examplesOf(map),
      required: requiredOf(map),
      key: isTrue(map, 'primaryKey') || isTrue(map, 'primary'),
      unique: isTrue(map, 'unique'),
      marks: fieldMarks(map, definition),
    },
    (field) => codeListOf(map, field),
    (field) => {
      const inner = { entity, parent: field, within };
      if (valueAt(map, 'fields')) return fieldsIn(map, inner);
      const items = asMap(valueAt(map, 'items'));
      if (items) return fieldsIn(items, inner);
      if (!definition || within.includes(definition)) return [];
      return fieldsIn(definition, { ...inner, within: [...within, definition] });
    },
  );
}

/** A definition of this file must say what it is; one of another file is believed to. */
function isDefinedElsewhere(field: MapNode, definition: MapNode | undefined): boolean {
  if (asText(valueAt(field, '$ref')) === undefined) return false;
  return definition === undefined || textAt(definition, 'description') !== undefined;
}

function requiredOf(map: MapNode): boolean | undefined {
  const required = toValue(valueAt(map, 'required'));
  return typeof required === 'boolean' ? required : undefined;
}

function isTrue(map: MapNode, key: string): boolean {
  return toValue(valueAt(map, key)) === true;
}

function examplesOf(map: MapNode): Located<Json>[] {
  const one = valueAt(map, 'example');
  return [...(one ? [one] : []), ...itemsOf(valueAt(map, 'examples'))].map((node) =>
    locate(toValue(node) as Json, node),
  );
}

function isUntyped(map: MapNode): boolean {
  return !['type', '$ref', 'fields', 'items', 'enum', 'format', 'pattern', 'config', 'physicalType'].some(
    (key) => valueAt(map, key) !== undefined,
  );
}

const TYPES: Readonly<Record<string, LogicalType>> = {
  string: 'string',
  text: 'string',
  varchar: 'string',
  json: 'string',
  number: 'number',
  decimal: 'number',
  numeric: 'number',
  float: 'number',
  double: 'number',
  int: 'integer',
  integer: 'integer',
  long: 'integer',
  bigint: 'integer',
  boolean: 'boolean',
  timestamp: 'datetime',
  timestamp_tz: 'datetime',
  timestamp_ntz: 'datetime',
  date: 'date',
  time: 'time',
  array: 'array',
  map: 'object',
  object: 'object',
  record: 'object',
  struct: 'object',
  bytes: 'binary',
  variant: 'any',
};

function typeOf(map: MapNode): Located<LogicalType> | undefined {
  const written = textAt(map, 'type');
  const type = written && Object.hasOwn(TYPES, written.value) ? TYPES[written.value] : undefined;
  return written && type && locate(type, written.node);
}

/** The values that are allowed, of the field or of the items of a list; else the list that a mark names. */
function codeListOf(map: MapNode, field: Field): CodeList | undefined {
  const base = { kind: 'codeList' as const, field, name: field.name, description: field.description };
  const reference = referenceIn(field.marks.codeList);
  const values = valueAt(map, 'enum') ?? valueAt(valueAt(map, 'items'), 'enum');
  if (values && itemsOf(values).length > 0) {
    const codes = itemsOf(values).map((node) => ({ value: locate(toValue(node) as Json, node), label: undefined }));
    return { ...base, at: { node: values, part: 'key' }, codes, reference };
  }
  return reference && { ...base, at: { node: reference.node, part: 'value' }, codes: [], reference };
}

function referenceIn(mark: Marks['codeList']): Located<string> | undefined {
  return mark && typeof mark.value === 'string' ? locate(mark.value, mark.node) : undefined;
}

/** The specification is kept no longer; those who made it advise its users to go over to ODCS. */
function supersededByOdcs(root: MapNode): Drift[] {
  const node = valueAt(root, 'dataContractSpecification');
  if (!node) return [];
  return [
    {
      kind: 'drift',
      at: { node, part: 'key' },
      what: 'superseded-format',
      keywords: ['dataContractSpecification'],
      declared: 'Data Contract Specification',
      since: '',
      correction: 'Open Data Contract Standard 3.1',
      edit: undefined,
      count: 1,
    },
  ];
}
