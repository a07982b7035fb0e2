import { rememberedOf } from '../base/remembered.ts';
import type { AgreementRow, FieldRow } from '../model/facts.ts';
import type { FactQueries } from '../rules/define.ts';
import { type JoinedField, type JoinedItem, joinAgreement } from '../rules/support/join.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** Which agreements share which fields. */
export interface Sharing {
  /** Those that share a field, in the order of their files; none for a field that no agreement names. */
  of(file: string, root: number, pointer: string): readonly AgreementRow[];
  /** Each place in an agreement where a field is shared. */
  usesOf(file: string, root: number, pointer: string): readonly SharedUse[];
  /** Each agreement that shares a document, or a field of it, with what it shares there. */
  ofDocument(file: string, root: number): readonly SharedDocument[];
  /** What an agreement shares, joined to the standards. */
  itemsOf(agreement: AgreementRow): readonly JoinedItem[];
  readonly agreements: readonly AgreementRow[];
}

export interface SharedUse {
  readonly agreement: AgreementRow;
  readonly item: JoinedItem;
  readonly field: JoinedField;
}

export interface SharedDocument {
  readonly agreement: AgreementRow;
  /** The items that name the standard of the document, or a field of it, or that of a companion. */
  readonly items: readonly JoinedItem[];
  /** Fields of the document that are shared. */
  readonly rows: readonly FieldRow[];
}

/** What the join reads. As long as none of it changes, nothing is joined again, whatever is typed. */
const READ = ['agreements', 'standards', 'fields', 'entities', 'names', 'files', 'references'] as const;

/** Every agreement of a workspace, joined to the fields that it shares. */
export const sharingIn: (snapshot: Pick<Snapshot, 'facts' | 'configurations'>) => Sharing = rememberedOf(
  ({ facts, configurations }) => [configurations, ...READ.map((table) => facts.stateOf(table))],
  join,
);

function join({ facts, configurations }: Pick<Snapshot, 'facts' | 'configurations'>): Sharing {
  const queries: FactQueries = {
    rows: facts.rows.bind(facts),
    keys: facts.keys.bind(facts),
    // Joining asks what there is and not where it stands.
    hasFragment: () => true,
    derived: (compute, row) => compute(row, queries),
    configurations,
  };
  const agreements = facts.keys('agreements', 'file').flatMap((file) => [...facts.rows('agreements', 'file', file)]);
  const joined = new Map<AgreementRow, readonly JoinedItem[]>();
  const uses = new Map<string, SharedUse[]>();
  const documents = new Map<string, Map<AgreementRow, { items: Set<JoinedItem>; rows: Set<FieldRow> }>>();
  const inDocument = (place: { file: string; root: number }, agreement: AgreementRow) => {
    const key = documentKey(place.file, place.root);
    const all = documents.get(key) ?? new Map<AgreementRow, { items: Set<JoinedItem>; rows: Set<FieldRow> }>();
    documents.set(key, all);
    const found = all.get(agreement) ?? { items: new Set(), rows: new Set() };
    all.set(agreement, found);
    return found;
  };
  for (const agreement of agreements) {
    const items = joinAgreement(queries, agreement);
    joined.set(agreement, items);
    for (const item of items) {
      if (item.standard) inDocument(item.standard, agreement).items.add(item);
      for (const field of item.fields) {
        for (const row of field.rows) {
          const shared = inDocument(row, agreement);
          shared.items.add(item);
          shared.rows.add(row);
          const key = fieldKey(row.file, row.root, row.pointer);
          const known = uses.get(key);
          if (known) known.push({ agreement, item, field });
          else uses.set(key, [{ agreement, item, field }]);
        }
      }
    }
  }
  const usesOf = (file: string, root: number, pointer: string) => uses.get(fieldKey(file, root, pointer)) ?? [];
  return {
    agreements,
    usesOf,
    of: (file, root, pointer) => [...new Set(usesOf(file, root, pointer).map(({ agreement }) => agreement))],
    ofDocument: (file, root) =>
      [...(documents.get(documentKey(file, root)) ?? [])].map(([agreement, { items, rows }]) => ({
        agreement,
        items: [...items],
        rows: [...rows],
      })),
    itemsOf: (agreement) => joined.get(agreement) ?? [],
  };
}

function documentKey(file: string, root: number): string {
  return `${file}\n${root}`;
}

function fieldKey(file: string, root: number, pointer: string): string {
  return `${documentKey(file, root)}\n${pointer}`;
}
