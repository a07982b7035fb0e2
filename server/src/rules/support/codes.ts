import type { IsoDate } from '../../base/iso-date.ts';
import { basename } from '../../base/path.ts';
import type { CodesRow, CodeUseRow, ListedCode } from '../../model/facts.ts';
import { isRetiredStatus } from '../../model/vocabularies/code-status.ts';
import { parsePointer } from '../../syntax/tree.ts';
import { codesOfUse } from '../../workspace/resolve-codes.ts';
import type { FactQueries } from '../define.ts';
import { isBroken } from './join.ts';
import { quoted } from './text.ts';

/** The list of the workspace that a field takes its values from, as one: a file may hold it in several schemes. */
export interface UsedList {
  /** For messages. */
  readonly name: string;
  readonly rows: readonly CodesRow[];
  /** By the code or by the address of its concept. */
  find(value: string): FoundCode | undefined;
  values(): Iterable<string>;
}

export interface FoundCode extends ListedCode {
  readonly list: CodesRow;
}

/** Undefined where the workspace lacks the list, or cannot read it. */
export function listOfUse(facts: FactQueries, use: CodeUseRow): UsedList | undefined {
  const rows = codesOfUse({ facts, configurations: facts.configurations }, use).filter(
    (row) => !isItself(row, use) && row.listed.length > 0 && !isBroken(facts, row.file),
  );
  const [first] = rows;
  return first && usedList(first, rows);
}

/** A named list that is written out is both. */
function isItself(row: CodesRow, use: CodeUseRow): boolean {
  return row.file === use.file && row.root === use.root && row.pointer === use.pointer;
}

export function usedList(first: CodesRow, rows: readonly CodesRow[]): UsedList {
  let known: Map<string, FoundCode> | undefined;
  const codes = (): Map<string, FoundCode> => {
    known ??= new Map(
      rows.flatMap((list) =>
        list.listed.flatMap((code) => {
          const found = { ...code, list };
          return [[code.value, found] as const, ...(code.uri === undefined ? [] : [[code.uri, found] as const])];
        }),
      ),
    );
    return known;
  };
  return {
    name: nameOf(first),
    rows,
    find: (value) => codes().get(value),
    values: () => rows.flatMap((row) => row.listed.map(({ value }) => value)),
  };
}

/** The title of a list with its file; a table has no title. */
export function nameOf(row: CodesRow): string {
  const file = basename(row.file);
  return row.name === file || file.startsWith(`${row.name}.`) ? quoted(file) : `${quoted(row.name)} in ${quoted(file)}`;
}

/** Withdrawn, or at its end by the day `now`. */
export function isRetired(code: ListedCode, now: IsoDate): boolean {
  return code.replacedBy !== undefined || (code.status !== undefined && isRetiredStatus(code.status, now));
}

/** The fix that writes another code in the place of one. */
export function setCode(use: CodeUseRow, pointer: string, code: string) {
  const edits = [{ op: 'set' as const, root: use.root, path: parsePointer(pointer), value: code }];
  return { title: `Write ${quoted(code)}`, safety: 'suggestion' as const, edits };
}
