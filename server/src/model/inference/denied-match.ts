import { remembered } from '../../base/remembered.ts';
import type { Field } from '../entities.ts';
import type { PersonalDataCategory } from '../vocabularies/load.ts';
import type { FieldReading } from './field-reading.ts';
import type { Languages } from './languages.ts';
import type { LexiconMatch } from './personal-lexicon.ts';
import { isCase, kindOf, plays } from './word-roles.ts';
import { wordsOfName, wordsOfThing } from './words-of-name.ts';

/** A word around speaks against it, or what stands beside it makes it something else. */
export function isDenied(match: LexiconMatch, words: readonly string[], reading: FieldReading): boolean {
  return (
    isSpokenAgainst(match, words, reading) || !isOfType(match.row, reading.field) || isTurned(match, words, reading)
  );
}

function isSpokenAgainst({ row, run, start }: LexiconMatch, words: readonly string[], reading: FieldReading): boolean {
  const cues = cuesOf(row);
  if (cues.length === 0) return false;
  const { field, title, languages } = reading;
  const around = [...words];
  // The name of a teacher is a person's in a school, too, and so is `director_date_of_birth` in a company.
  if (![...run, ...words.slice(0, start)].some((word) => isParty(word, row, languages))) {
    around.push(...wordsOfThing(field.entity), ...title);
    if (field.parent) around.push(...wordsOfThing(field.parent));
  }
  return cues.some((cue) => cue.every((word) => around.includes(word)) && !cue.every((word) => run.includes(word)));
}

const cuesOf = remembered(({ negative = [] }: PersonalDataCategory) => negative.map(wordsOfName));

function isParty(word: string, { inherent }: PersonalDataCategory, languages: Languages): boolean {
  const kind = kindOf(word, languages);
  return kind === 'person' || (kind === 'either' && inherent === true);
}

/** A moment is no name, and a number is no text. */
function isOfType(row: PersonalDataCategory, { type }: Field): boolean {
  if (type === undefined) return true;
  if (MOMENTS.has(type.value)) return !TIMELESS.has(row.category) && row.scope !== 'contact';
  return row.category !== 'free-text' || !['boolean', 'integer', 'number', 'year'].includes(type.value);
}

const MOMENTS: ReadonlySet<string> = new Set(['date', 'datetime', 'time']);
const TIMELESS: ReadonlySet<string> = new Set([
  'name',
  'address',
  'contact',
  'government-id',
  'free-text',
  'image',
  'case-reference',
  'credential',
]);

function isStaff(word: string, { languages }: FieldReading): boolean {
  return kindOf(word, languages) === 'person' && !isCase(word, languages);
}

/** `email_template`, `number_of_addresses` */
function isTurned({ row, run, start, list }: LexiconMatch, words: readonly string[], reading: FieldReading): boolean {
  const { languages } = reading;
  if (row.id !== 'age' && words.slice(0, start).some((word) => plays('counts', word, languages))) return true;
  const after = words.slice(start + run.length);
  const last = after.at(-1);
  if (last === undefined) return false;
  if (after.some((word) => plays('turns', word, languages))) return true;
  // `diagnosis_assessor`
  if (
    row.special !== undefined &&
    !plays('of', after[0] ?? '', languages) &&
    after.some((word) => isStaff(word, reading))
  )
    return true;
  const isIdentity = row.identifies === 'direct' || row.identifies === 'pseudonymous' || row.scope === 'contact';
  if (!isIdentity && list !== 'inPerson') return false;
  if (plays('veiled', last, languages)) return false;
  const telling = plays('code', last, languages) ? (after.at(-2) ?? last) : last;
  if (plays('about', telling, languages) && !plays('keeps', telling, languages)) return true;
  // The number of an address is not the address.
  return row.identifies !== 'pseudonymous' && plays('key', last, languages);
}
