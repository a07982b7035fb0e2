import type { FieldReading } from './field-reading.ts';
import { holderInName } from './holder.ts';
import { rowById } from './personal-lexicon.ts';
import { identifiabilityOf, type PrivacyVerdict, verdictBy } from './privacy-verdict.ts';
import { plays } from './word-roles.ts';

/** What a record about a person holds is about that person, unless it is about the record. */
export function byRecord(reading: FieldReading): PrivacyVerdict | undefined {
  const { field, around } = reading;
  if (field.fields.length > 0 || isOfRecord(reading) || isOfThing(reading)) return undefined;
  if (around.row !== undefined && reading.peopleAbout && around.kind !== 'animal') {
    const row = rowById(around.row);
    return verdictBy(row, identifiabilityOf(row), 'low', ['a record about people'], around);
  }
  if (around.kind !== 'person' || around.from === 'text') return undefined;
  if (field.refersTo || field.type?.value === 'uri') return undefined;
  return verdictBy(rowById('person-status'), 'indirect', 'low', ['an attribute of a person'], around);
}

/** `modified_date`, `record_id` */
function isOfRecord({ name, languages }: FieldReading): boolean {
  const last = name.at(-1);
  return (
    last === undefined ||
    plays('identifier', last, languages) ||
    name.some((word) => plays('record', word, languages) || plays('about', word, languages))
  );
}

/** `employer_country` */
function isOfThing({ name, languages }: FieldReading): boolean {
  const holder = holderInName(name, name.length, 0, languages);
  return holder !== undefined && holder.kind !== 'person' && holder.kind !== 'sometimes';
}
