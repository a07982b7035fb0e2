import type { IsoDate } from '../base/iso-date.ts';
import { isBefore, parseIsoDate } from '../base/iso-date.ts';
import { plainText, retentionText } from '../insight/recorded-text.ts';
import type { Agreement, DataItem } from '../model/entities.ts';
import type { AgreementRow } from '../model/facts.ts';
import { recordedRetention } from '../model/retention.ts';
import type { JoinedItem } from '../rules/support/join.ts';
import { pathOf, pointerOf, type SyntaxNode } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { documentsOf } from './lookup.ts';

/** What an agreement says of some of the things that it shares. */
export interface SharedTerms {
  readonly label: string;
  readonly stage: Stage;
  readonly purpose: string | undefined;
  /** Periods as they are written, and the same in a sentence. */
  readonly periods: readonly string[];
  readonly retentions: readonly string[];
  readonly dataSubjects: readonly string[];
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** `draft`: nothing is shared under it yet. `over`: nothing any more. */
export type Stage = 'draft' | 'live' | 'over';

const DRAFTS: ReadonlySet<string> = new Set(['draft', 'under-review', 'proposed', 'requested', 'pending']);
const OVER: ReadonlySet<string> = new Set(['expired', 'terminated', 'rejected', 'cancelled', 'withdrawn', 'retired']);

/** The agreement that a row stands for; undefined for none, which happens in no snapshot. */
function agreementOfRow(snapshot: Snapshot, row: AgreementRow): Agreement | undefined {
  return documentsOf(snapshot, row.file)[row.root]?.lowered.agreements.find(
    ({ node }) => pointerOf(pathOf(node)) === row.pointer,
  );
}

/** Without a day an agreement is only over when it says so itself. */
export function sharedTerms(
  snapshot: Snapshot,
  row: AgreementRow,
  items: readonly JoinedItem[],
  today?: IsoDate,
): SharedTerms {
  const agreement = agreementOfRow(snapshot, row);
  const pointers = new Set(items.map(({ item }) => item.pointer));
  const own = agreement?.items.filter(({ node }) => pointers.has(pointerOf(pathOf(node)))) ?? [];
  const retentions = own.flatMap((item) => retentionOf(agreement, item) ?? []);
  return {
    label: plainText(row.label),
    stage: stageOf(row.status, agreement?.end?.value, today),
    purpose: purposeOf(agreement),
    periods: distinct(retentions.flatMap((node) => recordedRetention(node).period?.text ?? [])),
    retentions: distinct(retentions.map(retentionText)),
    dataSubjects: distinct(own.flatMap(({ dataSubjects = [] }) => dataSubjects.map(({ value }) => plainText(value)))),
    start: agreement?.start?.value,
    end: agreement?.end?.value,
  };
}

/** Of the item, else that of the whole agreement. */
function retentionOf(agreement: Agreement | undefined, item: DataItem): SyntaxNode | undefined {
  return item.retention ?? agreement?.retention;
}

function purposeOf(agreement: Agreement | undefined): string | undefined {
  const { statement, category } = agreement?.purpose ?? {};
  const text = statement?.value ?? category?.value;
  return text === undefined ? undefined : plainText(text);
}

function stageOf(status: string | undefined, end: string | undefined, today: IsoDate | undefined): Stage {
  const word = status?.trim().toLowerCase() ?? '';
  if (OVER.has(word)) return 'over';
  if (DRAFTS.has(word)) return 'draft';
  const last = end === undefined ? undefined : parseIsoDate(end);
  return last && today && isBefore(last, today) ? 'over' : 'live';
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
