import { didYouMean } from '../../base/did-you-mean.ts';
import type { IsoDate } from '../../base/iso-date.ts';
import { slugOf } from '../../base/slug.ts';
import { FIELD_TYPES, type FieldType } from '../../model/formats/standard/field-types.ts';

/** All that somebody has said of a standard that is to be written. What is left out stays a place to fill in. */
export interface StandardAnswers {
  /** The day on which the draft is begun. */
  readonly today: IsoDate;
  readonly title: string;
  readonly id: string;
  /** A code of `jurisdictions`; undefined where nobody has said. */
  readonly jurisdiction: string | undefined;
  /** Role of the owner, and where it can be reached; empty where nobody has said. */
  readonly owner: { readonly role: string; readonly contact: string };
  /** What one record is: `Claim`. */
  readonly entity: string;
  readonly fields: readonly AnsweredField[];
}

export interface AnsweredField {
  readonly name: string;
  readonly type: FieldType;
}

/** The fields of a line such as `nino, received: date, income: number`, or why it cannot be read. */
export function fieldsOfLine(line: string): readonly AnsweredField[] | { readonly why: string } {
  const fields: AnsweredField[] = [];
  for (const part of line.split(',')) {
    const [name = '', type = 'string', ...rest] = part.split(':').map((one) => one.trim());
    if (name === '' && part.trim() === '') continue;
    if (name === '' || rest.length > 0) return { why: `“${part.trim()}” is no name with a type behind it` };
    if (fields.some((field) => field.name === name)) return { why: `“${name}” stands there twice` };
    if (!(FIELD_TYPES as readonly string[]).includes(type)) {
      const meant = didYouMean(type, FIELD_TYPES);
      return {
        why: `“${type}” is no type${meant === undefined ? `; there are ${FIELD_TYPES.join(', ')}` : `; did you mean ${meant}?`}`,
      };
    }
    fields.push({ name, type: type as FieldType });
  }
  return fields;
}

/** An identifier to begin with, that no other standard has. */
export function usualStandardId(title: string, taken: ReadonlySet<string>): string {
  const base = `urn:gov:std:${slugOf(title) || 'new'}`;
  let found = base;
  for (let count = 2; taken.has(found); count++) found = `${base}-${count}`;
  return found;
}

/** The name of the file to begin with. */
export function usualStandardFile(title: string): string {
  return `${slugOf(title) || 'new'}.standard.yaml`;
}

/** The name of an entity to begin with: `Council tax claims` → `CouncilTaxClaim`. */
export function usualEntity(title: string): string {
  const words = slugOf(title)
    .split('-')
    .filter((word) => word !== '');
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') || 'Record';
}
