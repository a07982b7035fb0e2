import { sharingIn } from '../insight/sharing.ts';
import type { Field } from '../model/entities.ts';
import type { AgreementRow, FieldRow, StandardRow } from '../model/facts.ts';
import { findField, type JoinedItem } from '../rules/support/join.ts';
import { entriesOf, nodeAt, parsePointer, pathOf, pointerOf, type SyntaxNode, textOf } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { documentsOf, fieldNamedAt, fieldNamedBy, fieldOfRow, queriesOf, rowOfField } from './lookup.ts';
import { keysAt } from './vocabulary-at.ts';

/** A place in an agreement where a field of a standard is named. */
export interface Mention {
  readonly file: string;
  readonly root: number;
  readonly node: SyntaxNode;
  readonly part: 'key' | 'value';
  /** As it is written; `*` where all fields are shared. */
  readonly name: string;
  readonly agreement: AgreementRow;
  readonly item: JoinedItem;
  readonly standard: StandardRow;
  /** None for a field that the standard does not have, several for a name that is not clear. */
  readonly rows: readonly FieldRow[];
  /** It is shared here; else only spoken of, as where a reason is given for it. */
  readonly shares: boolean;
}

/** All places in an agreement that name fields, in the order of its items. */
export function mentionsIn(snapshot: Snapshot, agreement: AgreementRow): Mention[] {
  const { file, root } = agreement;
  const document = documentsOf(snapshot, file)[root];
  return sharingIn(snapshot)
    .itemsOf(agreement)
    .flatMap((item): Mention[] => {
      const { standard } = item;
      if (!document || !standard) return [];
      const at = (pointer: string): SyntaxNode | undefined => nodeAt(document.root, parsePointer(pointer));
      const common = { file, root, agreement, item, standard };
      const everything = item.item.fields.includes('*');
      const shared = item.fields.flatMap((field): Mention[] => {
        // Formats without a list of fields share the whole, which they name at the item itself.
        const node = at(field.pointer) ?? at(`${item.item.pointer}/standard`) ?? at(item.item.headAt);
        const name = everything && field.pointer.endsWith('/fields') ? '*' : field.name;
        return node ? [{ ...common, node, part: 'value', name, rows: field.rows, shares: true }] : [];
      });
      return [...shared, ...namedByKey(snapshot, document, at(item.item.pointer), common)];
    });
}

/** Fields that are keys of a map within the item, as of the reasons why each is needed. */
function namedByKey(
  snapshot: Snapshot,
  { detection }: Document,
  item: SyntaxNode | undefined,
  common: Pick<Mention, 'file' | 'root' | 'agreement' | 'item' | 'standard'>,
): Mention[] {
  const adapter = detection?.adapter;
  if (!adapter?.expectsKeys) return [];
  const facts = queriesOf(snapshot);
  return [...entriesOf(item)]
    .filter(({ value }) => keysAt(adapter, pathOf(value)) === 'listed-fields')
    .flatMap(({ value }) => [...entriesOf(value)])
    .map(({ key, value }) => {
      const name = textOf(key);
      const rows = findField(facts, common.standard, name);
      return { ...common, node: value, part: 'key', name, rows, shares: false };
    });
}

/** The places of all agreements that name a field. */
export function mentionsOf(snapshot: Snapshot, row: FieldRow): Mention[] {
  return agreementsAbout(snapshot, row)
    .flatMap((agreement) => mentionsIn(snapshot, agreement))
    .filter(({ rows }) => rows.includes(row));
}

/** The agreements that share the document of a field, or a field of it. */
export function agreementsAbout(snapshot: Snapshot, { file, root }: FieldRow): AgreementRow[] {
  return sharingIn(snapshot)
    .ofDocument(file, root)
    .map(({ agreement }) => agreement);
}

/** The field that a place in an agreement names. */
export function mentionAt(
  snapshot: Snapshot,
  document: Document,
  node: SyntaxNode,
  onKey: boolean,
): Mention | undefined {
  if (document.lowered.agreements.length === 0) return undefined;
  const part = onKey ? 'key' : 'value';
  const file = document.file.source.path;
  for (const agreement of snapshot.facts.rows('agreements', 'file', file)) {
    if (agreement.root !== document.index || !pointerOf(pathOf(node)).startsWith(agreement.pointer)) continue;
    const found = mentionsIn(snapshot, agreement).find((one) => one.node === node && one.part === part);
    if (found) return found;
  }
  return undefined;
}

/** The field whose name a node is: in its standard, or where an agreement shares it. */
export function fieldAt(
  snapshot: Snapshot,
  document: Document,
  node: SyntaxNode,
  onKey: boolean,
): { readonly row: FieldRow; readonly field: Field } | undefined {
  const own = onKey ? fieldNamedAt(document, node) : fieldNamedBy(document, node);
  if (own) {
    const row = rowOfField(snapshot, document, own);
    return row && { row, field: own };
  }
  const mention = mentionAt(snapshot, document, node, onKey);
  const [row, ...others] = mention && mention.name !== '*' ? mention.rows : [];
  const field = row && others.length === 0 ? fieldOfRow(snapshot, row) : undefined;
  return row && field && { row, field };
}
