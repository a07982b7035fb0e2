import type { Inventory, InventoryRow } from './inventory.ts';

/** How many fields there are of each kind. */
export interface Totals {
  fields: number;
  direct: number;
  indirect: number;
  mixed: number;
  none: number;
  /** Personal fields of a special category, or about crime. */
  special: number;
  /** Personal fields that no mark declares. */
  undeclared: number;
}

export interface Group extends Readonly<Totals> {
  readonly name: string;
}

/** The rows counted together, and by standard (in the order of files), category, special category and classification. */
export interface InventoryTotals {
  readonly all: Readonly<Totals>;
  readonly standards: readonly (Group & { readonly file: string })[];
  readonly categories: readonly Group[];
  readonly specials: readonly Group[];
  readonly classifications: readonly Group[];
}

export function totalsOf(inventory: Inventory): InventoryTotals {
  const all = noFields();
  const standards: (Group & { readonly file: string })[] = [];
  const categories = new Map<string, Totals>();
  const specials = new Map<string, Totals>();
  const classifications = new Map<string, Totals>();
  for (const { file, standard, rows } of inventory) {
    const own = noFields();
    for (const row of rows) {
      add(all, row);
      add(own, row);
      add(groupIn(classifications, classificationName(row)), row);
      if (!isPersonal(row)) continue;
      add(groupIn(categories, row.category), row);
      if (row.special !== null) add(groupIn(specials, row.special), row);
    }
    standards.push({ file, name: standard.label, ...own });
  }
  return {
    all,
    standards,
    categories: sorted(categories),
    specials: sorted(specials),
    classifications: sorted(classifications),
  };
}

export function isPersonal({ personal }: Pick<InventoryRow, 'personal'>): boolean {
  return personal !== 'none';
}

function classificationName({ classification }: InventoryRow): string {
  if (!classification) return 'not classified';
  return classification.scheme === null ? classification.value : `${classification.value} (${classification.scheme})`;
}

function noFields(): Totals {
  return { fields: 0, direct: 0, indirect: 0, mixed: 0, none: 0, special: 0, undeclared: 0 };
}

function add(totals: Totals, row: InventoryRow): void {
  totals.fields++;
  totals[row.personal]++;
  if (!isPersonal(row)) return;
  if (row.special !== null) totals.special++;
  if (row.source === 'inferred') totals.undeclared++;
}

function groupIn(groups: Map<string, Totals>, name: string): Totals {
  const found = groups.get(name) ?? noFields();
  groups.set(name, found);
  return found;
}

function sorted(groups: ReadonlyMap<string, Totals>): Group[] {
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([name, totals]) => ({ name, ...totals }));
}
