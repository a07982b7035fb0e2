import { lazy } from '../../base/lazy.ts';
import { remembered } from '../../base/remembered.ts';
import { type EffectiveMark, effectiveMark } from '../effective.ts';
import type { Field } from '../entities.ts';
import type { Identifiability, PersonalData } from '../marks.ts';
import { type PersonalDataCategory, personalDataCategories } from '../vocabularies/load.ts';
import { classifyField } from './classify-field.ts';
import { isCriminal, specialOf } from './declared-kind.ts';
import type { Holder } from './holder.ts';
import { holderAround } from './holder-around.ts';
import type { Confidence, PrivacyVerdict } from './privacy-verdict.ts';
import { languagesFor } from './spoken-languages.ts';

/** What is known of a field as personal data: as a mark says, its own or an inherited one, else as the schema alone suggests (A0.3). */
export interface FieldPrivacy {
  /** `mixed`: it may be about a person or an organisation (ruling 18). */
  readonly personal: 'direct' | 'indirect' | 'mixed' | 'none';
  /** As a mark would say it. */
  readonly identifiability: Identifiability;
  /** As Article 9 of the GDPR divides them, or `criminal`; null where it is none. */
  readonly special: string | null;
  /** Of the inventory's short list. */
  readonly category: string;
  readonly source: 'declared' | 'inherited' | 'inferred';
  readonly confidence: Confidence;
  /** Sentences for people. */
  readonly evidence: readonly string[];
  /** Of the lexicon: with a label for people, the term of DPV and the key of Fideslang. */
  readonly row: PersonalDataCategory | undefined;
  /** The mark, where one is written. */
  readonly mark: PersonalData | undefined;
}

/** A declared mark holds; what it leaves open is filled in from what the schema says. */
export function fieldPrivacy(field: Field, languages: readonly string[]): FieldPrivacy {
  const effective = effectiveMark(field, 'personalData');
  return effective ? declared(field, effective, languages) : inferredPrivacy(field, languages);
}

/** What the schema alone suggests, whatever is declared. */
export function inferredPrivacy(field: Field, languages: readonly string[]): FieldPrivacy {
  const known = inferences(field);
  const key = languages.join();
  const found = known.get(key) ?? inferred(classifyField(field, languages));
  known.set(key, found);
  return found;
}

/** Whether a field surely holds personal data: declared so, or inferred with high confidence. */
export function isSurelyPersonal({ personal, source, confidence }: FieldPrivacy): boolean {
  if (personal === 'none') return false;
  return source !== 'inferred' || (personal !== 'mixed' && confidence === 'high');
}

/** Whether the record, or the object in it, in which a field lies is about a person. */
export function isOfPerson(field: Field, languages: readonly string[]): boolean {
  const { kind } = holderOf(field, languages);
  return kind === 'person' || kind === 'household';
}

/** Whom or what a field lies in tells about. */
export function holderOf(field: Field, languages: readonly string[]): Holder {
  return holderAround(field, languagesFor(field.entity.standard, languages));
}

/** Of a field that has its own mark nothing is inferred until it is asked for. */
const inferences = remembered((_: Field) => new Map<string, FieldPrivacy>());

function inferred(verdict: PrivacyVerdict): FieldPrivacy {
  const { personal, row } = verdict;
  return { ...verdict, identifiability: identifiabilityOf(personal, row), source: 'inferred', mark: undefined };
}

function identifiabilityOf(
  personal: FieldPrivacy['personal'],
  row: PersonalDataCategory | undefined,
): FieldPrivacy['identifiability'] {
  if (personal === 'none') return 'none';
  if (personal === 'direct') return 'direct';
  return row?.identifies === 'pseudonymous' ? 'pseudonymous' : 'quasi';
}

function declared(
  field: Field,
  { mark: { value: mark }, source }: EffectiveMark<PersonalData>,
  languages: readonly string[],
): FieldPrivacy {
  const written = mark.category === undefined ? 'marked as personal data' : `marked as ${mark.category}`;
  const known = {
    source,
    confidence: 'high',
    evidence: [
      mark.identifiability === 'none' ? 'marked as no personal data' : written,
      ...(mark.reason === undefined ? [] : [mark.reason]),
    ],
    mark,
  } as const;
  if (mark.identifiability === 'none')
    return { ...known, personal: 'none', identifiability: 'none', special: null, category: 'none', row: undefined };
  const row = categoryNamed(mark.category) ?? inferredPrivacy(field, languages).row;
  const personal = mark.identifiability
    ? LEVELS[mark.identifiability]
    : row?.identifies === 'direct'
      ? 'direct'
      : 'indirect';
  return {
    ...known,
    personal,
    identifiability: mark.identifiability ?? identifiabilityOf(personal, row),
    special: isCriminal(mark) ? 'criminal' : (specialOf(mark) ?? null),
    category: row?.category ?? 'none',
    row,
  };
}

const LEVELS = { direct: 'direct', quasi: 'indirect', pseudonymous: 'indirect' } as const;

/** The category of the lexicon that a mark names by its term of DPV, its key of Fideslang, or a word of the short list. */
function categoryNamed(written: string | undefined): PersonalDataCategory | undefined {
  return written === undefined ? undefined : byTerm().get(termOf(written));
}

/** `https://w3id.org/dpv/pd#Name`, `dpv-pd:Name` and `Name` are one term; keys of Fideslang have dots. */
function termOf(written: string): string {
  return written
    .slice(Math.max(written.lastIndexOf('/'), written.lastIndexOf('#'), written.lastIndexOf(':')) + 1)
    .toLowerCase();
}

/** Of a term that several rows share the first counts. */
const byTerm = lazy(() => {
  const found = new Map<string, PersonalDataCategory>();
  for (const row of personalDataCategories) {
    for (const term of [row.dpv, row.fides, row.id, row.category]) {
      const key = term && termOf(term);
      if (key && !found.has(key)) found.set(key, row);
    }
  }
  return found;
});
