import type { Attestation } from '../../model/entities.ts';
import type { KnownSubject } from './subjects.ts';

/** What has changed of the parts that an attestation covers, as a clause; undefined where nothing has, or where none were noted. */
export function isCovered(
  _attestation: Attestation,
  _known: KnownSubject,
  _covers: readonly string[],
): string | undefined {
  return undefined;
}
