import type { FieldReading } from './field-reading.ts';
import { type Holder, holderInName } from './holder.ts';
import { rowById } from './personal-lexicon.ts';
import { identifiabilityOf, type PrivacyVerdict, verdictBy } from './privacy-verdict.ts';
import { plays, themeOf } from './word-roles.ts';
import { wordsOfName } from './words-of-name.ts';

/** What a record about a person holds is about that person, unless it is about the record. */
export function byRecord(reading: FieldReading): PrivacyVerdict | undefined {
  const { field, around } = reading;
  if (field.fields.length > 0 || isOfThing(reading)) return undefined;
  const row = recordRow(reading);
  if (row !== undefined) {
    if (isOfRecord(reading) || (around.ofPeople && isLink(reading))) return undefined;
    const found = rowById(row);
    return verdictBy(found, identifiabilityOf(found), 'low', ['a record about people'], around);
  }
  if (around.kind !== 'person' || around.from === 'text' || isOfRecord(reading) || isLink(reading)) return undefined;
  return verdictBy(rowById(themeAround(reading)), 'indirect', 'low', ['an attribute of a person'], around);
}

function recordRow({ around, peopleAbout }: FieldReading): string | undefined {
  return around.kind !== 'animal' && (around.ofPeople || peopleAbout) ? around.row : undefined;
}

function isLink({ field }: FieldReading): boolean {
  return field.refersTo !== undefined || field.type?.value === 'uri';
}

/** Of an employee what is told is about the employment. */
function themeAround({ field, around, languages }: FieldReading): string {
  const container = around.from === 'parent' ? (field.parent?.name ?? '') : field.entity.name;
  return (
    wordsOfName(container)
      .map((word) => themeOf(word, languages))
      .find((row) => row !== undefined) ?? 'person-status'
  );
}

/** `modified_date`, `record_id` */
function isOfRecord(reading: FieldReading): boolean {
  const words = valueWords(reading);
  const { languages } = reading;
  const last = words.at(-1);
  if (last === undefined || plays('identifier', last, languages)) return true;
  if (words.some((word) => plays('about', word, languages) && !plays('attribute', word, languages))) return true;
  return (
    words.some((word) => plays('record', word, languages) && !plays('attribute', word, languages)) &&
    !isSaidOfPerson(reading)
  );
}

/** Without what says in what form it is: of `condition_concept_id` the condition. */
function valueWords({ name, languages }: FieldReading): readonly string[] {
  let end = name.length;
  if (end > 2 && plays('key', name[end - 1] ?? '', languages) && name[end - 2] === 'concept') end -= 2;
  while (end > 1 && plays('coded', name[end - 1] ?? '', languages)) end--;
  return name.slice(0, end);
}

/** "Date on which the pupil joined", although the name is `entry_date`. */
function isSaidOfPerson(reading: FieldReading): boolean {
  const { text, languages } = reading;
  return reading.inText()?.kind === 'person' && !text.some((word) => plays('record', word, languages));
}

/** `employer_country`, "code of the trust that provides the care" */
function isOfThing(reading: FieldReading): boolean {
  const { name, languages } = reading;
  const holder: Holder | undefined = holderInName(name, name.length, 0, languages);
  if (holder !== undefined && holder.kind !== 'person' && holder.kind !== 'sometimes') return true;
  const said = reading.inText()?.kind;
  return said === 'organisation' || said === 'animal';
}
