import type { InventoryRow } from './inventory.ts';

/** How many fields there are of each kind. */
export interface Totals {
  readonly fields: number;
  readonly direct: number;
  readonly indirect: number;
  readonly mixed: number;
  readonly none: number;
  /** Personal fields of a special category, or about crime. */
  readonly special: number;
  /** Personal fields that no mark declares. */
  readonly undeclared: number;
}

export interface Group extends Totals {
  readonly name: string;
}

/** The rows counted together, and by standard, category, and classification; each group in the order of its name. */
export interface InventoryTotals {
  readonly all: Totals;
  readonly standards: readonly Group[];
  readonly categories: readonly Group[];
  readonly classifications: readonly Group[];
}

export function totalsOf(rows: readonly InventoryRow[]): InventoryTotals {
  const personal = rows.filter(isPersonal);
  return {
    all: count(rows),
    standards: groups(rows, ({ standard }) => standard),
    categories: groups(personal, ({ category }) => category),
    classifications: groups(rows, ({ classification }) => classification?.value ?? 'not classified'),
  };
}

export function isPersonal({ personal }: Pick<InventoryRow, 'personal'>): boolean {
  return personal !== 'none';
}

function groups(rows: readonly InventoryRow[], nameOf: (row: InventoryRow) => string): Group[] {
  const byName = new Map<string, InventoryRow[]>();
  for (const row of rows) {
    const group = byName.get(nameOf(row));
    if (group) group.push(row);
    else byName.set(nameOf(row), [row]);
  }
  return [...byName]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([name, members]) => ({ name, ...count(members) }));
}

function count(rows: readonly InventoryRow[]): Totals {
  const of = (kind: InventoryRow['personal']): number => rows.filter(({ personal }) => personal === kind).length;
  return {
    fields: rows.length,
    direct: of('direct'),
    indirect: of('indirect'),
    mixed: of('mixed'),
    none: of('none'),
    special: rows.filter((row) => isPersonal(row) && row.special !== null).length,
    undeclared: rows.filter((row) => isPersonal(row) && row.source === 'inferred').length,
  };
}
