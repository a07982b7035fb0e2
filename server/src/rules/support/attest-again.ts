import { addYears, type IsoDate } from '../../base/iso-date.ts';
import type { PartToday } from '../../model/attestations/attestation-standing.ts';
import type { AttestationRow } from '../../model/facts.ts';
import type { TreeEdit } from '../../syntax/edit.ts';
import { parsePointer } from '../../syntax/tree.ts';
import type { FactQueries, FixDraft } from '../define.ts';
import { type Attested, partsOf } from './attested.ts';

/** Two ways out for a word that no longer holds. The first asserts nothing, since fixes are also carried out many at a time. */
export function renewals(
  attested: Attested,
  { facts, now }: { readonly facts: FactQueries; readonly now: IsoDate },
): FixDraft<TreeEdit>[] {
  const { row, item, subject } = attested;
  const parts = subject && covers(item) ? partsOf(facts, subject, item) : undefined;
  return [
    { title: 'Take the answer out, to be given anew', safety: 'suggestion', edits: [setIn(row, 'answer', '')] },
    { title: `Attest again as of ${now}`, safety: 'suggestion', edits: attestAgainEdits(row, parts, now) },
  ];
}

/** Whether there is something to note: what is not written yet may be written later, so an item that covers parts notes that there are none. */
export function covers({ attest }: Attested['item']): boolean {
  return (attest?.covers.length ?? 0) > 0;
}

/** The same answer of a later day, for a year, on the thing as it is then. `parts`: undefined where none are to be noted. */
export function attestAgainEdits(
  row: AttestationRow,
  parts: readonly PartToday[] | undefined,
  day: IsoDate,
): readonly TreeEdit[] {
  return [
    setIn(row, 'date', day),
    setIn(row, 'validUntil', addYears(day, 1)),
    ...(parts ? [digestEdit(row, parts)] : []),
  ];
}

/** Notes what the thing says today, in the place of what was noted. */
export function digestEdit(row: AttestationRow, parts: readonly PartToday[]): TreeEdit {
  return setIn(row, 'digest', digestsOf(parts));
}

export function digestsOf(parts: readonly PartToday[]): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.map(({ name, digest }) => [name, digest]));
}

/** A key of the attestation itself; new ones stand in the order of the format. */
export function setIn({ root, pointer }: AttestationRow, key: AttestationKey, value: TreeEditValue): TreeEdit {
  const after = AFTER[key];
  return { op: 'set', root, path: [...parsePointer(pointer), key], value, ...(after && { after }) };
}

/** A place below the attestation, to be filled in. */
export function blankIn({ root, pointer }: AttestationRow, path: readonly string[]): TreeEdit {
  return { op: 'set', root, path: [...parsePointer(pointer), ...path], value: '' };
}

type TreeEditValue = Extract<TreeEdit, { op: 'set' }>['value'];
type AttestationKey = 'answer' | 'reason' | 'by' | 'date' | 'validUntil' | 'evidence' | 'digest';

const AFTER: Readonly<Partial<Record<AttestationKey, string>>> = { reason: 'answer', validUntil: 'date' };
