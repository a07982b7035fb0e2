import type { Attestation } from '../model/entities.ts';
import type { AttestationRow, PointedText } from '../model/facts.ts';
import type { Located } from '../model/located.ts';
import type { RowPlaces } from './row-places.ts';

/** What a person attests, for those in other files who ask what holds of a thing. */
export function attestationRow(places: RowPlaces, attestation: Attestation): AttestationRow {
  const { node, head, of, item, subjects, answer, reason, by, date, validUntil, evidence, digest } = attestation;
  const at = (located: Located<string>): PointedText => ({ text: located.value, at: places.pointer(located.node) });
  return {
    ...places.of(node),
    headAt: places.pointer(head.node),
    of: of && places.pointer(of.node),
    item: item && at(item),
    subjects: subjects.map(at),
    answer: answer && at(answer),
    reason: reason?.value,
    name: by?.name,
    role: by?.role && at(by.role),
    organisation: by?.organisation,
    date: date && at(date),
    validUntil: validUntil && at(validUntil),
    evidence: evidence.map(({ title, url }) => ({ title, url })),
    digest: digest?.value,
    digestAt: digest && places.pointer(digest.node),
  };
}
