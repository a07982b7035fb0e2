import { dirname, relativePath } from '../../base/path.ts';
import { fileSlug, slugOf } from '../../base/slug.ts';
import { rankOf, schemeById } from '../../model/classification.ts';
import type { FieldRow, StandardRow } from '../../model/facts.ts';
import { textsOf } from '../../model/marks.ts';
import type { FactQueries } from '../../rules/define.ts';
import { fieldsOfStandard, isBroken, standardOf } from '../../rules/support/join.ts';
import { isWanted } from '../../workspace/configuration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { factQueries } from '../fact-queries.ts';
import { inventoryOf } from '../inventory.ts';
import type { AnsweredItem } from './agreement-answers.ts';

/** A standard of the workspace whose fields can be shared. */
export interface OfferedStandard {
  /** Absolute path. */
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
  readonly label: string;
  readonly id: string | undefined;
  readonly version: string | undefined;
  /** How many fields it has. */
  readonly fields: number;
}

export interface OfferedField {
  /** As an agreement names it. */
  readonly name: string;
  readonly title: string | undefined;
  readonly classification: OfferedClassification | undefined;
  readonly isPersonal: boolean;
  /** What is known of it as personal data, in a few words. */
  readonly verdict: string;
  /** Of a special category, or about crime. */
  readonly special: string | null;
  readonly deprecated: boolean;
}

export interface OfferedClassification {
  readonly scheme: string | undefined;
  readonly value: string;
  /** Place in the scheme, 0 the lowest; undefined for a value or a scheme that nobody knows. */
  readonly rank: number | undefined;
}

/** The standards whose fields can be shared, in the order of their files: not what only serves others, is broken or has no fields. */
export function offeredStandards(snapshot: Snapshot): OfferedStandard[] {
  const facts = factQueries(snapshot);
  return [...snapshot.files.keys()].sort().flatMap((path) =>
    isBroken(facts, path) || !isWanted(snapshot.configurationOf(path), path)
      ? []
      : facts.rows('standards', 'file', path).flatMap((row): OfferedStandard[] => {
          const fields = row.fragment ? 0 : fieldsOfStandard(facts, row).length;
          const { file, root, pointer, label, id, version } = row;
          return fields === 0 ? [] : [{ file, root, pointer, label, id, version, fields }];
        }),
  );
}

/** What can be chosen of a standard, and how an agreement in the file `from` refers to it. Undefined when it is gone. */
export function offeredItem(
  snapshot: Snapshot,
  { file, root, pointer }: Pick<OfferedStandard, 'file' | 'root' | 'pointer'>,
  from: string,
): Omit<AnsweredItem, 'chosen'> | undefined {
  const facts = factQueries(snapshot);
  const row = facts.rows('standards', 'file', file).find((one) => one.root === root && one.pointer === pointer);
  if (!row) return undefined;
  return {
    id: slugOf(row.label) || fileSlug(file) || 'data',
    label: row.label,
    standard: referenceTo(row, facts, from),
    version: row.version,
    ...describedFields(snapshot, row, fieldsOfStandard(facts, row)),
  };
}

/** The path from the new file; the identifier where the path leads to another standard of the same file. */
function referenceTo(row: StandardRow, facts: FactQueries, from: string): string {
  const path = relativePath(dirname(from), row.file);
  const leads = (name: string): boolean => standardOf(facts, from, name, row.version) === row;
  return row.id === undefined || leads(path) || !leads(row.id) ? path : row.id;
}

function describedFields(
  snapshot: Snapshot,
  standard: StandardRow,
  rows: readonly FieldRow[],
): Pick<AnsweredItem, 'fields' | 'dataSubjects'> {
  const described = new Map<string, Omit<OfferedField, 'name' | 'deprecated'>>();
  const subjects = new Set<string>();
  for (const { file, document, standard: one, rows: inventoried, fields } of inventoryOf(snapshot, [
    ...new Set([standard.file, ...standard.schemas]),
  ])) {
    for (const marks of [one.marks, ...one.entities.map((entity) => entity.marks)])
      for (const { value } of textsOf(marks.dataSubjects?.node)) subjects.add(value);
    inventoried.forEach(({ pointer, classification, personal, special, source, confidence }, index) => {
      const scheme = classification?.scheme ?? undefined;
      const known = scheme === undefined ? undefined : schemeById(scheme);
      described.set(keyOf(file, document.index, pointer), {
        title: fields[index]?.title?.value,
        classification: classification
          ? { scheme, value: classification.value, rank: known && rankOf(known, classification.value) }
          : undefined,
        isPersonal: personal !== 'none',
        special,
        verdict: [
          special === null ? VERDICTS[personal] : `${VERDICTS[personal]}: ${special}`,
          ...(source === 'inferred' && personal !== 'none' ? [`inferred, ${confidence} confidence`] : []),
        ].join(', '),
      });
    });
  }
  const names = namesOf(rows);
  subjects.delete('none');
  return {
    dataSubjects: [...subjects],
    fields: rows.map((row, index) => ({
      name: names[index] ?? row.path,
      deprecated: row.deprecated,
      ...(described.get(keyOf(row.file, row.root, row.pointer)) ?? UNKNOWN),
    })),
  };
}

const VERDICTS = {
  direct: 'identifies a person',
  indirect: 'about a person',
  mixed: 'about a person or an organisation',
  none: 'not personal',
} as const;

const UNKNOWN = {
  title: undefined,
  classification: undefined,
  isPersonal: false,
  special: null,
  verdict: 'nothing is known of it',
} as const;

function keyOf(file: string, root: number, pointer: string): string {
  return `${file}\n${root}\n${pointer}`;
}

/** The shortest names by which the fields are told apart (ruling 9): a path, with the entity before it, or the place in the file. */
function namesOf(rows: readonly FieldRow[]): string[] {
  const counts = new Map<string, number>();
  const full = ({ entity, path }: FieldRow): string => `${entity}.${path}`;
  for (const row of rows)
    for (const name of new Set([row.path, full(row)])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return rows.map((row) => [row.path, full(row)].find((name) => counts.get(name) === 1) ?? row.pointer);
}
