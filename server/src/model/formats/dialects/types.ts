import type { LogicalType } from '../../entities.ts';

const TYPES: Readonly<Record<LogicalType, readonly string[]>> = {
  string: ['text', 'varchar', 'nvarchar', 'char', 'character varying', 'str', 'uuid', 'code'],
  integer: ['int', 'bigint', 'smallint', 'int32', 'int64', 'long', 'whole number'],
  number: ['decimal', 'numeric', 'float', 'double', 'double precision', 'real', 'money', 'currency'],
  boolean: ['bool', 'yes/no'],
  date: [],
  datetime: ['timestamp', 'date-time', 'timestamptz'],
  time: [],
  year: [],
  yearmonth: [],
  duration: [],
  uri: ['url', 'iri'],
  binary: ['blob', 'bytes', 'bytea'],
  geometry: ['geojson', 'wkt', 'point', 'polygon', 'multipolygon', 'linestring'],
  object: ['json', 'map', 'record', 'struct'],
  array: ['list'],
  any: [],
};

const BY_NAME: ReadonlyMap<string, LogicalType> = new Map(
  Object.entries(TYPES).flatMap(([type, others]) => [type, ...others].map((name) => [name, type as LogicalType])),
);

/** The type that a name means everywhere; undefined for those that a dialect must explain. `varchar(20)` is a `varchar`. */
export function logicalType(name: string): LogicalType | undefined {
  return BY_NAME.get(
    name
      .trim()
      .toLowerCase()
      .replace(/\s*\(.*\)$/, ''),
  );
}
