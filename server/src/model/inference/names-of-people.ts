import { remembered } from '../../base/remembered.ts';
import type { Entity, Field } from '../entities.ts';
import type { PersonalDataCategory } from '../vocabularies/load.ts';
import { keyOfLanguages, type Languages } from './languages.ts';
import { matchesIn } from './personal-lexicon.ts';
import { isCase, kindOf } from './word-roles.ts';
import { wordsOfThing } from './words-of-name.ts';

/** How many fields, of two at most, have names that only people's fields have. */
export function namesOfPeople(fields: readonly Field[], languages: Languages): number {
  let count = 0;
  for (const field of fields) {
    const words = wordsOfThing(field);
    const [match] = matchesIn(words, languages);
    if (match && match.run.length === words.length && match.list !== 'inPerson' && ONLY_OF_PEOPLE.has(match.row.id))
      count++;
    if (count === 2) break;
  }
  return count;
}

/** A name that only people's fields have, or one of the people whom records are kept about. */
export function tellsOfPeople(field: Field, languages: Languages): boolean {
  const words = wordsOfThing(field);
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
export function tellsOf(row: PersonalDataCategory, entity: Entity, languages: Languages): boolean {
  const known = rowsByEntity(entity);
  const key = keyOfLanguages(languages);
  const rows = known.get(key) ?? rowsTold(entity, languages);
  known.set(key, rows);
  return rows.has(row.id);
}

const rowsByEntity = remembered((_: Entity) => new Map<string, ReadonlySet<string>>());

function rowsTold({ fields }: Entity, languages: Languages): ReadonlySet<string> {
  const told = new Set<string>();
  const once = new Set<string>();
  for (const field of fields) {
    const words = wordsOfThing(field);
    for (const { row, run, list } of matchesIn(words, languages)) {
      const isPlain = list === 'strong' || (list === 'tokens' && run.length > 1);
      if (isPlain || (run.length === words.length && once.has(row.id))) told.add(row.id);
      if (run.length === words.length) once.add(row.id);
    }
  }
  return told;
}

/** What animals do not have; a sex and an age they have. */
export function isOnlyHuman(field: Field, languages: Languages): boolean {
  return matchesIn(wordsOfThing(field), languages).some(({ row, list }) => list !== 'inPerson' && HUMAN.has(row.id));
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
