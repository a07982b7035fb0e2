import type { LogicalType } from '../../entities.ts';

/** The built-in types of CSVW (Metadata Vocabulary for Tabular Data, section 5.11.1) in the terms of the model. */
export const DATATYPES: Readonly<Record<string, LogicalType>> = {
  anyAtomicType: 'any',
  any: 'any',
  anyURI: 'uri',
  base64Binary: 'binary',
  binary: 'binary',
  hexBinary: 'binary',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'datetime',
  datetime: 'datetime',
  dateTimeStamp: 'datetime',
  time: 'time',
  decimal: 'number',
  double: 'number',
  number: 'number',
  float: 'number',
  integer: 'integer',
  long: 'integer',
  int: 'integer',
  short: 'integer',
  byte: 'integer',
  nonNegativeInteger: 'integer',
  positiveInteger: 'integer',
  unsignedLong: 'integer',
  unsignedInt: 'integer',
  unsignedShort: 'integer',
  unsignedByte: 'integer',
  nonPositiveInteger: 'integer',
  negativeInteger: 'integer',
  duration: 'duration',
  dayTimeDuration: 'duration',
  yearMonthDuration: 'duration',
  gYear: 'year',
  gYearMonth: 'yearmonth',
  gDay: 'any',
  gMonth: 'any',
  gMonthDay: 'any',
  string: 'string',
  normalizedString: 'string',
  token: 'string',
  language: 'string',
  Name: 'string',
  NMTOKEN: 'string',
  QName: 'string',
  xml: 'string',
  html: 'string',
  json: 'string',
};

const XSD = /^https?:\/\/www\.w3\.org\/2001\/XMLSchema#/;

/** Undefined for a name that CSVW lacks; an address of another vocabulary is a type of which nothing is known. */
export function logicalType(datatype: string): LogicalType | undefined {
  const name = datatype.replace(XSD, '');
  if (Object.hasOwn(DATATYPES, name)) return DATATYPES[name];
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(datatype) ? 'any' : undefined;
}

/** How a type of the model is written here; undefined where CSVW has none that says as much. */
export function datatypeOf(type: string): string | undefined {
  return WRITTEN[type];
}

const WRITTEN: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
  date: 'date',
  datetime: 'dateTime',
  time: 'time',
  year: 'gYear',
  yearmonth: 'gYearMonth',
  duration: 'duration',
  uri: 'anyURI',
  binary: 'base64Binary',
};

/** Types whose `format` is a pattern of Unicode for dates (section 6.4.4 of the data model). */
export function isDateLike(type: LogicalType | undefined): boolean {
  return type === 'date' || type === 'datetime' || type === 'time';
}

/** Types whose `format` is a regular expression for the whole cell. */
export function hasRegularExpression(type: LogicalType | undefined): boolean {
  return type === 'string' || type === 'uri' || type === 'binary' || type === 'duration' || type === 'any';
}
