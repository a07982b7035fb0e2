import type { LogicalType } from '../../model/entities.ts';

/** Types of which the same values are written in both: no format has them all. */
const COMPATIBLE: readonly (readonly LogicalType[])[] = [
  ['integer', 'number'],
  ['string', 'uri'],
  ['year', 'integer', 'number'],
  ['year', 'string'],
  ['yearmonth', 'string'],
  ['yearmonth', 'date'],
  ['duration', 'string'],
  ['binary', 'string'],
  ['geometry', 'object'],
  ['geometry', 'string'],
  ['geometry', 'array'],
];

/** Whether a value of the one type can be one of the other; what is not typed goes with everything. */
export function isCompatible(one: LogicalType | undefined, other: LogicalType | undefined): boolean {
  if (one === undefined || other === undefined || one === other || one === 'any' || other === 'any') return true;
  // One and several of the same are a question of multiplicity, which tables cannot say.
  if (one === 'array' || other === 'array') return true;
  return COMPATIBLE.some((types) => types.includes(one) && types.includes(other));
}

/** For messages, with its article. */
export function typeName(type: LogicalType): string {
  return NAMES[type];
}

const NAMES: Readonly<Record<LogicalType, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  datetime: 'a moment (date and time)',
  time: 'a time of day',
  year: 'a year',
  yearmonth: 'a month',
  duration: 'a duration',
  uri: 'an address',
  binary: 'binary data',
  geometry: 'a geometry',
  object: 'an object',
  array: 'a list',
  any: 'anything',
};
