import type { IsoDate } from '../../base/iso-date.ts';
import {
  type AttestationStanding,
  attestationStanding,
  type WrittenAttestation,
} from '../../model/attestations/attestation-standing.ts';
import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import type { AttestationRow, PointedText } from '../../model/facts.ts';
import type { CoveredFact } from '../../workspace/covered-facts.ts';
import { fragmentKey, questionKey } from '../../workspace/fact-index.ts';
import type { Anchor, FactQueries, Messages, ProjectContext } from '../define.ts';
import { sharesProject } from './join.ts';
import { type AttestableSubject, partPlaces, subjectAt, subjectsNamed } from './subjects.ts';

/** What an attestation is about: the thing it stands in, or those that it names; `all` for those that the item is asked of. */
export function subjectsOf(facts: FactQueries, row: AttestationRow): readonly AttestableSubject[] | 'all' {
  if (row.subjects.some(({ text }) => text === '*')) return 'all';
  if (row.subjects.length > 0) return row.subjects.flatMap(({ text }) => subjectsNamed(facts, row.file, text));
  const own = row.of === undefined ? undefined : subjectAt(facts, { file: row.file, root: row.root, pointer: row.of });
  return own ? [own] : [];
}

/** The one thing that an attestation is about; undefined where it is about several, of which no single digest tells. */
export function oneSubject(facts: FactQueries, row: AttestationRow): AttestableSubject | undefined {
  if (row.subjects.length > 1) return undefined;
  const subjects = subjectsOf(facts, row);
  return subjects !== 'all' && subjects.length === 1 ? subjects[0] : undefined;
}

/** The parts of a thing that an item covers, with those of the files that a companion describes. Parts of one name are told apart by their file. */
export function partsOf(
  facts: FactQueries,
  subject: AttestableSubject,
  item: Pick<ChecklistItem, 'attest'>,
): readonly CoveredFact[] {
  const covers = item.attest?.covers ?? [];
  if (covers.length === 0) return [];
  const [own, ...described] = partPlaces(facts, subject);
  const parts = new Map<string, CoveredFact>();
  const add = (part: CoveredFact): void => {
    const isTaken = parts.has(part.name);
    const name = isTaken ? `${part.name} (${part.file.slice(part.file.lastIndexOf('/') + 1)})` : part.name;
    if (!parts.has(name)) parts.set(name, { ...part, name });
  };
  if (own) for (const part of facts.coveredParts(own, covers)) add(part);
  // Marks of the companion are laid over what it describes: only what that has beside them is new.
  const beside = covers.filter((cover) => cover === 'fields' || cover === 'personal');
  for (const place of beside.length > 0 ? described : [])
    for (const part of facts.coveredParts(place, beside)) add(part);
  return [...parts.values()];
}

/** Whether an attestation holds for a thing on a day. */
export function standingOf(
  facts: FactQueries,
  row: AttestationRow,
  item: ChecklistItem,
  day: IsoDate,
): AttestationStanding & { readonly parts: readonly CoveredFact[] | undefined } {
  const subject = row.digest ? oneSubject(facts, row) : undefined;
  const parts = subject && partsOf(facts, subject, item);
  return { ...attestationStanding(writtenIn(row), item, parts, day), parts };
}

/**
 * The attestations of an item for a thing: those that name it, those that are for all, and those inside it, the one that holds before the others
 * first: of the latest date, of equal dates the last written.
 */
export function attestationsOf(
  facts: FactQueries,
  subject: AttestableSubject,
  item: Pick<ChecklistItem, 'id'>,
  isInProject: (file: string) => boolean,
): readonly AttestationRow[] {
  const inside = partPlaces(facts, subject).flatMap(({ file, root, pointer }) =>
    facts.rows('attestations', 'place', fragmentKey(file, pointer)).filter((row) => row.root === root),
  );
  const named =
    subject.id === undefined ? [] : facts.rows('attestations', 'question', questionKey(item.id, subject.id));
  const all = facts.rows('attestations', 'question', questionKey(item.id, '*'));
  return [...inside, ...named, ...all]
    .filter((row) => row.item?.text === item.id && isInProject(row.file))
    .map((row, index) => ({ row, index }))
    .sort((a, b) => compareDates(b.row.date?.text, a.row.date?.text) || b.index - a.index)
    .map(({ row }) => row);
}

function compareDates(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function writtenIn(row: AttestationRow): WrittenAttestation {
  return {
    answer: row.answer?.text,
    role: row.role?.text,
    date: row.date?.text,
    validUntil: row.validUntil?.text,
    evidence: row.evidence.length,
    digest: row.digest,
  };
}

/** An attestation of an item that a checklist has, with what it is about in words. */
export interface Attested {
  readonly row: AttestationRow;
  readonly item: ChecklistItem;
  /** The one thing that it is about. */
  readonly subject: AttestableSubject | undefined;
  readonly standing: ReturnType<typeof standingOf>;
}

/** Undefined where no checklist has the item, or none is named. */
export function attestedBy(row: AttestationRow, context: AttestationContext): Attested | undefined {
  const { facts, now } = context;
  const item = itemOf(row, facts);
  if (!item) return undefined;
  return { row, item, subject: oneSubject(facts, row), standing: standingOf(facts, row, item, now) };
}

type AttestationContext = Pick<ProjectContext<Messages>, 'facts' | 'now'>;

/** The item that an attestation answers, of the checklists that are in use where it is written. */
export function itemOf({ item, file }: AttestationRow, facts: FactQueries): ChecklistItem | undefined {
  return item && facts.checklistItems(file).get(item.text.trim());
}

/** Files alone decide the item, and nobody's word counts. One that is known to no checklist may be anything. */
export function isForFilesAlone(item: ChecklistItem | undefined): boolean {
  return item !== undefined && item.attest === undefined;
}

/** Whether a later answer to the same question about the same thing has taken its place. */
export function isSuperseded({ row, item, subject }: Attested, { facts }: AttestationContext): boolean {
  if (!subject) return false;
  const isAnswered = (one: AttestationRow): boolean => one.answer !== undefined && one.date !== undefined;
  const [last] = attestationsOf(facts, subject, item, (file) => sharesProject(facts, row.file, file)).filter(
    isAnswered,
  );
  return last !== undefined && last !== row;
}

/** For messages: the title of the thing, its identifier where nothing is known of it. */
export function aboutOf({ row, subject }: Pick<Attested, 'row' | 'subject'>): string {
  if (subject) return `“${subject.label}”`;
  if (row.subjects.some(({ text }) => text === '*')) return 'all that it is asked of';
  return row.subjects.map(({ text }) => `\`${text}\``).join(', ') || 'nothing in particular';
}

/** Where to point for an attestation as a whole. */
export function headOf({ file, root, headAt }: AttestationRow): Anchor {
  return { file, root, pointer: headAt, part: 'key' };
}

export function textPlace({ file, root }: AttestationRow, at: PointedText): Anchor {
  return { file, root, pointer: at.at, part: 'value' };
}
