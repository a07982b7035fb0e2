import type { LogicalType } from '../../entities.ts';

/** Types of fields of our own format (standard.md). */
export const FIELD_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'time',
  'year',
  'duration',
  'uri',
  'geometry',
  'object',
  'array',
] as const satisfies readonly LogicalType[];

export type FieldType = (typeof FIELD_TYPES)[number];
