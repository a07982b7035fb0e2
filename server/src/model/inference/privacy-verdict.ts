import type { PersonalDataCategory } from '../vocabularies/load.ts';
import type { Holder } from './holder.ts';

export type Confidence = 'high' | 'medium' | 'low';
export type Personal = 'direct' | 'indirect' | 'mixed' | 'none';

/** What the schema alone says about personal data in a field (ruling 18), and why. A suggestion: a declared mark always wins. */
export interface PrivacyVerdict {
  readonly personal: Personal;
  readonly special: string | null;
  /** The short list of the inventory. */
  readonly category: string;
  readonly confidence: Confidence;
  /** Sentences for people. */
  readonly evidence: readonly string[];
  /** Of the lexicon: its label, its term of DPV-PD and its key of Fideslang. */
  readonly row: PersonalDataCategory | undefined;
}

export const NOT_PERSONAL: PrivacyVerdict = {
  personal: 'none',
  special: null,
  category: 'none',
  confidence: 'medium',
  evidence: [],
  row: undefined,
};

/** The contrary is sure. */
export const SURELY_NOT_PERSONAL: PrivacyVerdict = { ...NOT_PERSONAL, confidence: 'high' };

/** A verdict by a row of the lexicon. The evidence: what was seen, then whom it is about. */
export function verdictBy(
  row: PersonalDataCategory,
  personal: Personal,
  confidence: Confidence,
  seen: readonly string[],
  { because }: Holder,
): PrivacyVerdict {
  return {
    personal,
    special: row.special ?? null,
    category: row.category,
    confidence,
    evidence: because === '' ? seen : [...seen, because],
    row,
  };
}

/** How far a row of the lexicon tells its person apart. */
export function identifiabilityOf({ identifies }: PersonalDataCategory): 'direct' | 'indirect' {
  return identifies === 'direct' ? 'direct' : 'indirect';
}
