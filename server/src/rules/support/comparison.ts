import { basename, dirname, isInside } from '../../base/path.ts';
import { remembered } from '../../base/remembered.ts';
import type { ComparedRow, DefinitionRow, EditionRow, FactRow, PointedPlace } from '../../model/facts.ts';
import { genericNames } from '../../model/vocabularies/generic-names.ts';
import { projectRootOf } from '../../workspace/projects.ts';
import type { Anchor, FactQueries, TextFunctions } from '../define.ts';
import { quoted } from './text.ts';

/**
 * Whether two files are by the same people, so that they ought to agree: below one configuration; without any, in one folder or one below the
 * other. Standards of strangers may lie in one workspace.
 */
export function areNeighbours(facts: FactQueries, one: string, other: string): boolean {
  const project = projectRootOf(facts.configurations, one);
  if (project !== projectRootOf(facts.configurations, other)) return false;
  if (project !== undefined) return true;
  const [near, far] = [dirname(one), dirname(other)];
  return isInside(near, far) || isInside(far, near);
}

/** Whether what two rows have in common ought to be the same in both: they are of different standards of the same people. */
export function areComparable(facts: FactQueries, one: ComparedRow, other: ComparedRow): boolean {
  return !areVersions(one, other) && areNeighbours(facts, one.file, other.file) && !areEditions(facts, one, other);
}

/**
 * Whether two rows are of one document at two times or in two forms: names, titles or identifiers that are equal but for version numbers. What
 * differs between them was changed, and what is alike was not typed twice.
 */
function areVersions({ file, origin }: ComparedRow, other: ComparedRow): boolean {
  if (file === other.file) return false;
  if (origin.path === other.origin.path) return true;
  if (origin.format !== other.origin.format) return false;
  return origin.label === other.origin.label || (origin.id !== undefined && origin.id === other.origin.id);
}

/** Whether a name, spelled with underscores, says too little to mean the same thing in two standards. */
export function isGenericName(nameKey: string): boolean {
  const words = genericNames();
  return nameKey.split('_').every((word) => words.has(word) || /^\d*$/.test(word));
}

/** A concept so general (a title, an identifier) that fields which share it need have nothing else in common. */
export function isGenericConcept(concept: string): boolean {
  const local = /[^/#:]*$/.exec(concept)?.[0] ?? '';
  return isGenericName(
    local
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toLowerCase(),
  );
}

/** Shared words of meaning, as a share of all that two definitions have. */
export function similarity(one: string, other: string, { stemsOf }: TextFunctions): number {
  const [first, second] = [stemsOf(one), stemsOf(other)];
  const shared = [...first].filter((stem) => second.has(stem)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The definition of a field. */
export function definitionOf(
  facts: FactQueries,
  row: FactRow & { readonly nameKey: string },
): DefinitionRow | undefined {
  return facts
    .rows('definitions', 'name', row.nameKey)
    .find((one) => one.file === row.file && one.root === row.root && one.pointer === row.pointer);
}

/** What most files say; of equally many, what the first of them by path says. Rows that say nothing have no vote. */
export function majority<Row extends FactRow, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value | undefined,
): Value | undefined {
  const votes = new Map<Value, { readonly files: Set<string>; first: Row }>();
  for (const row of rows) {
    const value = read(row);
    if (value === undefined) continue;
    const vote = votes.get(value) ?? { files: new Set(), first: row };
    votes.set(value, vote);
    vote.files.add(row.file);
    if (inOrder(row, vote.first) < 0) vote.first = row;
  }
  const [best] = [...votes].sort(
    ([, one], [, other]) => other.files.size - one.files.size || inOrder(one.first, other.first),
  );
  return best?.[0];
}

export function inOrder(one: FactRow, other: FactRow): number {
  return compare(one.file, other.file) || one.root - other.root || compare(one.pointer, other.pointer);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function isSameRow(one: FactRow, other: FactRow): boolean {
  return one.file === other.file && one.root === other.root && one.pointer === other.pointer;
}

export function anchorOf(row: FactRow, at?: PointedPlace): Anchor {
  return { file: row.file, root: row.root, ...(at ?? { pointer: row.pointer, part: 'value' }) };
}

/** The first few rows as places to look at, each with the same words. */
export function relatedTo<Row extends FactRow & { readonly nameAt: PointedPlace }>(
  rows: readonly Row[],
  at: (row: Row) => PointedPlace | undefined,
  message: string,
): { readonly at: Anchor; readonly message: string }[] {
  return [...rows]
    .sort(inOrder)
    .slice(0, 3)
    .map((row) => ({ at: anchorOf(row, at(row) ?? row.nameAt), message }));
}

/** The file of a row for a message: its name, and the folder where the name is the same. */
export function fileIn(row: FactRow, seenFrom: FactRow): string {
  const name = basename(row.file);
  return quoted(name === basename(seenFrom.file) ? `${basename(dirname(row.file))}/${name}` : name);
}

/** Shared fields without which two tables are not taken for the same. */
const FEWEST_SHARED = 3;

/** The same entity in other formats: its standard has the same identifier, title or file name, and most of its fields have the same names. */
export function editionsOf(facts: FactQueries, row: EditionRow): EditionRow[] {
  const best = new Map<string, { readonly edition: EditionRow; readonly shared: number }>();
  for (const name of row.origin.names) {
    for (const [file, rows] of editionsByFile(facts.rows('editions', 'name', name))) {
      if (file === row.file) continue;
      for (const { edition, shared } of withSharedFields(rows, row)) {
        if (shared <= (best.get(file)?.shared ?? 0) || !isSameEntity(row, edition, shared)) continue;
        if (areNeighbours(facts, row.file, file)) best.set(file, { edition, shared });
      }
    }
  }
  return [...best.values()].map(({ edition }) => edition).sort(inOrder);
}

/** The entities of one file, and which of them have a field: a standard may have a thousand, and each looks for its like. */
interface FileEditions {
  readonly rows: readonly EditionRow[];
  readonly byField: ReadonlyMap<string, readonly number[]>;
}

const editionsByFile = remembered((rows: readonly EditionRow[]): ReadonlyMap<string, FileEditions> => {
  const files = new Map<string, { readonly rows: EditionRow[]; readonly byField: Map<string, number[]> }>();
  for (const row of rows) {
    const file = files.get(row.file) ?? { rows: [] as EditionRow[], byField: new Map<string, number[]>() };
    files.set(row.file, file);
    const index = file.rows.push(row) - 1;
    for (const key of row.fieldKeys) {
      const holders = file.byField.get(key);
      if (holders) holders.push(index);
      else file.byField.set(key, [index]);
    }
  }
  return files;
});

/** In the order of the rows, each with how many names of fields it has in common with one. */
function withSharedFields(
  { rows, byField }: FileEditions,
  { fieldKeys }: EditionRow,
): { readonly edition: EditionRow; readonly shared: number }[] {
  const counts = new Map<number, number>();
  for (const key of fieldKeys)
    for (const index of byField.get(key) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => one - other)
    .flatMap(([index, shared]) => {
      const edition = rows[index];
      return edition && shared >= FEWEST_SHARED ? [{ edition, shared }] : [];
    });
}

/** `shared` is how many fields have the same names. */
function isSameEntity(one: EditionRow, other: EditionRow, shared: number): boolean {
  if (one.origin.format === other.origin.format) return false;
  if (one.version !== undefined && other.version !== undefined && one.version !== other.version) return false;
  const [few, many] = [one.fieldKeys.length, other.fieldKeys.length].sort((a, b) => a - b) as [number, number];
  return shared >= 0.6 * few && shared >= 0.5 * many;
}

/** Whether two rows are of one standard in two formats: what differs between those is told as such. */
function areEditions(facts: FactQueries, one: ComparedRow, other: ComparedRow): boolean {
  if (one.origin.format === other.origin.format) return false;
  if (!one.origin.names.some((name) => other.origin.names.includes(name))) return false;
  const known = editionPairs(facts);
  const pair = `${one.file}\n${other.file}`;
  const are =
    known.get(pair) ??
    facts
      .rows('editions', 'file', one.file)
      .some((row) => editionsOf(facts, row).some((edition) => edition.file === other.file));
  known.set(pair, are);
  return are;
}

/** Of a run, which sees the same rows all along and has noted after the first time what the answer hangs on. */
const editionPairs = remembered((_facts: FactQueries) => new Map<string, boolean>());
