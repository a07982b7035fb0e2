import { lazy } from '../base/lazy.ts';
import type { Field } from '../model/entities.ts';
import { type Confidence, inferPersonalData, personalVerdict } from '../model/inference/personal-data.ts';
import type { PersonalData } from '../model/marks.ts';
import { type PersonalDataCategory, personalDataCategories } from '../model/vocabularies/load.ts';

/** What is known of a field as personal data, in the terms of the inventory (product.md; ruling 18). */
export interface FieldVerdict {
  /** `mixed`: it may be about a person or an organisation. */
  readonly personal: 'direct' | 'indirect' | 'mixed' | 'none';
  readonly special: string | null;
  readonly category: string;
  readonly source: 'declared' | 'inherited' | 'inferred';
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
}

/** A declared mark holds; what it leaves open is filled in from what the name and its surroundings say. */
export function verdictOf(field: Field, languages: readonly string[]): FieldVerdict {
  const verdict = personalVerdict(field, languages);
  if (verdict.source === 'inferred') {
    const { inference } = verdict;
    const personal = inference === undefined ? 'none' : levelOf(inference.category);
    return {
      personal,
      special: inference?.category.special ?? null,
      category: inference?.category.category ?? 'none',
      source: 'inferred',
      confidence: inference?.confidence ?? 'high',
      evidence: inference?.evidence ?? [],
    };
  }
  const { mark, source } = verdict;
  const named = categoryNamed(mark.category) ?? inferPersonalData(field, languages)?.category;
  return {
    personal: declaredLevel(mark, named),
    special: mark.criminal ? 'criminal' : specialOf(mark.specialCategory),
    category: verdict.personal ? (named?.category ?? 'none') : 'none',
    source,
    confidence: 'high',
    evidence: [
      mark.category === undefined ? 'marked as personal data' : `marked as ${mark.category}`,
      ...(mark.reason === undefined ? [] : [mark.reason]),
    ],
  };
}

function levelOf({ identifies }: PersonalDataCategory): FieldVerdict['personal'] {
  return identifies === 'direct' ? 'direct' : 'indirect';
}

function declaredLevel(mark: PersonalData, named: PersonalDataCategory | undefined): FieldVerdict['personal'] {
  switch (mark.identifiability) {
    case 'none':
      return 'none';
    case 'direct':
      return 'direct';
    case 'quasi':
    case 'pseudonymous':
      return 'indirect';
    default:
      return named ? levelOf(named) : 'indirect';
  }
}

const SPECIAL = new Set([
  'health',
  'genetic',
  'biometric',
  'ethnicity',
  'political',
  'religion',
  'union',
  'sexual',
  'criminal',
]);

function specialOf(named: string | undefined): string | null {
  return named !== undefined && SPECIAL.has(named) ? named : null;
}

/** The category of the lexicon that a mark names by its term of DPV or its key of Fideslang. */
function categoryNamed(written: string | undefined): PersonalDataCategory | undefined {
  return written === undefined ? undefined : byTerm().get(written.toLowerCase());
}

const byTerm = lazy(
  () =>
    new Map(
      personalDataCategories.flatMap((category): [string, PersonalDataCategory][] =>
        [category.dpv, category.fides, category.id].flatMap((term) =>
          term === undefined ? [] : [[term.toLowerCase(), category] as [string, PersonalDataCategory]],
        ),
      ),
    ),
);
