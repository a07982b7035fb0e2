import { asText, entriesOf, itemsOf, type MapNode, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { LogicalType } from '../../entities.ts';
import { type Located, locate } from '../../located.ts';

const TYPES: Readonly<Record<string, LogicalType>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
};

const FORMATS: Readonly<Record<string, LogicalType>> = {
  date: 'date',
  'date-time': 'datetime',
  time: 'time',
  duration: 'duration',
  uri: 'uri',
  'uri-reference': 'uri',
  iri: 'uri',
  'iri-reference': 'uri',
};

/** The one type that a schema allows beside null; undefined when it allows several or says nothing. `format` refines a string. */
export function logicalTypeOf(schema: MapNode): Located<LogicalType> | undefined {
  const node = valueAt(schema, 'type');
  const single = node && singleType(node);
  if (!node || single === undefined) return undefined;
  const type = Object.hasOwn(TYPES, single) ? TYPES[single] : undefined;
  if (type === undefined) return undefined;
  if (type !== 'string') return locate(type, node);
  const format = asText(valueAt(schema, 'format')) ?? '';
  return locate((Object.hasOwn(FORMATS, format) ? FORMATS[format] : extendedType(schema)) ?? type, node);
}

/** Families of schemas have types of their own beside those of JSON, such as `x-cds-type: DateString`; what they call a date is one. */
function extendedType(schema: MapNode): LogicalType | undefined {
  for (const { key, value } of entriesOf(schema)) {
    if (!/^x-.*type$/i.test(textOf(key))) continue;
    const name = asText(value) ?? '';
    if (/^date-?time/i.test(name)) return 'datetime';
    if (/^date/i.test(name)) return 'date';
    if (/^ur[il]/i.test(name)) return 'uri';
  }
  return undefined;
}

function singleType(node: SyntaxNode): string | undefined {
  const types = asText(node) === undefined ? itemsOf(node).flatMap((item) => asText(item) ?? []) : [asText(node) ?? ''];
  const named = types.filter((type) => type !== 'null');
  return named.length === 1 ? named[0] : undefined;
}
