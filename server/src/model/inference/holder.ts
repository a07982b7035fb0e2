import { remembered } from '../../base/remembered.ts';
import { conceptOf } from '../concept-of.ts';
import type { Entity, Field, Standard } from '../entities.ts';
import { fieldsOf } from '../formats/build.ts';
import { keyOfLanguages, type Languages } from './languages.ts';
import { matchesIn } from './personal-lexicon.ts';
import { isGrouping, type Kind, kindOf, plays, recordRowOf } from './word-roles.ts';
import { wordsOfName } from './words-of-name.ts';

/** Whom or what a field tells about. */
export interface Holder {
  readonly kind: Kind;
  /** As the evidence names it: `patient`, `entity “Person”`. */
  readonly because: string;
  /** How it is known; what stands nearer counts before what stands around. */
  readonly from: 'name' | 'text' | 'parent' | 'entity' | 'unknown';
  /** Row of the lexicon that its records belong to: of an arrest the criminal records. */
  readonly row?: string;
}

export const UNKNOWN: Holder = { kind: 'unknown', because: '', from: 'unknown' };

/** Of a name, without the words from `start` on that say what is held: the nearest word before them, else the nearest after. */
export function holderInName(
  words: readonly string[],
  start: number,
  length: number,
  languages: Languages,
): Holder | undefined {
  for (let index = start - 1; index >= 0; index--) {
    const found = namedAt(words, index, languages);
    if (found) return found;
  }
  for (let index = start + length; index < words.length; index++) {
    const found = namedAt(words, index, languages);
    if (found) return found;
  }
  return undefined;
}

function namedAt(words: readonly string[], index: number, languages: Languages): Holder | undefined {
  const word = words[index] ?? '';
  if (plays('plain', word, languages) || plays('about', word, languages) || isGrouping(word, languages))
    return undefined;
  const kind = kindOf(word, languages);
  return kind && { kind, because: `“${word}” in the name`, from: 'name' };
}

/** Of the first sentence of a description: the first person or thing in it, or either where it offers both. */
export function holderInText(words: readonly string[], languages: Languages): Holder | undefined {
  let found: Holder | undefined;
  for (const [index, word] of words.entries()) {
    if (isGrouping(word, languages) || plays('plain', word, languages)) continue;
    const named = kindOf(word, languages);
    // "individual release", "parent specimen"
    const kind =
      named === 'sometimes' || word === 'individual' ? (isAlone(words[index + 1]) ? 'person' : undefined) : named;
    if (!kind || kind === 'event' || kind === 'record' || kind === 'aggregate') continue;
    if (!found) found = { kind, because: `“${word}” in the description`, from: 'text' };
    else if (isOffered(found.kind, kind) && words.slice(Math.max(0, index - 3), index).some(isOr))
      return { ...found, kind: 'either' };
  }
  return found;
}

function isAlone(next: string | undefined): boolean {
  return next === undefined || BEHIND_NOUNS.has(next);
}

const BEHIND_NOUNS: ReadonlySet<string> = new Set(
  'in or and at who whose that to for of with from is was has on under by when if as et ou qui dont y o que e che und oder der die das en die dat'.split(
    ' ',
  ),
);

function isOffered(first: Kind, second: Kind): boolean {
  return (first === 'person') !== (second === 'person') && [first, second].every((kind) => PARTIES.has(kind));
}

const PARTIES: ReadonlySet<Kind> = new Set(['person', 'organisation', 'either']);

function isOr(word: string): boolean {
  return /^(?:or|ou|o|oder|of)$/.test(word);
}

/** Of what is around a field: the objects that it lies in, from the inside, then its entity. */
export function holderAround(field: Field, languages: Languages): Holder {
  for (let around = field.parent; around; around = around.parent) {
    const holder = holderOfContainer(around, languages);
    if (holder) return holder;
  }
  return holderOfEntity(field.entity, languages);
}

function holderOfContainer(field: Field, languages: Languages): Holder | undefined {
  const words = wordsOfName(field.name);
  const named = lastKind(words, languages);
  const target = field.refersTo?.fragment && wordsOfName(lastSegment(field.refersTo.fragment));
  const kind = certain(named ?? (target ? lastKind(target, languages) : undefined), field.fields, languages);
  const row = rowIn(words, languages);
  if (kind) return { kind, because: `object “${field.name}”`, from: 'parent', ...(row && { row }) };
  if (isPersonBySiblings(field.fields, languages))
    return { kind: 'person', because: `the fields beside it in “${field.name}”`, from: 'parent' };
  if (row) return { kind: 'unknown', because: `object “${field.name}”`, from: 'parent', row };
  const said = field.description && holderInText(firstWords(field.description.value), languages);
  return said && said.kind !== 'asset' ? said : undefined;
}

/** What is sometimes a person is one when its fields agree. */
function certain(kind: Kind | undefined, fields: readonly Field[], languages: Languages): Kind | undefined {
  if (kind !== 'sometimes') return kind;
  return personalNames(fields, languages) > 0 ? 'person' : undefined;
}

/** The kind that the last telling word names. */
function lastKind(words: readonly string[], languages: Languages): Kind | undefined {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? '';
    if (isGrouping(word, languages) || plays('plain', word, languages)) continue;
    const kind = kindOf(word, languages);
    if (kind) return kind;
  }
  return undefined;
}

function rowIn(words: readonly string[], languages: Languages): string | undefined {
  for (const word of words) {
    const row = recordRowOf(word, languages);
    if (row) return row;
  }
  return undefined;
}

export function holderOfEntity(entity: Entity, languages: Languages): Holder {
  const known = holdersByEntity(entity);
  const key = keyOfLanguages(languages);
  const found = known.get(key);
  if (found) return found;
  const holder = findHolder(entity, languages);
  known.set(key, holder);
  return holder;
}

/** Memo by the languages that the entity is read in. */
const holdersByEntity = remembered((_: Entity) => new Map<string, Holder>());

function findHolder(entity: Entity, languages: Languages): Holder {
  const because = `entity “${entity.name}”`;
  if (entity.thingIsDeclared) return { kind: entity.thing, because, from: 'entity' };
  const concept = conceptOf(entity);
  const words = wordsOfName(entity.name);
  const row = rowIn(words, languages);
  const more = row === undefined ? {} : { row };
  const term = concept && certain(lastKind(wordsOfName(lastSegment(concept)), languages), entity.fields, languages);
  if (term) return { kind: term, because: `concept of ${because}`, from: 'entity', ...more };
  if (isAnimal(entity, languages)) return { kind: 'animal', because, from: 'entity' };
  const named = certain(lastKind(words, languages), entity.fields, languages);
  // A record or an event is told apart by what it is about.
  if (named && named !== 'record' && named !== 'event') return { kind: named, because, from: 'entity', ...more };
  if (isPersonBySiblings(entity.fields, languages))
    return { kind: 'person', because: `the fields of “${entity.name}”`, from: 'entity', ...more };
  if (row === undefined) {
    const title = entity.title && lastKind(wordsOfName(entity.title.value.slice(0, 80)), languages);
    const described = entity.description && holderInText(firstWords(entity.description.value), languages);
    // That a description speaks of a person does not make the thing one: "a review that a customer writes".
    const said = [title, described?.kind].find((kind) => kind && TELLING.has(kind));
    if (said) return { kind: said, because: `what is said of “${entity.name}”`, from: 'entity' };
  }
  const used = kindByUse(entity, languages);
  if (used) return { kind: used, because, from: 'entity', ...more };
  // An address or a contact that nothing says whose it is.
  const grouping =
    words.length > 0 && words.every((word) => isGrouping(word, languages) || plays('plain', word, languages));
  return { kind: named ?? (grouping && isOfContacts(words) ? 'either' : 'unknown'), because, from: 'entity', ...more };
}

const TELLING: ReadonlySet<Kind> = new Set(['organisation', 'place', 'animal']);

function isOfContacts(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(?:address|adresse|direccion|indirizzo|adres|endereco|morada|anschrift|telecom|contact)$/.test(word),
  );
}

/** Names that only people have stand among the fields. */
function isPersonBySiblings(fields: readonly Field[], languages: Languages): boolean {
  return personalNames(fields, languages) > 1;
}

/** How many, of two at most. */
function personalNames(fields: readonly Field[], languages: Languages): number {
  let count = 0;
  for (const { name } of fields) {
    const words = wordsOfName(name);
    const [match] = matchesIn(words, languages);
    if (match && match.run.length === words.length && match.list !== 'inPerson' && SURE_ROWS.has(match.row.id)) count++;
    if (count === 2) break;
  }
  return count;
}

const SURE_ROWS: ReadonlySet<string> = new Set(
  'full-name given-name family-name form-of-address birth-date birth-year birth-place sex-gender nationality national-id health-id passport driving-licence education-id marital-status ethnicity religion'.split(
    ' ',
  ),
);

function isAnimal({ fields }: Entity, languages: Languages): boolean {
  const cue = fields.some(({ name }) => {
    const words = wordsOfName(name);
    return ANIMAL_FIELDS.has(words.join('_')) || (words.length === 1 && kindOf(words[0] ?? '', languages) === 'animal');
  });
  return cue && !fields.some(({ name }) => isNameOfPerson(name, languages));
}

const HUMAN_ROWS: ReadonlySet<string> = new Set(
  'given-name family-name ethnicity religion marital-status nationality national-id'.split(' '),
);

function isNameOfPerson(name: string, languages: Languages): boolean {
  return matchesIn(wordsOfName(name), languages).some(({ row, list }) => list !== 'inPerson' && HUMAN_ROWS.has(row.id));
}

const ANIMAL_FIELDS: ReadonlySet<string> = new Set(
  'scientific_name species taxon taxon_id breed vernacular_name nom_scientifique nombre_cientifico'.split(' '),
);

/** An object that is part of others is about what they are about. */
function kindByUse(entity: Entity, languages: Languages): Kind | undefined {
  const users = usersIn(entity.standard).get(keyOf(entity)) ?? [];
  const kinds = new Set<Kind>();
  for (const field of users) {
    if (field.entity === entity) continue;
    const kind = lastKind(wordsOfName(field.name), languages) ?? lastKind(wordsOfName(field.entity.name), languages);
    if (kind) kinds.add(kind === 'sometimes' ? 'either' : kind);
  }
  if (kinds.size === 0) return undefined;
  const [first] = kinds;
  if (kinds.size === 1) return first;
  return kinds.has('person') || kinds.has('either') ? 'either' : first;
}

const usersIn = remembered((standard: Standard): ReadonlyMap<string, readonly Field[]> => {
  const users = new Map<string, Field[]>();
  for (const field of fieldsOf(standard)) {
    const { refersTo } = field;
    if (refersTo?.resource !== undefined || !refersTo?.fragment) continue;
    const key = lastSegment(refersTo.fragment);
    const list = users.get(key) ?? [];
    list.push(field);
    users.set(key, list);
  }
  return users;
});

function keyOf({ node, name }: Entity): string {
  return typeof node.slot === 'string' ? node.slot : name;
}

function lastSegment(address: string): string {
  return address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')) + 1);
}

/** Whether people are among what a standard or an entity tells about, so that a diagnosis or an e-mail address in it is somebody's. */
export function hasPeople(entity: Entity, languages: Languages): boolean {
  return peopleIn(entity, languages) >= 2;
}

export function standardHasPeople(standard: Standard, languages: Languages): boolean {
  const known = peopleByStandard(standard);
  const key = keyOfLanguages(languages);
  let found = known.get(key);
  if (found === undefined) {
    found = standard.entities.some(
      (entity) => hasPeople(entity, languages) || holderOfEntity(entity, languages).kind === 'person',
    );
    known.set(key, found);
  }
  return found;
}

const peopleByStandard = remembered((_: Standard) => new Map<string, boolean>());

function peopleIn(entity: Entity, languages: Languages): number {
  const known = peopleByEntity(entity);
  const key = keyOfLanguages(languages);
  let count = known.get(key);
  if (count === undefined) {
    count = 0;
    for (const { name } of entity.fields) {
      const words = wordsOfName(name);
      if (words.some((word) => kindOf(word, languages) === 'animal')) continue;
      const about = words.length > 1 && words.some((word) => PEOPLE.has(word) || isCase(word, languages));
      if (about || matchesIn(words, languages).some(({ row, list }) => list !== 'inPerson' && SURE_ROWS.has(row.id)))
        count++;
    }
    known.set(key, count);
  }
  return count;
}

const peopleByEntity = remembered((_: Entity) => new Map<string, number>());

/** Those whom a register or a case is about, not those who keep it. */
const PEOPLE: ReadonlySet<string> = new Set(
  'patient person claimant applicant student pupil employee offender prisoner defendant victim customer tenant resident voter citizen learner participant taxpayer'.split(
    ' ',
  ),
);

function isCase(word: string, languages: Languages): boolean {
  return word.length > 5 && !languages.guessed && languages.all.length > 1 && kindOf(word, languages) === 'person';
}

/** The first sentence, without articles. */
export function firstWords(text: string): string[] {
  const [sentence = ''] = text.slice(0, 200).split(/[.;:|(\n\u2013\u2014]/);
  return wordsOfName(sentence.replace(/[’']s\b/g, ''))
    .filter((word) => !ARTICLES.has(word))
    .slice(0, 16);
}

const ARTICLES: ReadonlySet<string> = new Set(
  'the a an le la les l el los las il lo gli der die das het een os as um uma'.split(' '),
);
