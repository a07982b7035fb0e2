import type { Json } from '../../../base/json.ts';
import type { Entity, Field, Lowered, Standard } from '../../entities.ts';
import { type Marks, mergeMarks } from '../../marks.ts';
import type { FormatAdapter, NodeEdit } from '../adapter.ts';
import { fieldsOf } from '../build.ts';
import type { Source } from './dialect.ts';
import { type DialectPath, plainNames } from './path.ts';
import { marksIn } from './readings.ts';

/** A known format in which marks also stand under names of the house. The format's own places count first. */
export function withMapping(adapter: FormatAdapter, mapping: ReadonlyMap<string, Source>): FormatAdapter {
  if (mapping.size === 0) return adapter;
  return {
    ...adapter,
    lower: (root, file) => withMarks(adapter.lower(root, file), mapping),
    place: (target, key, value) => placeAt(mapping.get(key), target, value) ?? adapter.place(target, key, value),
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function withMarks(lowered: Lowered, mapping: ReadonlyMap<string, Source>): Lowered {
  const local = only(mapping, (path) => !path.fromRoot);
  for (const target of marked(lowered)) addMarks(target, target.kind === 'standard' ? mapping : local);
  return lowered;
}

/** What may bear marks. The root of a schema is the standard itself. */
export function* marked({ standards }: Lowered): Generator<Standard | Entity | Field> {
  for (const standard of standards) {
    yield standard;
    for (const entity of standard.entities) if (entity.node !== standard.node) yield entity;
    yield* fieldsOf(standard);
  }
}

/** What a path from the top of the file leads to is said of the whole, not of each field. */
function only(mapping: ReadonlyMap<string, Source>, wanted: (path: DialectPath) => boolean): Map<string, Source> {
  return new Map(
    [...mapping].map(([key, source]) => [
      key,
      { ...source, paths: source.paths.filter(({ path }) => wanted(path)), value: undefined },
    ]),
  );
}

function addMarks(target: Standard | Entity | Field, mapping: ReadonlyMap<string, Source>): void {
  const found: Marks = marksIn(mapping, target.node);
  if (Object.keys(found).length > 0)
    (target as Writable<Standard | Entity | Field>).marks = mergeMarks(found, target.marks);
}

/** Under the first name of the house that can be written. */
function placeAt(source: Source | undefined, target: Standard | Entity | Field, value: Json): NodeEdit | undefined {
  const path = source?.paths.find(({ path }) => !path.fromRoot && plainNames(path) !== undefined)?.path;
  const names = path && plainNames(path);
  return names && !source?.map ? { op: 'set', at: target.node, path: names, value } : undefined;
}
