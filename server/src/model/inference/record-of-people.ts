import type { Entity, Field } from '../entities.ts';
import type { Located } from '../located.ts';
import { firstWords } from './holder.ts';
import type { Languages } from './languages.ts';
import { tellsOfPeople } from './names-of-people.ts';
import { matchesIn } from './personal-lexicon.ts';
import { isCase, kindOf, plays, rowOfWords } from './word-roles.ts';
import { wordsOfThing } from './words-of-name.ts';

/** What is known of an entity whose records are about people although its name is no word for people. */
export interface RecordOfPeople {
  /** Row of the lexicon of what is told of them. */
  readonly row: string;
  readonly ofPeople: true;
}

/** "Inpatient episodes", or an `award` with a claimant's number: each record tells of a person. `named` is the row that the name says. */
export function recordOfPeople(
  entity: Entity,
  named: string | undefined,
  languages: Languages,
): RecordOfPeople | undefined {
  const people = entity.fields.filter((field) => tellsOfPeople(field, languages)).length;
  const text = textsOf(entity).flatMap((said) => (said ? firstWords(said.value, languages) : []));
  const speaksOfPeople = text.some((word) => isCase(word, languages) || isPerson(word, languages));
  const row = named ?? rowOfWords(text, languages);
  if (row !== undefined && (people > 0 || speaksOfPeople)) return { row, ofPeople: true };
  const isRecord = wordsOfThing(entity).some((word) => RECORDS.has(kindOf(word, languages) ?? ''));
  const told = entity.fields.filter((field) => isToldOfOne(field, languages)).length;
  const keys = entity.fields.filter((field) => isKeyOfPerson(field, languages)).length;
  const things = entity.fields.filter((field) =>
    wordsOfThing(field).some((word) => THINGS.has(kindOf(word, languages) ?? '')),
  ).length;
  const signs = told + keys + (speaksOfPeople ? 1 : 0);
  return (isRecord && signs > 1) || (keys > 0 && told > 0 && told + keys > things)
    ? { row: row ?? 'person-status', ofPeople: true }
    : undefined;
}

/** A table that is a standard of its own is described there. */
function textsOf({ title, description, standard }: Entity): readonly (Located<string> | undefined)[] {
  const isAlone = standard.entities.length === 1;
  return [title, description, ...(isAlone ? [standard.title, standard.description] : [])];
}

function isPerson(word: string, languages: Languages): boolean {
  const kind = kindOf(word, languages);
  if (plays('people', word, languages)) return true;
  return kind === 'person' || kind === 'sometimes';
}

/** What is told of one person alone, and not of the staff that keep the record: a sex, a date of birth, a number of the state. */
function isToldOfOne(field: Field, languages: Languages): boolean {
  return matchesIn(wordsOfThing(field), languages).some(({ row, list }) => list !== 'inPerson' && OF_ONE.has(row.id));
}

const OF_ONE: ReadonlySet<string> = new Set([
  'age',
  'birth-date',
  'birth-year',
  'birth-place',
  'education-id',
  'ethnicity',
  'health-id',
  'marital-status',
  'national-id',
  'nationality',
  'passport',
  'religion',
  'sex-gender',
]);

/** `claimant_nino`, `child_id` */
function isKeyOfPerson(field: Field, languages: Languages): boolean {
  const words = wordsOfThing(field);
  return words.length > 1 && isPerson(words[0] ?? '', languages) && plays('identifier', words.at(-1) ?? '', languages);
}

/** In a table about both, nothing says whose a plain attribute is. */
const THINGS: ReadonlySet<string> = new Set(['organisation', 'asset']);
const RECORDS: ReadonlySet<string> = new Set(['record', 'event']);
