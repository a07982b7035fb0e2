import { effectiveMark } from '../../model/effective.ts';
import type { Agreement, Field } from '../../model/entities.ts';
import type { FieldRow } from '../../model/facts.ts';
import { fieldsOf } from '../../model/formats/build.ts';
import { joinAgreement } from '../../rules/support/join.ts';
import { pathOf, pointerOf } from '../../syntax/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { factQueries } from '../fact-queries.ts';

/** What the workspace knows of the standard behind a data item. */
export interface SharedStandard {
  readonly id: string | undefined;
  readonly fields: readonly SharedField[];
}

export interface SharedField {
  /** As the agreement writes it; the path of each field where it writes `*`. */
  readonly name: string;
  /** `marked`: the standard says that it is personal. `unmarked`: it looks so and nobody has said. */
  readonly personal: 'marked' | 'unmarked' | 'no';
  /** The category of the mark, such as `dpv-pd:Income`. */
  readonly category: string | undefined;
  readonly special: boolean;
}

/** Of each data item of an agreement in order; undefined for one whose standard was not found. */
export function sharedStandards(
  agreement: Agreement,
  file: string,
  snapshot: Snapshot,
): (SharedStandard | undefined)[] {
  const queries = factQueries(snapshot);
  const pointer = pointerOf(pathOf(agreement.node));
  const row = queries.rows('agreements', 'file', file).find((one) => one.pointer === pointer);
  if (!row) return [];
  return joinAgreement(queries, row).map(
    ({ standard, fields }) =>
      standard && {
        id: standard.id,
        fields: fields.flatMap(({ name, rows }) =>
          name === '*' || rows.length !== 1
            ? rows.map((found) => sharedField(found.path, found, snapshot))
            : rows.map((found) => sharedField(name, found, snapshot)),
        ),
      },
  );
}

function sharedField(name: string, row: FieldRow, snapshot: Snapshot): SharedField {
  const field = fieldAt(row, snapshot);
  const mark = field && effectiveMark(field, 'personalData')?.mark.value;
  const personal = row.personal === 'declared' ? 'marked' : row.personal === 'inferred' ? 'unmarked' : 'no';
  return { name, personal, category: mark === undefined ? undefined : categoryOf(mark), special: row.special };
}

function categoryOf(mark: unknown): string | undefined {
  const category = typeof mark === 'object' && mark !== null && 'category' in mark ? mark.category : undefined;
  return typeof category === 'string' ? category : undefined;
}

function fieldAt({ file, root, pointer }: FieldRow, snapshot: Snapshot): Field | undefined {
  const standards = snapshot.files.get(file)?.documents[root]?.lowered.standards ?? [];
  for (const standard of standards)
    for (const field of fieldsOf(standard)) if (pointerOf(pathOf(field.node)) === pointer) return field;
  return undefined;
}
