import { addYears, type IsoDate, parseIsoDate } from '../../base/iso-date.ts';
import type { ChecklistItem } from '../checklists/checklist.ts';

/** An answer, whether it is read from a row of facts or from the model. */
export interface WrittenAttestation {
  readonly answer: string | undefined;
  readonly role: string | undefined;
  readonly date: string | undefined;
  readonly validUntil: string | undefined;
  readonly evidence: number;
  readonly digest: Readonly<Record<string, string>> | undefined;
}

/** A part as it is today. */
export interface PartToday {
  readonly name: string;
  readonly digest: string;
}

export interface PartChange {
  readonly name: string;
  readonly how: 'changed' | 'new' | 'gone';
}

/** Whether a person's word holds on a day, and why it does not. */
export interface AttestationStanding {
  /**
   * `draft`: without an answer, a date or a role, and so not given yet. `void`: by a role that may not attest the item, dated after the day, or for an
   * item that files decide. `expired`, `changed`: given and stale. `holds`: counts.
   */
  readonly state: 'holds' | 'expired' | 'changed' | 'draft' | 'void';
  readonly answer: AttestationAnswer | undefined;
  readonly date: IsoDate | undefined;
  /** The last day on which it counts. */
  readonly validUntil: IsoDate | undefined;
  /** What of the thing is not as it was; empty where no digest was noted. */
  readonly changes: readonly PartChange[];
  readonly roleMayAttest: boolean;
  readonly hasEvidence: boolean;
}

export const ATTESTATION_ANSWERS = ['yes', 'partial', 'no', 'not-applicable'] as const;

export type AttestationAnswer = (typeof ATTESTATION_ANSWERS)[number];

/** `parts`: those of the thing that the item covers, as they are today; undefined where it is about several things, which one digest cannot tell. */
export function attestationStanding(
  written: WrittenAttestation,
  item: Pick<ChecklistItem, 'type' | 'attest'>,
  parts: readonly PartToday[] | undefined,
  day: IsoDate,
): AttestationStanding {
  const answer = answerOf(written.answer);
  const date = written.date === undefined ? undefined : parseIsoDate(written.date);
  const validUntil = lastDay(date, written.validUntil);
  const roleMayAttest = mayAttest(item, written.role);
  const changes = parts && written.digest ? partChanges(written.digest, parts, item.attest?.covers ?? []) : [];
  const state = (): AttestationStanding['state'] => {
    if (!answer || !date || isNobody(item, written.role)) return 'draft';
    if (item.attest === undefined || !roleMayAttest || date > day) return 'void';
    if (validUntil !== undefined && validUntil < day) return 'expired';
    return changes.length > 0 ? 'changed' : 'holds';
  };
  return { state: state(), answer, date, validUntil, changes, roleMayAttest, hasEvidence: written.evidence > 0 };
}

export function answerOf(written: string | undefined): AttestationAnswer | undefined {
  return ATTESTATION_ANSWERS.find((answer) => answer === written?.trim());
}

/** As written, else a year after the date (checklist.md B0). */
function lastDay(date: IsoDate | undefined, written: string | undefined): IsoDate | undefined {
  return (written === undefined ? undefined : parseIsoDate(written)) ?? (date && addYears(date, 1));
}

/** Whether an item takes the word of a role; in whatever case it is written, and any where the item names none. */
export function mayAttest({ attest }: Pick<ChecklistItem, 'attest'>, role: string | undefined): boolean {
  const roles = attest?.mayAttest ?? [];
  if (roles.length === 0) return true;
  const written = folded(role ?? '');
  return roles.some((one) => folded(one) === written);
}

/** Nobody answers yet, where it matters who does. */
function isNobody({ attest }: Pick<ChecklistItem, 'attest'>, role: string | undefined): boolean {
  return role === undefined && (attest?.mayAttest.length ?? 0) > 0;
}

function folded(role: string): string {
  return role.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** In the order of the parts, those that are gone behind them. What was noted of parts that the item no longer covers does not count. */
export function partChanges(
  noted: Readonly<Record<string, string>>,
  parts: readonly PartToday[],
  covers: readonly string[],
): readonly PartChange[] {
  const now = new Set(parts.map(({ name }) => name));
  const isCovered = (name: string): boolean => covers.some((cover) => name === cover || name.startsWith(`${cover}/`));
  return [
    ...parts.flatMap(({ name, digest }): PartChange[] => {
      if (!Object.hasOwn(noted, name)) return [{ name, how: 'new' }];
      return noted[name] === digest ? [] : [{ name, how: 'changed' }];
    }),
    ...Object.keys(noted).flatMap((name): PartChange[] =>
      now.has(name) || !isCovered(name) ? [] : [{ name, how: 'gone' }],
    ),
  ];
}
