import type { FieldReading } from './field-reading.ts';
import type { PrivacyVerdict } from './privacy-verdict.ts';
import { plays } from './word-roles.ts';

/** A hashed address, or whether there is one, no longer tells directly who somebody is. */
export function withVeil(verdict: PrivacyVerdict, words: readonly string[], reading: FieldReading): PrivacyVerdict {
  if (verdict.personal !== 'direct') return verdict;
  const veil = words.find((word) => plays('veiled', word, reading.languages));
  if (veil === undefined && reading.field.type?.value !== 'boolean') return verdict;
  const [seen = '', ...rest] = verdict.evidence;
  const evidence = veil === undefined ? verdict.evidence : [seen, `“${veil}” veils it`, ...rest];
  return { ...verdict, personal: 'indirect', evidence };
}
