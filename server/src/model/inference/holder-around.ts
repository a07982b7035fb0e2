import { remembered } from '../../base/remembered.ts';
import { conceptOf } from '../concept-of.ts';
import type { Entity, Field, Standard } from '../entities.ts';
import { fieldsOf } from '../formats/build.ts';
import { firstWords, type Holder, holderInText } from './holder.ts';
import { isStatistics } from './is-statistics.ts';
import { keyOfLanguages, type Languages } from './languages.ts';
import { isOnlyHuman, namesOfPeople } from './names-of-people.ts';
import { recordOfPeople } from './record-of-people.ts';
import {
  isAnimalField,
  isGrouping,
  type Kind,
  kindOf,
  namesRecord,
  plays,
  recordRowOf,
  rowOfWords,
} from './word-roles.ts';
import { wordsOfName, wordsOfThing } from './words-of-name.ts';

/** Of what is around a field: the objects that it lies in, from the inside, then its entity. */
export function holderAround(field: Field, languages: Languages): Holder {
  for (let around = field.parent; around; around = around.parent) {
    const holder = holderOfContainer(around, languages);
    if (holder) return holder;
  }
  return holderOfEntity(field.entity, languages);
}

/** All fields of an object ask for its holder. */
function holderOfContainer(field: Field, languages: Languages): Holder | undefined {
  const known = holdersByContainer(field);
  const key = keyOfLanguages(languages);
  if (!known.has(key)) known.set(key, findContainer(field, languages));
  return known.get(key);
}

const holdersByContainer = remembered((_: Field) => new Map<string, Holder | undefined>());

function findContainer(field: Field, languages: Languages): Holder | undefined {
  const words = wordsOfThing(field);
  const named = lastKind(words, languages);
  const target = field.refersTo?.fragment && wordsOfName(lastSegment(field.refersTo.fragment));
  const kind = certain(named ?? (target ? lastKind(target, languages) : undefined), field.fields, languages);
  const row = rowOfWords(words, languages);
  if (kind) return { kind, because: `object “${field.name}”`, from: 'parent', ...(row && { row }) };
  if (isPersonBySiblings(field.fields, languages))
    return { kind: 'person', because: `the fields beside it in “${field.name}”`, from: 'parent' };
  if (row) return { kind: 'unknown', because: `object “${field.name}”`, from: 'parent', row };
  const said = field.description && holderInText(firstWords(field.description.value, languages), languages);
  return said && said.kind !== 'asset' ? said : undefined;
}

/** What is sometimes a person is one when its fields agree, and a party whose fields are a person's and no organisation's. */
function certain(kind: Kind | undefined, fields: readonly Field[], languages: Languages): Kind | undefined {
  if (kind === 'either')
    return isPersonBySiblings(fields, languages) && !hasOrganisations(fields, languages) ? 'person' : kind;
  if (kind !== 'sometimes') return kind;
  return namesOfPeople(fields, languages) > 0 ? 'person' : undefined;
}

function hasOrganisations(fields: readonly Field[], languages: Languages): boolean {
  return fields.some((field) => wordsOfThing(field).some((word) => kindOf(word, languages) === 'organisation'));
}

/** The kind that the last telling word names. An account is that of its user, a stay in a hospital is no hospital. */
function lastKind(words: readonly string[], languages: Languages): Kind | undefined {
  let found: Kind | undefined;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? '';
    if (isGrouping(word, languages) || plays('plain', word, languages)) continue;
    const kind = kindOf(word, languages);
    const isEvent: boolean = recordRowOf(word, languages) !== undefined;
    if (found !== undefined) {
      if (kind === 'person') return kind;
    } else if (isEvent || (kind === 'either' && plays('held', word, languages))) found = isEvent ? 'record' : kind;
    else if (kind) return kind;
  }
  return found;
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
  const because = entity.name === '' ? '' : `entity “${entity.name}”`;
  if (entity.thingIsDeclared) return { kind: entity.thing, because, from: 'entity' };
  const words = wordsOfThing(entity);
  const row = rowOfWords(words, languages);
  const more = row === undefined ? {} : { row };
  const concept = conceptOf(entity);
  const term = concept && certain(lastKind(wordsOfName(lastSegment(concept)), languages), entity.fields, languages);
  if (term) return { kind: term, because: `concept of ${because || 'the record'}`, from: 'entity', ...more };
  if (isAnimal(entity, languages)) return { kind: 'animal', because, from: 'entity' };
  const told = recordOfPeople(entity, row, languages);
  if (told === undefined && isCounting(words, languages)) return { kind: 'aggregate', because, from: 'entity' };
  const named = kindNamed(words, entity, told !== undefined, languages);
  // A record or an event is told apart by what it is about.
  if (named && named !== 'record' && named !== 'event') return { kind: named, because, from: 'entity', ...more };
  const known = kindShown(entity, row !== undefined || told !== undefined, languages);
  if (known) return { from: 'entity', ...known, ...(known.kind === 'person' && more) };
  const contacts = isOfContacts(words, languages);
  const used = kindByUse(entity, languages);
  // Whose it is matters of an address; a thing with a name of its own is a thing.
  const kind = (used === 'either' && !contacts ? undefined : used) ?? named ?? (contacts ? 'either' : 'unknown');
  return { kind, because, from: 'entity', ...(told ?? more) };
}

/** `voter_turnout` */
function isCounting(words: readonly string[], languages: Languages): boolean {
  return words.length > 1 && plays('counts', words.at(-1) ?? '', languages);
}

function kindNamed(
  words: readonly string[],
  { fields }: Entity,
  isTold: boolean,
  languages: Languages,
): Kind | undefined {
  const last = namesRecord(words, languages) ? 'record' : lastKind(words, languages);
  // A `school_absence` with a pupil's number is no school.
  const isOfPart = isTold && last !== 'person' && kindOf(words.at(-1) ?? '', languages) === undefined;
  return isOfPart ? undefined : certain(last, fields, languages);
}

/** What the fields show and the texts say where the name does not. */
function kindShown(
  entity: Entity,
  isRecord: boolean,
  languages: Languages,
): Pick<Holder, 'kind' | 'because'> | undefined {
  const { name, fields } = entity;
  if (isStatistics(entity, languages)) return { kind: 'aggregate', because: name === '' ? '' : `entity “${name}”` };
  if (isPersonBySiblings(fields, languages))
    return { kind: 'person', because: name === '' ? 'the fields beside it' : `the fields of “${name}”` };
  // "Hospital admissions of patients" are no hospitals.
  const said = isRecord ? undefined : kindSaid(entity, languages);
  return said && { kind: said, because: name === '' ? 'what is said of it' : `what is said of “${name}”` };
}

/** That a description speaks of a person does not make the thing one: "a review that a customer writes". */
function kindSaid({ title, description }: Entity, languages: Languages): Kind | undefined {
  const titled = title && lastKind(wordsOfName(title.value.slice(0, 80)), languages);
  const described = description && holderInText(firstWords(description.value, languages), languages);
  return [titled, described?.kind].find((kind) => kind && TELLING.has(kind));
}

const TELLING: ReadonlySet<Kind> = new Set(['organisation', 'place', 'animal']);

/** An address or a contact that nothing says whose it is. */
function isOfContacts(words: readonly string[], languages: Languages): boolean {
  return (
    words.some((word) => plays('contact', word, languages)) &&
    words.every((word) => isGrouping(word, languages) || plays('plain', word, languages))
  );
}

/** Names that only people have stand among the fields. */
function isPersonBySiblings(fields: readonly Field[], languages: Languages): boolean {
  return namesOfPeople(fields, languages) > 1;
}

function isAnimal({ fields }: Entity, languages: Languages): boolean {
  const cue = fields.some((field) => {
    const words = wordsOfThing(field);
    return isAnimalField(words, languages) || (words.length === 1 && isAnimalWord(words[0] ?? '', languages));
  });
  return cue && !fields.some((field) => isOnlyHuman(field, languages));
}

/** A `host` is as often a computer. */
function isAnimalWord(word: string, languages: Languages): boolean {
  return kindOf(word, languages) === 'animal' && !plays('about', word, languages);
}

/** An object that is part of others is about what they are about. */
function kindByUse(entity: Entity, languages: Languages): Kind | undefined {
  const users = usersIn(entity.standard).get(keyOf(entity)) ?? [];
  const kinds = new Set<Kind>();
  for (const field of users) {
    if (field.entity === entity) continue;
    const kind = lastKind(wordsOfThing(field), languages) ?? lastKind(wordsOfThing(field.entity), languages);
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
