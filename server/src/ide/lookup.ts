import { remembered } from '../base/remembered.ts';
import type { Field, Standard } from '../model/entities.ts';
import type { FieldRow, StandardRow } from '../model/facts.ts';
import { fieldsOf } from '../model/formats/build.ts';
import type { FactQueries } from '../rules/define.ts';
import { nodeAt, Pointers, parsePointer, pathOf, pointerOf, resolve, type SyntaxNode } from '../syntax/tree.ts';
import { itemsInUse } from '../workspace/configured-checklists.ts';
import { coveredFacts } from '../workspace/covered-facts.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** The facts of a snapshot for those who only look once and note nothing. */
export function queriesOf(snapshot: Snapshot): FactQueries {
  const queries: FactQueries = {
    rows: (table, index, key) => snapshot.facts.rows(table, index, key),
    keys: (table, index) => snapshot.facts.keys(table, index),
    hasFragment: (file, fragment) =>
      documentsOf(snapshot, file).some((document) => nodeAt(document.root, parsePointer(fragment)) !== undefined),
    coveredParts: (thing, covers) => coveredFacts(snapshot, thing, covers),
    checklistItems: (file) => itemsInUse(snapshot, file),
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
  return document && fieldsByRow(document).get(rowKey(row.pointer, row.entity, row.path));
}

/** The row by which other files know of a field. */
export function rowOfField(snapshot: Snapshot, document: Document, field: Field): FieldRow | undefined {
  const pointer = pointerOf(pathOf(field.node));
  return snapshot.facts
    .rows('fields', 'file', document.file.source.path)
    .find(
      (row) =>
        row.root === document.index &&
        row.pointer === pointer &&
        row.entity === field.entity.name &&
        row.path === field.path,
    );
}

const fieldsByRow = remembered((document: Document): ReadonlyMap<string, Field> => {
  const pointers = new Pointers();
  const found = new Map<string, Field>();
  for (const field of allFields(document)) {
    const key = rowKey(pointers.of(field.node), field.entity.name, field.path);
    if (!found.has(key)) found.set(key, field);
  }
  return found;
});

function rowKey(pointer: string, entity: string, path: string): string {
  return `${pointer}\n${entity}\n${path}`;
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
