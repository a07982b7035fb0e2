import type { Entity, Field, LogicalType } from './entities.ts';

/** What decides whether the values of two fields can be equal. */
export interface KeyField {
  readonly name: string;
  readonly type: LogicalType | undefined;
  readonly pattern: string | undefined;
  /** In characters. */
  readonly maxLength: number | undefined;
}

export function keyFieldOf({ name, type, pattern, maxLength }: Field): KeyField {
  return { name, type: type?.value, pattern: pattern?.value, maxLength };
}

/** The combinations of fields of which each occurs once, the primary key first. */
export function keysOf({ primaryKey, uniqueKeys, fields }: Entity): string[][] {
  return [
    ...[...(primaryKey ? [primaryKey] : []), ...uniqueKeys].map((key) => key.fields.map(({ value }) => value)),
    ...fields.filter((field) => field.unique).map((field) => [field.name]),
  ];
}
