import { PartedMap } from '../base/parted-map.ts';
import { familyOf, fileSlug, slugOf } from '../base/slug.ts';
import { termSpellings } from '../base/term-words.ts';
import { snakeCase } from '../base/words.ts';
import type { FactRow, FactRows, FactTable, FactTables } from '../model/facts.ts';
import { partiesKey } from '../model/parties-key.ts';
import { isGetter, partyNames } from '../model/party-roles.ts';
import { standardHandle } from '../model/standard-handle.ts';

/** The fields by which a table can be asked, each giving the key or keys of a row, or undefined for rows that it does not hold. */
const INDEXES = {
  files: { file: (row: FactTables['files']) => row.file },
  standards: {
    file: (row: FactTables['standards']) => row.file,
    id: (row: FactTables['standards']) => row.id,
    /** Identifier without the version in it. */
    family: (row: FactTables['standards']) => (row.id === undefined ? undefined : familyOf(row.id)),
    /** Title and name of the file, as slugs. */
    slug: (row: FactTables['standards']) => slugOf(row.label),
    supersedes: (row: FactTables['standards']) => row.supersedes,
    /** The files that it describes as a companion. */
    schema: (row: FactTables['standards']) => row.schemas,
    stem: (row: FactTables['standards']) => fileSlug(row.file),
  },
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
  agreements: {
    file: (row: FactTables['agreements']) => row.file,
    id: (row: FactTables['agreements']) => row.id,
    /** Short names of the standards that it shares (`standardHandle`), empty for an item that names none and for an agreement without items. */
    standard: (row: FactTables['agreements']) =>
      row.items.length === 0 ? '' : row.items.map((item) => standardHandle(item.standard ?? '')),
    /** All parties together. */
    parties: (row: FactTables['agreements']) => partiesKey(row.parties),
    /** Those who get data under it, by identifier and name, and by the short names that they have in it. */
    recipient: (row: FactTables['agreements']) => row.parties.filter(isGetter).flatMap(partyNames),
    recipientId: (row: FactTables['agreements']) => row.parties.filter(isGetter).flatMap(({ id }) => id ?? []),
  },
  agreementTerms: { file: (row: FactTables['agreementTerms']) => row.file },
  shapes: {
    file: (row: FactTables['shapes']) => row.file,
    concept: (row: FactTables['shapes']) => row.concept,
    name: (row: FactTables['shapes']) => row.nameKey,
  },
  definitions: {
    file: (row: FactTables['definitions']) => row.file,
    concept: (row: FactTables['definitions']) => row.concept,
    name: (row: FactTables['definitions']) => row.nameKey,
    text: (row: FactTables['definitions']) => row.textKey,
  },
  lists: {
    file: (row: FactTables['lists']) => row.file,
    concept: (row: FactTables['lists']) => row.concept,
    name: (row: FactTables['lists']) => row.nameKey,
    signature: (row: FactTables['lists']) => row.signature,
  },
  editions: {
    file: (row: FactTables['editions']) => row.file,
    name: (row: FactTables['editions']) => row.origin.names,
    entity: (row: FactTables['editions']) => snakeCase(row.entity),
  },
  people: {
    file: (row: FactTables['people']) => row.file,
    /** The entity, for what leads to it. */
    place: (row: FactTables['people']) => fragmentKey(row.file, row.pointer),
    /** What people in it may be recognised by, in rows of the lexicon. Only such as others may see or call anonymous can be linked. */
    row: (row: FactTables['people']) =>
      row.aggregate ? undefined : row.fields.flatMap((field) => (field.sure && !field.coarse ? field.row : [])),
    /** The keys of a table that says who people are. */
    key: (row: FactTables['people']) =>
      row.fields.some((field) => field.as === 'direct' && field.sure) ? row.keys : undefined,
  },
  abbreviations: { file: (row: FactTables['abbreviations']) => row.file },
  terms: {
    file: (row: FactTables['terms']) => row.file,
    concept: (row: FactTables['terms']) => row.concept,
    /** Whatever it is called, as texts and names are searched for it. */
    words: (row: FactTables['terms']) => [row.label, ...row.abbreviations, ...row.synonyms].flatMap(termSpellings),
  },
  codes: {
    file: (row: FactTables['codes']) => row.file,
    identifier: (row: FactTables['codes']) => row.identifier,
    basename: (row: FactTables['codes']) => row.basename,
    /** The definition that is the list, for those that are not the whole of a file. */
    place: (row: FactTables['codes']) => (row.whole ? undefined : fragmentKey(row.file, row.pointer)),
  },
  codeSamples: { value: (row: FactTables['codeSamples']) => row.value },
  codeUses: { file: (row: FactTables['codeUses']) => row.file },
  datasets: {
    file: (row: FactTables['datasets']) => row.file,
    id: (row: FactTables['datasets']) => row.id,
    /** Catalogues are long: one of theirs is found without a look at the others. */
    place: (row: FactTables['datasets']) => fragmentKey(row.file, row.pointer),
  },
  keys: { file: (row: FactTables['keys']) => row.file },
  foreignKeys: { file: (row: FactTables['foreignKeys']) => row.file },
  disputes: {
    file: (row: FactTables['disputes']) => row.file,
    companion: (row: FactTables['disputes']) => row.other.file,
  },
  attestations: {
    file: (row: FactTables['attestations']) => row.file,
    /** Identifiers of what they are about, and `*`. */
    subject: (row: FactTables['attestations']) => row.subjects.map(({ text }) => text),
    /** The same with the item that they answer. */
    question: (row: FactTables['attestations']) => row.subjects.map(({ text }) => questionKey(row.item?.text, text)),
    /** The thing inside which they are written. */
    place: (row: FactTables['attestations']) => (row.of === undefined ? undefined : fragmentKey(row.file, row.of)),
  },
} as const;

/** Under which key the answers to an item for a thing are found. */
export function questionKey(item: string | undefined, subject: string): string {
  return `${item ?? ''} ${subject}`;
}

/** Under which key a name within a file is found. */
export function fragmentKey(file: string, fragment: string): string {
  return `${file}#${fragment}`;
}

type KeyOf = (row: FactRow) => string | readonly string[] | undefined;

export type IndexOf<T extends FactTable> = keyof (typeof INDEXES)[T] & string;

/** What a file said before, and what it says now. */
export interface RowChange {
  readonly before: FactRows;
  readonly after: FactRows;
}

type Bucket = PartedMap<readonly FactRow[]>;

/** All rows of the workspace by table, index and key. A value: `with` gives another one. */
export class FactIndex {
  /** `table/index` → key → rows. Rows under a key that did not change keep their identity. */
  readonly #buckets: ReadonlyMap<string, Bucket>;

  private constructor(buckets: ReadonlyMap<string, Bucket>) {
    this.#buckets = buckets;
  }

  static readonly empty = new FactIndex(new Map());

  rows<T extends FactTable>(table: T, index: IndexOf<T>, key: string): readonly FactTables[T][] {
    return (this.#buckets.get(`${table}/${index}`)?.get(key) as readonly FactTables[T][] | undefined) ?? NONE;
  }

  /** Keys of an index, such as all identifiers of standards. */
  keys<T extends FactTable>(table: T, index: IndexOf<T>): readonly string[] {
    return (this.#buckets.get(`${table}/${index}`)?.keys() ?? []).sort();
  }

  /** An object that is the same as long as all rows of a table are. */
  stateOf(table: Exclude<FactTable, 'codeSamples'>): object {
    // These tables can be asked by file, and every row has one.
    return this.#buckets.get(`${table}/file`) ?? NONE;
  }

  /** The index after the rows of some files changed. Tables whose rows are the same are not touched. */
  with(changes: readonly RowChange[]): FactIndex {
    let buckets: Map<string, Bucket> | undefined;
    for (const [table, indexes] of Object.entries(INDEXES)) {
      const touched = changes.flatMap(({ before, after }) => {
        const old = before[table as FactTable] as readonly FactRow[];
        const now = after[table as FactTable] as readonly FactRow[];
        return old === now ? [] : [{ old, now }];
      });
      if (touched.length === 0) continue;
      buckets ??= new Map(this.#buckets);
      for (const [index, keyOf] of Object.entries(indexes as unknown as Record<string, KeyOf>)) {
        const name = `${table}/${index}`;
        buckets.set(name, replaceRows(buckets.get(name) ?? PartedMap.empty(), touched, keyOf));
      }
    }
    return buckets ? new FactIndex(buckets) : this;
  }

  /** What would be answered differently by another index: `table/index key` for rows, `table/index` where keys came or went. */
  *differences(other: FactIndex): Generator<string> {
    for (const name of new Set([...this.#buckets.keys(), ...other.#buckets.keys()])) {
      const [here, there] = [this.#buckets.get(name), other.#buckets.get(name)];
      if (here === there) continue;
      const mine: Bucket = here ?? PartedMap.empty();
      const theirs: Bucket = there ?? PartedMap.empty();
      let hasNewKeys = false;
      for (const { key, isNew } of mine.differences(theirs)) {
        hasNewKeys ||= isNew;
        yield `${name} ${key}`;
      }
      if (hasNewKeys) yield name;
    }
  }
}

const NONE: readonly never[] = [];

function replaceRows(
  bucket: Bucket,
  changes: readonly { readonly old: readonly FactRow[]; readonly now: readonly FactRow[] }[],
  keyOf: KeyOf,
): Bucket {
  const changed = new Map<string, readonly FactRow[] | undefined>();
  for (const { old, now } of changes) {
    const file = (now[0] ?? old[0])?.file;
    const owned = byKey(now, keyOf);
    for (const key of new Set([...byKey(old, keyOf).keys(), ...owned.keys()])) {
      const before = (changed.has(key) ? changed.get(key) : bucket.get(key)) ?? NONE;
      const own = owned.get(key) ?? NONE;
      // Ordered by file, so that the order in which files arrive does not show.
      const after = [...before.filter((row) => row.file !== file), ...own].sort((a, b) =>
        a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
      );
      if (after.length === before.length && after.every((row, index) => row === before[index])) continue;
      changed.set(key, after.length === 0 ? undefined : after);
    }
  }
  return bucket.with(changed);
}

function byKey(rows: readonly FactRow[], keyOf: KeyOf): Map<string, FactRow[]> {
  const out = new Map<string, FactRow[]>();
  for (const row of rows) {
    const keys = keyOf(row);
    for (const key of typeof keys === 'string' ? [keys] : new Set(keys)) {
      const group = out.get(key);
      if (group) group.push(row);
      else out.set(key, [row]);
    }
  }
  return out;
}
