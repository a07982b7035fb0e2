import type { Json } from '../../../base/json.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { Code, CodeList, Entity, Field, LogicalType } from '../../entities.ts';
import { booleanAt, hasContent, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { type Marks, mergeMarks } from '../../marks.ts';
import { buildField, namePlace } from '../build.ts';
import { listNotes } from '../list-notes.ts';
import { numberAt } from '../read.ts';
import { govMarks } from './marks.ts';
import { tableUsesVersion2, versionOf } from './versions.ts';

/** `fields` of a Table Schema, wherever the schema stands. */
export function fieldsOfTable(
  schema: MapNode,
  entity: Entity,
  version = versionOf(schema, tableUsesVersion2),
): Field[] {
  const table: Around = {
    entity,
    missingValues: missingValuesAt(schema) ?? [],
    // Version 1 has a type for fields that name none.
    untyped: version === '1.0' ? 'defaulted' : 'nothing',
  };
  return itemsOf(valueAt(schema, 'fields')).flatMap((node) => {
    const map = asMap(node);
    return map ? fieldOf(map, table) : [];
  });
}

/** What all fields of a table share. */
interface Around {
  readonly entity: Entity;
  readonly missingValues: readonly Located<string>[];
  readonly untyped: Field['untyped'];
}

/** Texts, or from version 2 on texts with a label. */
function missingValuesAt(node: SyntaxNode): Located<string>[] | undefined {
  const values = valueAt(node, 'missingValues');
  if (!values) return undefined;
  return itemsOf(values).flatMap((item) => {
    const value = asMap(item) ? valueAt(item, 'value') : item;
    const text = asText(value);
    return value && text !== undefined ? locate(text, value) : [];
  });
}

/** Names of the fields, for keys that refer to them. */
export function fieldNamesOf(schema: SyntaxNode | undefined): string[] {
  return itemsOf(valueAt(schema, 'fields')).flatMap((node) => scalarTextAt(node, 'name')?.value ?? []);
}

function fieldOf(map: MapNode, { entity, missingValues, untyped }: Around): Field {
  const name = scalarTextAt(map, 'name');
  const constraints = valueAt(map, 'constraints');
  const description = textAt(map, 'description');
  const type = typeOf(map);
  const sizes = type?.value === 'array' || type?.value === 'object';
  return buildField(
    {
      entity,
      parent: undefined,
      node: map,
      name: name?.value ?? '',
      nameAt: namePlace(name, map),
      title: textAt(map, 'title'),
      description,
      describedElsewhere: description === undefined && textAt(map, 'rdfType') !== undefined,
      type,
      untyped: isUntyped(map, constraints) ? untyped : undefined,
      format: formatOf(map),
      pattern: textAt(constraints, 'pattern'),
      minimum: numberAt(constraints, 'minimum'),
      maximum: numberAt(constraints, 'maximum'),
      // Of lists and maps the same keys count the items.
      minLength: sizes ? undefined : numberAt(constraints, 'minLength'),
      maxLength: sizes ? undefined : numberAt(constraints, 'maxLength'),
      missingValues: missingValuesAt(map) ?? missingValues,
      examples: examplesOf(map),
      required: booleanAt(constraints, 'required')?.value,
      unique: booleanAt(constraints, 'unique')?.value === true,
      marks: fieldMarks(map),
    },
    (field) => codeListOf(map, field),
    () => [],
  );
}

export const LOGICAL_TYPES: Readonly<Record<string, LogicalType>> = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
  list: 'array',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
  year: 'year',
  yearmonth: 'yearmonth',
  duration: 'duration',
  geopoint: 'geometry',
  geojson: 'geometry',
  any: 'any',
};

function typeOf(map: MapNode): Located<LogicalType> | undefined {
  const written = textAt(map, 'type');
  const type = written && Object.hasOwn(LOGICAL_TYPES, written.value) ? LOGICAL_TYPES[written.value] : undefined;
  return written && type && locate(type, written.node);
}

/** Neither a type nor anything from which it could be read. A list of codes has the type of its codes for a reader, if not for a machine. */
function isUntyped(map: MapNode, constraints: SyntaxNode | undefined): boolean {
  return (
    valueAt(map, 'type') === undefined &&
    !['categories', 'format'].some((key) => valueAt(map, key) !== undefined) &&
    !['enum', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength'].some(
      (key) => valueAt(constraints, key) !== undefined,
    )
  );
}

/** `default` says nothing; before version 1 patterns of dates had the prefix `fmt:`. */
function formatOf(map: MapNode): Located<string> | undefined {
  const written = textAt(map, 'format');
  if (!written || written.value === 'default') return undefined;
  return locate(written.value.replace(/^fmt:/, ''), written.node);
}

/** `example` of the specification; some write a list, and some `examples`. */
function examplesOf(map: MapNode): Located<Json>[] {
  const nodes = ['example', 'examples'].flatMap((key) => {
    const node = valueAt(map, key);
    if (!hasContent(node) || !node) return [];
    return key === 'examples' ? itemsOf(node) : [node];
  });
  return nodes.map((node) => locate(toValue(node) as Json, node));
}

/** `rdfType` is the format's own place for the concept and counts first (ruling 3). `unit` is common practice. */
function fieldMarks(map: MapNode): Marks {
  const concept = textAt(map, 'rdfType');
  const unit = scalarTextAt(map, 'unit');
  const unitNamed = scalarTextAt(map, 'units');
  return mergeMarks(
    { ...(unit && { unit }), ...(unitNamed && { unitNamed }), ...govMarks(map) },
    concept ? { concept } : {},
  );
}

/** `categories` say what the codes mean, so they count before `constraints.enum`. */
function codeListOf(map: MapNode, field: Field): CodeList | undefined {
  const notes = listNotes(map, valueAt(map, 'constraints'));
  const base = { kind: 'codeList' as const, field, name: field.name, description: field.description, ...notes };
  const mark = field.marks.codeList;
  const reference = mark && typeof mark.value === 'string' ? locate(mark.value, mark.node) : undefined;
  for (const values of [valueAt(map, 'categories'), valueAt(valueAt(map, 'constraints'), 'enum')]) {
    const codes = itemsOf(values).flatMap((item) => codeOf(item) ?? []);
    if (values && codes.length > 0) return { ...base, at: { node: values, part: 'key' }, codes, reference };
  }
  return reference && { ...base, at: { node: reference.node, part: 'value' }, codes: [], reference };
}

function codeOf(item: SyntaxNode): Code | undefined {
  const node = asMap(item) ? valueAt(item, 'value') : item;
  return node && { value: locate(toValue(node) as Json, node), label: asText(valueAt(item, 'label')) };
}
