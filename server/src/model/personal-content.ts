import { schemeById } from './classification.ts';
import type { Entity, Field, Standard } from './entities.ts';
import { fieldsOf } from './formats/build.ts';
import { fieldPrivacy, isSurelyPersonal } from './inference/field-privacy.ts';
import type { Identifiability, MarkKey, Marks } from './marks.ts';

/** A field of which it is said, or as good as sure, that it holds personal data, and what kind of them. */
export interface PersonalField {
  readonly field: Field;
  readonly source: 'declared' | 'inherited' | 'inferred';
  readonly identifiability: Identifiability;
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
  const privacy = fieldPrivacy(field, languages);
  if (!isSurelyPersonal(privacy)) return undefined;
  const { source, special } = privacy;
  // What holds others is not personal a second time.
  if (source !== 'declared' && field.fields.length > 0) return undefined;
  if (source === 'inferred' && field.refersTo) return undefined;
  const criminal = special === 'criminal';
  return {
    field,
    source,
    identifiability: privacy.identifiability,
    direct: privacy.personal === 'direct',
    special: criminal ? undefined : (special ?? undefined),
    criminal,
  };
}

/**
 * Whether somebody holds the data that a document describes, so that duties on personal data fall on somebody. A standard that is
 * published for others to follow has no single holder.
 */
function isHeld(standard: Standard): boolean {
  return !standard.fragment && (standard.describesHeldData ?? standard.marks.owner !== undefined);
}

/**
 * The personal fields for which their holder has duties. Where names of numbers are all that speaks of people, and nobody has said so, it is
 * too little: a `customer_id` may be that of a shop.
 */
export function heldPersonalFields(standard: Standard, languages: readonly string[]): PersonalField[] {
  if (!isHeld(standard)) return [];
  const found = [...personalFieldsOf(standard, languages)];
  const isSaid = found.some(
    ({ source, identifiability }) => source !== 'inferred' || identifiability !== 'pseudonymous',
  );
  return isSaid ? found : [];
}

/** Whether somebody who holds the data could write a mark here, so that it can be missing. */
export function canBeMissing(standard: Standard, key: MarkKey): boolean {
  return isHeld(standard) && (standard.markPlaces?.has(key) ?? true);
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
