import type { IsoDate } from '../../base/iso-date.ts';
import { listOf } from '../../base/words.ts';
import type { AttestationAnswer, PartChange } from '../../model/attestations/attestation-standing.ts';
import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import type { AttestationRow } from '../../model/facts.ts';
import type { FactQueries } from '../../rules/define.ts';
import { attestationsOf, standingOf } from '../../rules/support/attested.ts';
import { sharesProject } from '../../rules/support/join.ts';
import { subjectAt } from '../../rules/support/subjects.ts';
import type { Places } from './places.ts';
import type { Evidence, Subject } from './report.ts';

/** What a person says of an item and a subject. */
export interface Answer {
  readonly word: AttestationAnswer;
  readonly date: IsoDate;
  /** Why it holds no more, as a sentence. */
  readonly stale: string | undefined;
  /** As a sentence. */
  readonly because: string;
  readonly evidence: Evidence;
}

/** The latest word that counts, of equal dates the last written; none where nobody who may has said anything. */
export function answerOf(
  item: ChecklistItem,
  subject: Subject,
  { facts, places, day }: { readonly facts: FactQueries; readonly places: Places; readonly day: IsoDate },
): Answer | undefined {
  if (!item.attest) return undefined;
  for (const row of rowsAbout(item, subject, facts)) {
    const { state, answer, date, validUntil, changes } = standingOf(facts, row, item, day);
    if (!answer || !date || state === 'draft' || state === 'void') continue;
    const reason = row.reason?.trim() ?? '';
    // Nobody is let off an item without a reason.
    if (answer === 'not-applicable' && reason === '') continue;
    const said = `${whoOf(row)} answered ${WORDS[answer]} on ${date}`;
    return {
      word: answer,
      date,
      stale:
        state === 'expired'
          ? `${said}, which held until ${validUntil}.`
          : state === 'changed'
            ? `${said}; since then ${changesText(changes)}.`
            : undefined,
      because: reason === '' ? `${said}.` : sentence(`${said}: ${reason}`),
      evidence: evidenceOf(row, reason === '' ? said : `${said}: ${reason}`, places),
    };
  }
  return undefined;
}

function rowsAbout(item: ChecklistItem, subject: Subject, facts: FactQueries): readonly AttestationRow[] {
  const { file, root, pointer, kind } = subject;
  if (kind !== 'workspace') {
    const thing = subjectAt(facts, { file, root, pointer });
    return thing ? attestationsOf(facts, thing, item, (other) => sharesProject(facts, file, other)) : [];
  }
  // All together has no identifier: what is said for all is said of it.
  const inFolder = `${file === '/' ? '' : file}/`;
  return facts
    .rows('attestations', 'subject', '*')
    .filter((row) => row.item?.text === item.id && row.file.startsWith(inFolder))
    .reverse()
    .sort((a, b) => -compare(a.date?.text ?? '', b.date?.text ?? ''));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** "M. Example, Ethics lead," where both are known, to stand before a verb. */
function whoOf({ name, role }: AttestationRow): string {
  const [first, second] = [name, role?.text].filter((one) => one !== undefined && one.trim() !== '');
  if (first === undefined) return 'Somebody';
  return second === undefined ? first : `${first}, ${second},`;
}

const WORDS: Readonly<Record<AttestationAnswer, string>> = {
  yes: 'yes',
  partial: 'partly',
  no: 'no',
  'not-applicable': 'that it does not apply',
};

const HOW: Readonly<Record<PartChange['how'], string>> = { changed: 'changed', new: 'was added', gone: 'is gone' };

/** Names that are listed one by one. */
const MOST = 3;

function changesText(changes: readonly PartChange[]): string {
  const told = changes.slice(0, MOST).map(({ name, how }) => `\`${name}\` ${HOW[how]}`);
  const more = changes.length - told.length;
  return listOf(more > 0 ? [...told, `${more} more changed`] : told, 'and');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function evidenceOf(row: AttestationRow, text: string, places: Places): Evidence {
  const { file, root, headAt } = row;
  const links = row.evidence.flatMap(({ title, url }) =>
    url !== undefined && /^https?:\/\/\S+$/i.test(url.trim()) ? [{ title: title ?? url, url: url.trim() }] : [],
  );
  const at = places.at({ file, root, pointer: headAt, part: 'value' });
  return { kind: 'attestation', text, ...at, ...(links.length > 0 && { links }) };
}
