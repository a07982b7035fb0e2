import { rememberedOf, rememberedWhile } from '../base/remembered.ts';
import type { AgreementRow, FactRow, FieldRow } from '../model/facts.ts';
import { type JoinedField, type JoinedItem, joinAgreement } from '../rules/support/join.ts';
import { type AskedFacts, askedFacts, type FactsOfSnapshot } from './asked-facts.ts';

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

/** What the join reads. As long as none of it changes, nothing is asked again, whatever is typed. */
const READ = ['agreements', 'standards', 'fields', 'entities', 'names', 'files', 'references'] as const;

/** Every agreement of a workspace, joined to the fields that it shares. After an edit only those are joined again whose answers are others. */
export const sharingIn: (snapshot: FactsOfSnapshot) => Sharing = rememberedOf(
  ({ facts, configurations }) => [configurations, ...READ.map((table) => facts.stateOf(table))],
  sharingOf,
);

function sharingOf(snapshot: FactsOfSnapshot): Sharing {
  const { facts } = snapshot;
  const agreements = facts.keys('agreements', 'file').flatMap((file) => [...facts.rows('agreements', 'file', file)]);
  const joined = new Map(agreements.map((agreement) => [agreement, join(agreement, snapshot)]));
  const byDocument = new Map<string, AgreementRow[]>();
  for (const [agreement, { documents }] of joined) {
    for (const key of documents.keys()) {
      const known = byDocument.get(key);
      if (known) known.push(agreement);
      else byDocument.set(key, [agreement]);
    }
  }
  const usesOf = (file: string, root: number, pointer: string): SharedUse[] =>
    (byDocument.get(documentKey(file, root)) ?? []).flatMap(
      (agreement) => joined.get(agreement)?.uses.get(fieldKey(file, root, pointer)) ?? [],
    );
  return {
    agreements,
    usesOf,
    of: (file, root, pointer) => [...new Set(usesOf(file, root, pointer).map(({ agreement }) => agreement))],
    ofDocument: (file, root) =>
      (byDocument.get(documentKey(file, root)) ?? []).flatMap((agreement) => {
        const found = joined.get(agreement)?.documents.get(documentKey(file, root));
        return found ? [{ agreement, items: [...found.items], rows: [...found.rows] }] : [];
      }),
    itemsOf: (agreement) => joined.get(agreement)?.items ?? [],
  };
}

/** One agreement, and what it was joined by. */
interface JoinedAgreement {
  readonly items: readonly JoinedItem[];
  readonly uses: ReadonlyMap<string, readonly SharedUse[]>;
  readonly documents: ReadonlyMap<
    string,
    { readonly items: ReadonlySet<JoinedItem>; readonly rows: ReadonlySet<FieldRow> }
  >;
  readonly asked: AskedFacts;
}

const join = rememberedWhile(joinOne, ({ asked }, snapshot) => asked.wouldAnswerAlike(snapshot));

function joinOne(agreement: AgreementRow, snapshot: FactsOfSnapshot): JoinedAgreement {
  const asked = askedFacts(snapshot);
  const items = joinAgreement(asked.facts, agreement);
  const uses = new Map<string, SharedUse[]>();
  const documents = new Map<string, { items: Set<JoinedItem>; rows: Set<FieldRow> }>();
  const documentOf = ({ file, root }: FactRow): { items: Set<JoinedItem>; rows: Set<FieldRow> } => {
    const key = documentKey(file, root);
    const found = documents.get(key) ?? { items: new Set(), rows: new Set() };
    documents.set(key, found);
    return found;
  };
  for (const item of items) {
    if (item.standard) documentOf(item.standard).items.add(item);
    for (const field of item.fields) {
      for (const row of field.rows) {
        const document = documentOf(row);
        document.items.add(item);
        document.rows.add(row);
        const key = fieldKey(row.file, row.root, row.pointer);
        const known = uses.get(key);
        if (known) known.push({ agreement, item, field });
        else uses.set(key, [{ agreement, item, field }]);
      }
    }
  }
  return { items, uses, documents, asked };
}

function documentKey(file: string, root: number): string {
  return `${file}\n${root}`;
}

function fieldKey(file: string, root: number, pointer: string): string {
  return `${documentKey(file, root)}\n${pointer}`;
}
