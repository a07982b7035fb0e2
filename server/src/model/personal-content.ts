import { schemeById } from './classification.ts';
import { effectiveMark } from './effective.ts';
import type { Entity, Field, Standard } from './entities.ts';
import { fieldsOf } from './formats/build.ts';
import { contextOf, personalVerdict } from './inference/personal-data.ts';
import type { Marks, PersonalData } from './marks.ts';
import { criminalTerms, specialByTerm } from './vocabularies/special-categories.ts';

/** A field of which it is said, or as good as sure, that it holds personal data, and what kind of them. */
export interface PersonalField {
  readonly field: Field;
  readonly source: 'declared' | 'inherited' | 'inferred';
  readonly direct: boolean;
  /** As Article 9 of the GDPR divides them: `health`, `religion`. */
  readonly special: string | undefined;
  readonly criminal: boolean;
}

/**
 * The personal fields of a standard, one by one, so that whoever needs only the first stops there. What is inferred counts only where the
 * thing around is a person: an e-mail address in a published standard is mostly that of an office.
 */
export function* personalFieldsOf(standard: Standard, languages: readonly string[]): Generator<PersonalField> {
  for (const field of fieldsOf(standard)) {
    const found = personalField(field, languages);
    if (found) yield found;
  }
}

export function* personalFieldsIn(entity: Entity, languages: readonly string[]): Generator<PersonalField> {
  const stack = [...entity.fields].reverse();
  for (let field = stack.pop(); field; field = stack.pop()) {
    const found = personalField(field, languages);
    if (found) yield found;
    for (const inner of [...field.fields].reverse()) stack.push(inner);
  }
}

function personalField(field: Field, languages: readonly string[]): PersonalField | undefined {
  const effective = effectiveMark(field, 'personalData');
  if (effective) {
    const { mark, source } = effective;
    if (mark.value.identifiability === 'none') return undefined;
    // What holds others is not personal a second time.
    if (source === 'inherited' && field.fields.length > 0) return undefined;
    const direct = mark.value.identifiability === 'direct';
    return { field, source, direct, special: specialOf(mark.value), criminal: isCriminal(mark.value) };
  }
  if (field.fields.length > 0 || field.refersTo || !isAboutPerson(field, languages)) return undefined;
  const verdict = personalVerdict(field, languages);
  if (verdict.source !== 'inferred' || !verdict.personal) return undefined;
  const category = verdict.inference?.category;
  return {
    field,
    source: 'inferred',
    direct: category?.identifies === 'direct',
    special: category?.identifies === 'special' ? category.special : undefined,
    criminal: category?.identifies === 'criminal',
  };
}

/** The kind of special category that a declaration tells, by its own word or by the category. `none` says that it is none. */
export function specialOf({ specialCategory, category }: PersonalData): string | undefined {
  if (specialCategory !== undefined) return specialCategory.toLowerCase() === 'none' ? undefined : specialCategory;
  return specialByTerm().get(termOf(category));
}

export function isCriminal({ criminal, category }: PersonalData): boolean {
  return criminal || criminalTerms().has(termOf(category));
}

/** `dpv-pd:Health`, an address and the bare name are one term. */
function termOf(category: string | undefined): string {
  return category === undefined ? '' : (/[^/#:]*$/.exec(category)?.[0] ?? '');
}

function isAboutPerson(field: Field, languages: readonly string[]): boolean {
  const { thing } = field.entity;
  if (field.parent === undefined) return thing === 'person' || thing === 'household';
  const { kind } = contextOf(field, languages);
  return kind === 'person' || kind === 'household';
}

/**
 * Whether somebody holds the data that a document describes, so that duties on personal data fall on somebody. A standard that is
 * published for others to follow has no single holder.
 */
export function isHeld(standard: Standard): boolean {
  return !standard.fragment && (standard.describesHeldData ?? standard.marks.owner !== undefined);
}

/** The jurisdiction that a document names, or that the scheme of its classification belongs to. */
export function jurisdictionNamed(document: {
  readonly jurisdiction: string | undefined;
  readonly marks: Pick<Marks, 'classification'>;
}): string | undefined {
  const named =
    document.jurisdiction ?? schemeById(document.marks.classification?.value.scheme ?? '')?.jurisdictions[0];
  return named === 'gb' ? 'uk' : named;
}
