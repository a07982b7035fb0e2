import { remembered } from '../../base/remembered.ts';
import type { Field } from '../entities.ts';
import { isPersonalNumber, type TypeEvidence, typeOfFormat, typesOfPattern } from '../semantic-types.ts';
import type { PersonalDataCategory } from '../vocabularies/load.ts';
import type { Confidence, PrivacyVerdict } from './classify-field.ts';
import { rowById } from './personal-lexicon.ts';

/** What the format or the pattern of a field says that its values are. */
export interface PatternMatch {
  readonly row: PersonalDataCategory;
  /** For people: `pattern of uk/nino`. */
  readonly evidence: string;
  /** A form alone is never sure: addresses of machines have the form of those that people use. */
  readonly confidence: Confidence;
}

/** The kind of personal data whose values the format or the pattern of a field describes, and no others. */
export function byPattern(field: Field): PatternMatch | undefined {
  const [found, another] = typesOfForm(field);
  if (!found || another || found.type.row === undefined || found.type.identifies !== 'direct') return undefined;
  return {
    row: rowById(found.type.row),
    evidence: found.evidence,
    confidence: isPersonalNumber(found.type) ? 'medium' : 'low',
  };
}

/** A name that agrees with the pattern is sure (A0.4). */
export function confirmedByPattern(field: Field, verdict: PrivacyVerdict): PrivacyVerdict {
  if (verdict.confidence !== 'medium' || !verdict.row?.inherent) return verdict;
  const found = byPattern(field);
  // The pattern does not agree with itself.
  return found?.row.id === verdict.row.id && !verdict.evidence.includes(found.evidence)
    ? { ...verdict, confidence: 'high', evidence: [...verdict.evidence, found.evidence] }
    : verdict;
}

/** Of a field's pattern, else of its format. */
export const typesOfForm: (field: Field) => readonly TypeEvidence[] = remembered(({ pattern, format }: Field) => {
  const found = pattern ? typesOfPattern(pattern.value) : [];
  const named = found.length === 0 && format ? typeOfFormat(format.value) : undefined;
  return named ? [named] : found;
});
