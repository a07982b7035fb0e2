import type { FactRow, FactRows, FactTable, FactTables } from '../model/facts.ts';

/** The fields by which a table can be asked, each giving the key of a row, or undefined for rows that it does not hold. */
const INDEXES = {
  files: { file: (row: FactTables['files']) => row.file },
  standards: { file: (row: FactTables['standards']) => row.file, id: (row: FactTables['standards']) => row.id },
  entities: { file: (row: FactTables['entities']) => row.file },
  fields: { file: (row: FactTables['fields']) => row.file },
  names: {
    file: (row: FactTables['names']) => row.file,
    resource: (row: FactTables['names']) => row.resource,
    fragment: (row: FactTables['names']) =>
      row.fragment === undefined ? undefined : fragmentKey(row.file, row.fragment),
  },
  references: {
    file: (row: FactTables['references']) => row.file,
    /** Name of the file that is referred to, without its folder. */
    basename: (row: FactTables['references']) => row.target.resource?.slice(row.target.resource.lastIndexOf('/') + 1),
    /** The file, for its imports alone. */
    importer: (row: FactTables['references']) => (row.role === 'import' ? row.file : undefined),
  },
  agreements: { file: (row: FactTables['agreements']) => row.file, id: (row: FactTables['agreements']) => row.id },
  keys: { file: (row: FactTables['keys']) => row.file },
  foreignKeys: { file: (row: FactTables['foreignKeys']) => row.file },
} as const;

/** Under which key a name within a file is found. */
export function fragmentKey(file: string, fragment: string): string {
  return `${file}#${fragment}`;
}

type KeyOf = (row: FactRow) => string | undefined;

export type IndexOf<T extends FactTable> = keyof (typeof INDEXES)[T] & string;

/** All rows of the workspace by table, index and key. A value: `with` gives another one. */
export class FactIndex {
  /** `table/index` → key → rows. A bucket that did not change keeps its identity. */
  readonly #buckets: ReadonlyMap<string, ReadonlyMap<string, readonly FactRow[]>>;

  private constructor(buckets: ReadonlyMap<string, ReadonlyMap<string, readonly FactRow[]>>) {
    this.#buckets = buckets;
  }

  static readonly empty = new FactIndex(new Map());

  rows<T extends FactTable>(table: T, index: IndexOf<T>, key: string): readonly FactTables[T][] {
    return (this.#buckets.get(`${table}/${index}`)?.get(key) as readonly FactTables[T][] | undefined) ?? NONE;
  }

  /** Keys of an index, such as all identifiers of standards. */
  keys<T extends FactTable>(table: T, index: IndexOf<T>): readonly string[] {
    return [...(this.#buckets.get(`${table}/${index}`)?.keys() ?? [])].sort();
  }

  /** The index after the rows of one file changed from `before` to `after`. Tables whose rows are the same are not touched. */
  with(before: FactRows, after: FactRows): FactIndex {
    let buckets: Map<string, ReadonlyMap<string, readonly FactRow[]>> | undefined;
    for (const [table, indexes] of Object.entries(INDEXES)) {
      const old = before[table as FactTable] as readonly FactRow[];
      const now = after[table as FactTable] as readonly FactRow[];
      if (old === now) continue;
      for (const [index, keyOf] of Object.entries(indexes as unknown as Record<string, KeyOf>)) {
        const name = `${table}/${index}`;
        buckets ??= new Map(this.#buckets);
        buckets.set(name, replaceRows(buckets.get(name) ?? new Map(), old, now, keyOf));
      }
    }
    return buckets ? new FactIndex(buckets) : this;
  }
}

const NONE: readonly never[] = [];

function replaceRows(
  buckets: ReadonlyMap<string, readonly FactRow[]>,
  old: readonly FactRow[],
  now: readonly FactRow[],
  keyOf: KeyOf,
): ReadonlyMap<string, readonly FactRow[]> {
  const file = (now[0] ?? old[0])?.file;
  const owned = byKey(now, keyOf);
  const touched = new Set([...byKey(old, keyOf).keys(), ...owned.keys()]);
  if (file === undefined || touched.size === 0) return buckets;
  const out = new Map(buckets);
  for (const key of touched) {
    const before = buckets.get(key) ?? NONE;
    const own = owned.get(key) ?? NONE;
    // Ordered by file, so that the order in which files arrive does not show.
    const after = [...before.filter((row) => row.file !== file), ...own].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
    );
    if (after.length === before.length && after.every((row, index) => row === before[index])) continue;
    if (after.length === 0) out.delete(key);
    else out.set(key, after);
  }
  return out;
}

function byKey(rows: readonly FactRow[], keyOf: KeyOf): Map<string, FactRow[]> {
  const out = new Map<string, FactRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = out.get(key);
    if (group) group.push(row);
    else out.set(key, [row]);
  }
  return out;
}
