import type { Entity, Field } from '../entities.ts';
import { firstWords } from './holder.ts';
import type { Languages } from './languages.ts';
import { matchesIn } from './personal-lexicon.ts';
import { isCase, plays } from './word-roles.ts';
import { wordsOfThing } from './words-of-name.ts';

/** Whether the records count people instead of telling of one: a `population` by `age` and `sex`, and nothing that only one person has. */
export function isStatistics({ fields }: Entity, languages: Languages): boolean {
  return (
    fields.some((field) => isMeasure(field, languages)) &&
    !fields.some((field) => isOfOne(wordsOfThing(field), languages))
  );
}

/** `deaths`, `rate_per_100000`, `number_of_claims` */
function isMeasure(field: Field, languages: Languages): boolean {
  const { name, type, fields, description } = field;
  if (fields.length > 0 || (type && !NUMBERS.has(type.value))) return false;
  const words = wordsOfThing(field);
  if (type && isOfMany(name, words, languages)) return true;
  if (description && isNumberOfPeople(firstWords(description.value, languages), languages)) return true;
  const [first = '', second = ''] = words;
  if (plays('measure', words.length === 1 ? first : '', languages)) return true;
  if (second === '' || !plays('measure', first, languages)) return false;
  return plays('of', second, languages) && (plays('rate', first, languages) || isCase(words.at(-1) ?? '', languages));
}

/** `claimants`, `unemployed_persons` as numbers. */
function isOfMany(name: string, words: readonly string[], languages: Languages): boolean {
  return /[^s]s$/i.test(name) && isCase(words.at(-1) ?? '', languages);
}

/** "Number of unemployed people" */
function isNumberOfPeople([first = '', second = '', ...rest]: readonly string[], languages: Languages): boolean {
  if (!plays('measure', first, languages) || !plays('of', second, languages)) return false;
  return rest.slice(0, 3).some((word) => isCase(word, languages) || plays('people', word, languages));
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'number']);

function isOfOne(words: readonly string[], languages: Languages): boolean {
  if (words.length > 1 && words.some((word) => isCase(word, languages))) {
    // `number_of_patients` counts them, `patient_id` tells one.
    if (plays('identifier', words.at(-1) ?? '', languages)) return true;
  }
  return matchesIn(words, languages).some(
    ({ row, list }) => list !== 'inPerson' && (OF_ONE.has(row.category) || row.inherent),
  );
}

const OF_ONE: ReadonlySet<string> = new Set([
  'name',
  'contact',
  'address',
  'government-id',
  'date-of-birth',
  'case-reference',
  'online-id',
  'free-text',
]);
