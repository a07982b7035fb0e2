import type { Entity, Field } from '../entities.ts';
import type { PersonalDataCategory } from '../vocabularies/load.ts';
import type { Languages } from './languages.ts';
import { matchesIn } from './personal-lexicon.ts';
import { isCase, kindOf } from './word-roles.ts';
import { wordsOfName } from './words-of-name.ts';

/** How many fields, of two at most, have names that only people's fields have. */
export function namesOfPeople(fields: readonly Field[], languages: Languages): number {
  let count = 0;
  for (const { name } of fields) {
    const words = wordsOfName(name);
    const [match] = matchesIn(words, languages);
    if (match && match.run.length === words.length && match.list !== 'inPerson' && ONLY_OF_PEOPLE.has(match.row.id))
      count++;
    if (count === 2) break;
  }
  return count;
}

/** A name that only people's fields have, or one of the people whom records are kept about. */
export function tellsOfPeople({ name }: Field, languages: Languages): boolean {
  const words = wordsOfName(name);
  if (words.some((word) => kindOf(word, languages) === 'animal')) return false;
  if (words.length > 1 && words.some((word) => isCase(word, languages))) return true;
  return matchesIn(words, languages).some(({ row, list }) => list !== 'inPerson' && ONLY_OF_PEOPLE.has(row.id));
}

const ONLY_OF_PEOPLE: ReadonlySet<string> = new Set([
  'full-name',
  'given-name',
  'family-name',
  'form-of-address',
  'birth-date',
  'birth-year',
  'birth-place',
  'sex-gender',
  'nationality',
  'national-id',
  'health-id',
  'passport',
  'driving-licence',
  'education-id',
  'marital-status',
  'ethnicity',
  'religion',
]);

/** Whether a field says plainly that records of an entity are of a row of the lexicon, or two agree: `plea` and `verdict`. */
export function tellsOf(row: PersonalDataCategory, { fields }: Entity, languages: Languages): boolean {
  let whole = 0;
  for (const { name } of fields) {
    const words = wordsOfName(name);
    for (const match of matchesIn(words, languages)) {
      if (match.row !== row) continue;
      if (match.list === 'strong' || (match.list === 'tokens' && match.run.length > 1)) return true;
      if (match.run.length === words.length && ++whole > 1) return true;
    }
  }
  return false;
}

/** What animals do not have; a sex and an age they have. */
export function isOnlyHuman({ name }: Field, languages: Languages): boolean {
  return matchesIn(wordsOfName(name), languages).some(({ row, list }) => list !== 'inPerson' && HUMAN.has(row.id));
}

const HUMAN: ReadonlySet<string> = new Set([
  'given-name',
  'family-name',
  'ethnicity',
  'religion',
  'marital-status',
  'nationality',
  'national-id',
]);
