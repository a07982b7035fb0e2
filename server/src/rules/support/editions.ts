import { remembered } from '../../base/remembered.ts';
import type { EditionRow, ListRow, ShapeRow } from '../../model/facts.ts';
import type { FactQueries } from '../define.ts';
import { editionsOf } from './comparison.ts';
import { resolveFile } from './join.ts';

/** A field of one edition and the fields of that name in the others. */
export interface FieldInEditions {
  readonly field: ShapeRow;
  readonly others: readonly ShapeRow[];
}

/** One entity of a standard, and the same in other formats. */
export interface Editions {
  readonly others: readonly EditionRow[];
  /** The only one of them that counts, where the standard names its source of truth. */
  readonly truth: EditionRow | undefined;
  readonly fields: readonly FieldInEditions[];
  /** Fields that most of the others have and this one lacks; each with the rows there. */
  readonly missing: readonly (readonly ShapeRow[])[];
  /** Fields that this one alone has. */
  readonly extra: readonly ShapeRow[];
}

/**
 * What is to be compared. Where a standard names its source of truth and that is one of the editions, only with it; the source of truth itself
 * is compared with nothing.
 */
export function compareEditions(facts: FactQueries, row: EditionRow): Editions | undefined {
  const found = editionsOf(facts, row);
  if (found.some((edition) => isTruthOf(facts, row, edition))) return undefined;
  const truth = found.find((edition) => isTruthOf(facts, edition, row));
  const others = truth ? [truth] : found;
  if (others.length === 0) return undefined;
  const own = fieldsOf(facts, row);
  const byName = new Map<string, ShapeRow[]>();
  for (const edition of others) {
    for (const field of fieldsOf(facts, edition)) {
      const group = byName.get(field.nameKey);
      if (group) group.push(field);
      else byName.set(field.nameKey, [field]);
    }
  }
  const names = new Set(own.map(({ nameKey }) => nameKey));
  return {
    others,
    truth,
    fields: own.flatMap((field) => {
      const there = byName.get(field.nameKey);
      return there ? [{ field, others: there }] : [];
    }),
    missing: [...byName].flatMap(([name, fields]) =>
      !names.has(name) && new Set(fields.map(({ file }) => file)).size * 2 > others.length ? [fields] : [],
    ),
    extra: own.filter((field) => !byName.has(field.nameKey)),
  };
}

/** The same field in the other formats of its standard. */
export function inEditions(facts: FactQueries, row: ShapeRow): readonly ShapeRow[] {
  const own = editionsByEntity(facts.rows('editions', 'file', row.file)).get(entityKey(row))?.[0];
  const others = own ? editionsOf(facts, own) : [];
  return others.flatMap((edition) => fieldsOf(facts, edition).filter(({ nameKey }) => nameKey === row.nameKey));
}

function isTruthOf(facts: FactQueries, truth: EditionRow, of: EditionRow): boolean {
  const { sourceOfTruth } = of;
  if (sourceOfTruth === undefined || sourceOfTruth === '') return false;
  return sourceOfTruth === truth.id || resolveFile(facts, of.file, sourceOfTruth) === truth.file;
}

/** The fields at the top of an entity; tables have no others. */
function fieldsOf(facts: FactQueries, row: EditionRow): readonly ShapeRow[] {
  const all = shapesByEntity(facts.rows('shapes', 'file', row.file)).get(entityKey(row)) ?? [];
  return all.filter(({ path, name }) => path === name);
}

/** The rows of a file, by entity: a standard may have a thousand of them, and each is asked for its own. */
const shapesByEntity = remembered(byEntity<ShapeRow>);
const editionsByEntity = remembered(byEntity<EditionRow>);

function byEntity<Row extends EditionRow | ShapeRow>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = entityKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function entityKey({ root, entity }: EditionRow | ShapeRow): string {
  return `${root} ${entity}`;
}

/** The codes of a field that are written in its own file. */
export function listOf(facts: FactQueries, { file, root, pointer }: ShapeRow): ListRow | undefined {
  return listsByField(facts.rows('lists', 'file', file)).get(`${root} ${pointer}`);
}

const listsByField = remembered((rows: readonly ListRow[]): ReadonlyMap<string, ListRow> => {
  const lists = new Map<string, ListRow>();
  for (const row of rows) {
    const key = `${row.root} ${row.field}`;
    if (row.field !== undefined && row.values.length > 0 && !lists.has(key)) lists.set(key, row);
  }
  return lists;
});

/** Whether any field of the entity says that it is required, or that it is a key. */
export function states(facts: FactQueries, row: ShapeRow, what: 'required' | 'key'): boolean {
  const all = shapesByEntity(facts.rows('shapes', 'file', row.file)).get(entityKey(row)) ?? [];
  return all.some((one) => one[what] === true);
}
