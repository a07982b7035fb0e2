import { remembered } from '../../base/remembered.ts';
import type { Field } from '../entities.ts';
import { isPersonalNumber, type TypeEvidence, typeOfFormat, typesOfPattern } from '../semantic-types.ts';
import { isDenied } from './denied-match.ts';
import type { FieldReading } from './field-reading.ts';
import { judge } from './judge-match.ts';
import { type LexiconMatch, rowById } from './personal-lexicon.ts';
import type { PrivacyVerdict } from './privacy-verdict.ts';

/** A number's pattern or a format tells where no word does. A form alone is never sure: machines have addresses, too. */
export function byPattern(reading: FieldReading): PrivacyVerdict | undefined {
  const found = describedBy(reading.field);
  if (!found) return undefined;
  const row = rowById(found.type.row ?? '');
  const match: LexiconMatch = { row, run: [row.id], start: 0, list: 'tokens', language: 'en' };
  const verdict = isDenied(match, reading.name, reading) ? undefined : judge(match, [row.id], 'values', reading);
  if (verdict === undefined || verdict.personal === 'none') return verdict;
  const confidence = isPersonalNumber(found.type) ? 'medium' : 'low';
  return { ...verdict, confidence, evidence: [found.evidence, ...verdict.evidence.slice(1)] };
}

/** The identifier of people whose values the pattern or the format describes, and no others. */
function describedBy(field: Field): TypeEvidence | undefined {
  const [found, another] = typesOfForm(field);
  return another || found?.type.row === undefined || found.type.identifies !== 'direct' ? undefined : found;
}

/** A name that agrees with the pattern is sure (A0.4). */
export function confirmedByPattern(verdict: PrivacyVerdict, { field }: FieldReading): PrivacyVerdict {
  if (verdict.confidence !== 'medium' || !verdict.row?.inherent) return verdict;
  const found = describedBy(field);
  // The pattern does not agree with itself.
  return found?.type.row === verdict.row.id && !verdict.evidence.includes(found.evidence)
    ? { ...verdict, confidence: 'high', evidence: [...verdict.evidence, found.evidence] }
    : verdict;
}

/** Of a field's pattern, else of its format. */
export const typesOfForm: (field: Field) => readonly TypeEvidence[] = remembered(({ pattern, format }: Field) => {
  const found = pattern ? typesOfPattern(pattern.value) : [];
  const named = found.length === 0 && format ? typeOfFormat(format.value) : undefined;
  return named ? [named] : found;
});
