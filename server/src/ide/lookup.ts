import type { Field, Standard } from '../model/entities.ts';
import type { FieldRow, StandardRow } from '../model/facts.ts';
import { fieldsOf } from '../model/formats/build.ts';
import type { FactQueries } from '../rules/define.ts';
import { nodeAt, parsePointer, resolve, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** The facts of a snapshot for those who only look once and note nothing. */
export function queriesOf(snapshot: Snapshot): FactQueries {
  const queries: FactQueries = {
    rows: (table, index, key) => snapshot.facts.rows(table, index, key),
    keys: (table, index) => snapshot.facts.keys(table, index),
    hasFragment: (file, fragment) =>
      documentsOf(snapshot, file).some((document) => nodeAt(document.root, parsePointer(fragment)) !== undefined),
    derived: (compute, row) => compute(row, queries),
    configurations: snapshot.configurations,
  };
  return queries;
}

export function documentsOf(snapshot: Snapshot, file: string): readonly Document[] {
  return snapshot.files.get(file)?.documents ?? [];
}

/** The field that a row stands for. */
export function fieldOfRow(snapshot: Snapshot, row: FieldRow): Field | undefined {
  const document = documentsOf(snapshot, row.file)[row.root];
  const node = nodeAt(document?.root, parsePointer(row.pointer));
  for (const standard of document?.lowered.standards ?? [])
    for (const field of fieldsOf(standard)) if (field.node === node) return field;
  return undefined;
}

export function standardOfRow(snapshot: Snapshot, row: StandardRow): Standard | undefined {
  return documentsOf(snapshot, row.file)[row.root]?.lowered.standards.find(
    (standard) => standard.node === nodeAt(documentsOf(snapshot, row.file)[row.root]?.root, parsePointer(row.pointer)),
  );
}

/** The field whose definition stands under the key of a node. */
export function fieldNamedAt(document: Document, node: SyntaxNode): Field | undefined {
  return allFields(document).find(
    (field) => field.nameAt.part === 'key' && (field.nameAt.node === node || field.node === resolve(node)),
  );
}

/** The field that `name: …` gives its name. */
export function fieldNamedBy(document: Document, node: SyntaxNode): Field | undefined {
  return allFields(document).find((field) => field.nameAt.part === 'value' && field.nameAt.node === node);
}

export function allFields(document: Document): Field[] {
  return document.lowered.standards.flatMap((standard) => [...fieldsOf(standard)]);
}
