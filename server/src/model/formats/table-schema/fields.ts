import type { Json } from '../../../base/json.ts';
import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { Code, CodeList, Entity, Field, LogicalType } from '../../entities.ts';
import { booleanAt, hasContent, type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { type Marks, mergeMarks, textsOf } from '../../marks.ts';
import { buildField, namePlace } from '../build.ts';
import { listNotes } from '../list-notes.ts';
import { numberAt } from '../read.ts';
import { govMarks } from './marks.ts';

/** `fields` of a Table Schema, wherever the schema stands. */
export function fieldsOfTable(schema: MapNode, entity: Entity): Field[] {
  const keys = new Set(textsOf(valueAt(schema, 'primaryKey')).map(({ value }) => value));
  return itemsOf(valueAt(schema, 'fields')).flatMap((node) => {
    const map = asMap(node);
    return map ? fieldOf(map, entity, keys) : [];
  });
}

/** Names of the fields, for keys that refer to them. */
export function fieldNamesOf(schema: SyntaxNode | undefined): string[] {
  return itemsOf(valueAt(schema, 'fields')).flatMap((node) => scalarTextAt(node, 'name')?.value ?? []);
}

function fieldOf(map: MapNode, entity: Entity, keys: ReadonlySet<string>): Field {
  const name = scalarTextAt(map, 'name');
  const constraints = valueAt(map, 'constraints');
  const description = textAt(map, 'description');
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
      type: typeOf(map),
      format: formatOf(map),
      pattern: textAt(constraints, 'pattern'),
      minimum: numberAt(constraints, 'minimum'),
      maximum: numberAt(constraints, 'maximum'),
      examples: examplesOf(map),
      required: booleanAt(constraints, 'required')?.value,
      key: name !== undefined && keys.has(name.value),
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
  return mergeMarks({ ...(unit && { unit }), ...govMarks(map) }, concept ? { concept } : {});
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
