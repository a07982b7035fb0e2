import type { PersonalDataCategory } from '../vocabularies/load.ts';
import type { FieldReading } from './field-reading.ts';
import { holderInName } from './holder.ts';
import { matchesIn, rowById } from './personal-lexicon.ts';
import { type PrivacyVerdict, verdictBy } from './privacy-verdict.ts';
import { kindOf, plays, themeOf } from './word-roles.ts';
import { wordsOfName } from './words-of-name.ts';

/** What a record about a person holds is about that person, unless it is about the record. */
export function byRecord(reading: FieldReading): PrivacyVerdict | undefined {
  const { field, around } = reading;
  if (field.fields.length > 0 || isOfThing(reading)) return undefined;
  const row = recordRow(reading);
  if (row !== undefined) {
    if (isOfRecord(reading) || (around.ofPeople && isLink(reading))) return undefined;
    const found = rowOfValue(row, reading);
    return verdictBy(found, 'indirect', 'low', ['a record about people'], around);
  }
  if (around.kind !== 'person' || around.from === 'text' || isOfRecord(reading) || isLink(reading)) return undefined;
  const theme = themeAround(reading);
  const found = theme === 'person-status' ? rowOfWord(reading) : rowById(theme);
  return verdictBy(found, 'indirect', 'low', ['an attribute of a person'], around);
}

function recordRow({ around, peopleAbout }: FieldReading): string | undefined {
  return around.kind !== 'animal' && (around.ofPeople || peopleAbout) ? around.row : undefined;
}

function isLink({ field }: FieldReading): boolean {
  return field.refersTo !== undefined || field.type?.value === 'uri';
}

/** Where and when it was tells less than what it was. */
function rowOfValue(row: string, reading: FieldReading): PersonalDataCategory {
  const { name, languages, field } = reading;
  if (row === 'person-status') return rowOfWord(reading);
  if (matchesIn(name, languages).some(({ row: { category } }) => PLACES.has(category))) return rowById('small-area');
  if (row === 'criminal' && field.type && MOMENTS.has(field.type.value)) return rowById('event-date');
  return rowById(isClinical(row, reading) ? 'health' : row);
}

const PLACES: ReadonlySet<string> = new Set(['address', 'location']);
const MOMENTS: ReadonlySet<string> = new Set(['date', 'datetime', 'time']);

/** What was found and done during a stay tells of health, how long it was does not. */
function isClinical(row: string, { name, text, languages }: FieldReading): boolean {
  if (row !== 'health-care') return false;
  return matchesIn([...name, ...text.slice(0, 5)], languages).some(({ row: { id } }) => id === 'health');
}

/** What a word would be of a person: a `weekly_amount` is of the income. */
function rowOfWord({ name, languages }: FieldReading): PersonalDataCategory {
  const found = matchesIn(name, languages).find(({ row, list }) => list === 'inPerson' && OF_WORDS.has(row.category));
  return found && found.row.special === undefined ? found.row : rowById('person-status');
}

const OF_WORDS: ReadonlySet<string> = new Set(['financial', 'education', 'employment', 'family', 'location']);

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
  const last = name.at(-1) ?? '';
  if (kindOf(last, languages) === 'organisation') return true;
  const holder = holderInName(name, name.length, 0, languages);
  // `stop_reason` is of no bus stop.
  if (holder !== undefined && THINGS.has(holder.kind) && !plays('attribute', last, languages)) return true;
  const said = reading.inText()?.kind;
  if (said === 'animal') return true;
  const isPerson = reading.around.kind === 'person' && reading.around.row === undefined;
  return !isPerson && (said === 'organisation' || said === 'either');
}

const THINGS: ReadonlySet<string> = new Set(['animal', 'asset', 'either', 'organisation', 'place']);
