import { snakeCase, wordsOf } from '../base/words.ts';
import { type AnonymityClaim, claimOf } from '../model/anonymity.ts';
import type { Entity, Field, Standard } from '../model/entities.ts';
import type { ClaimFact, PeopleField, PeopleRow } from '../model/facts.ts';
import { type FieldPrivacy, fieldPrivacy, inferredPrivacy } from '../model/inference/field-privacy.ts';
import { holderOfEntity } from '../model/inference/holder-around.ts';
import type { Languages } from '../model/inference/languages.ts';
import { matchesIn, rowById } from '../model/inference/personal-lexicon.ts';
import { languagesFor } from '../model/inference/spoken-languages.ts';
import { plays } from '../model/inference/word-roles.ts';
import { wordsOfName } from '../model/inference/words-of-name.ts';
import { keysOf } from '../model/key-field.ts';
import type { Place } from '../model/located.ts';
import { isPublicByLaw, openingOf, openingOfField } from '../model/openness.ts';
import { isInOffice } from '../model/public-office.ts';
import type { PersonalDataCategory } from '../model/vocabularies/load.ts';
import { countsTowards, isCoarse } from '../model/vocabularies/quasi-sets.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import { asMap, pathOf, valueAt } from '../syntax/tree.ts';
import { type MutableRows, originOf } from './comparison-rows.ts';
import type { RowPlaces } from './row-places.ts';

/** What the entities of a standard tell of people. `declared` are the languages of the document or the project. */
export function addPeople(rows: MutableRows, places: RowPlaces, standard: Standard, declared: readonly string[]): void {
  if (standard.entities.length === 0) return;
  const languages = languagesFor(standard, declared);
  const origin = originOf(places.file, standard);
  for (const entity of standard.entities) {
    // A pool of definitions is no record.
    if (entity.name === '' && standard.entities.length > 1) continue;
    const row = peopleRow({ entity, places, languages, declared }, origin);
    if (row.fields.length > 0 || row.extends.length > 0 || row.opening || row.claim) rows.people.push(row);
  }
}

interface Reading {
  readonly entity: Entity;
  readonly places: RowPlaces;
  readonly languages: Languages;
  readonly declared: readonly string[];
}

function peopleRow(reading: Reading, origin: PeopleRow['origin']): PeopleRow {
  const { entity, places } = reading;
  const { standard, marks } = entity;
  const opening = openingOf(marks, standard.marks);
  const claim = claimOf(entity);
  const all = [...fieldsIn(entity)];
  const subjects = marks.dataSubjects?.value ?? standard.marks.dataSubjects?.value;
  const { fields, person, aggregate } = peopleIn(
    reading,
    all.filter((field) => field.fields.length === 0),
    { isOpen: opening !== undefined, isClaimed: claim !== undefined, subjects },
  );
  const keys = keyFields(entity, fields);
  return {
    ...places.of(entity.node),
    origin,
    entity: entity.name,
    nameAt: pointed(places, entity.nameAt),
    ofPeople: person,
    aggregate,
    abstract: entity.abstract,
    opening: opening && { by: opening.by, text: opening.at.value },
    byLaw: isPublicByLaw(marks) || isPublicByLaw(standard.marks),
    claim: claim && claimFact(places, claim),
    fields,
    keys: keys.map(({ key }) => key),
    keysAt: keys.map(({ field }) => ({ ...pointed(places, field.nameAt), name: field.name })),
    extends: entity.extends,
    parts: all.flatMap(({ refersTo }) => refersTo ?? []),
    joins: entity.foreignKeys.map(({ target, targetEntity }) => ({ target, entity: targetEntity })),
  };
}

/** The fields of an entity by which people may be recognised, and whether it is about people or about how many there are. */
function peopleIn(
  reading: Reading,
  all: readonly Field[],
  {
    isOpen,
    isClaimed,
    subjects,
  }: { readonly isOpen: boolean; readonly isClaimed: boolean; readonly subjects: unknown },
): { readonly fields: readonly PeopleField[]; readonly person: boolean; readonly aggregate: boolean } {
  const { entity, languages } = reading;
  const read = all.map((field) => ({ field, one: peopleField(reading, field, isOpen) }));
  const found = read.flatMap(({ one }) => one ?? []);
  const silent = read.flatMap(({ field, one }) => (one ? [] : [field]));
  const hasKey = found.some(({ as, sure }) => as === 'key' && sure);
  const { kind } = holderOfEntity(entity, languages);
  // What has a birth of its own is a person, whatever it is called.
  const born = found.some(({ row, sure, name }) => sure && BIRTHS.has(row) && isWhole(name, languages));
  const person = PEOPLE.has(kind) || (born && kind !== 'animal' && kind !== 'aggregate');
  const isCounted = !hasKey && !PEOPLE.has(kind) && silent.some((field) => isMeasure(field, languages));
  // What was called anonymous was about people once.
  const byName = (isClaimed && (hasKey || isNamed(subjects))) || (isOpen && person);
  const named = byName ? silent.flatMap((field) => fieldOfPeople(reading, field, isOpen) ?? []) : [];
  const events = person ? silent.filter(isEvent).map((field) => eventOf(reading, field, isOpen)) : [];
  // What stands in a person's own record is the person's.
  const top = new Set(entity.fields.map(({ name }) => name));
  const settled = found.map((one) =>
    person && !one.sure && one.as === 'attribute' && top.has(one.name) ? { ...one, sure: true } : one,
  );
  return {
    fields: [...settled, ...named, ...events],
    person,
    aggregate: kind === 'aggregate' || isNobody(subjects) || isCounted,
  };
}

const PEOPLE: ReadonlySet<string> = new Set(['person', 'household']);
const BIRTHS: ReadonlySet<string> = new Set(['birth-date', 'birth-year']);

/** The fields by which records are told apart or joined, each once, with one spelling of its name. */
function keyFields(entity: Entity, found: readonly PeopleField[]): { readonly key: string; readonly field: Field }[] {
  const names = new Set([
    ...keysOf(entity).flat(),
    ...entity.foreignKeys.flatMap((key) => key.fields.map(({ value }) => value)),
    ...found.flatMap(({ as, name }) => (as === 'key' ? name : [])),
  ]);
  return entity.fields.flatMap((field) =>
    field.key || names.has(field.name) ? { key: snakeCase(field.name), field } : [],
  );
}

function isWhole(name: string, languages: Languages): boolean {
  const words = wordsOfName(name);
  return matchesIn(words, languages).some(({ run }) => run.length === words.length);
}

function* fieldsIn(entity: Entity): Generator<Field> {
  const stack = [...entity.fields].reverse();
  for (let field = stack.pop(); field; field = stack.pop()) {
    yield field;
    for (const inner of [...field.fields].reverse()) stack.push(inner);
  }
}

function peopleField(reading: Reading, field: Field, isOpen: boolean): PeopleField | undefined {
  const { privacy, sure } = privacyOf(field, reading.declared);
  const { personal, identifiability, row, confidence } = privacy;
  if (personal === 'none' || (!sure && confidence === 'low')) return undefined;
  const declared = privacy.source !== 'inferred';
  if (!row) {
    // Declared in words that the lexicon does not have: it counts by what it does.
    const as = identifiability === 'direct' ? 'direct' : identifiability === 'pseudonymous' ? 'key' : undefined;
    return as && { ...rest(reading, field, isOpen), as, row: '', label: '', weight: 0, quasi: false, sure, declared };
  }
  const as = roleOf(field, privacy, row);
  if (!as || (as === 'direct' && !sure)) return undefined;
  return fieldOf(reading, field, { as, row, isOpen, sure, declared });
}

/** A mark around the entity says that there are personal data, not which; so its kind is read from the field. */
function privacyOf(field: Field, declared: readonly string[]): { privacy: FieldPrivacy; sure: boolean } {
  for (let around: Field | undefined = field; around; around = around.parent)
    if (around.marks.personalData ?? around.inherited.personalData)
      return { privacy: fieldPrivacy(field, declared), sure: true };
  const privacy = inferredPrivacy(field, declared);
  return { privacy, sure: privacy.personal !== 'mixed' && privacy.confidence === 'high' };
}

function roleOf(
  field: Field,
  { personal, identifiability }: FieldPrivacy,
  row: PersonalDataCategory,
): PeopleField['as'] | undefined {
  if (identifiability === 'pseudonymous') return 'key';
  if (personal === 'direct') return 'direct';
  if (countsTowards(row.id)) return 'attribute';
  // A number of a person that is hashed still tells people apart; that there is one, or its last figures, does not.
  const veiled = row.identifies === 'direct' && field.type?.value !== 'boolean';
  return veiled && personal === 'indirect' && wordsOf(field.name).some((word) => HASHES.has(word)) ? 'key' : undefined;
}

const HASHES: ReadonlySet<string> = new Set(
  'hash hashed sha sha1 sha256 md5 hmac digest token tokenised tokenized encrypted encryption pseudonym pseudonymised pseudonymized pseudo'.split(
    ' ',
  ),
);

/** By the name alone, which must be that of something about a person, whatever the entity is called. */
function fieldOfPeople(reading: Reading, field: Field, isOpen: boolean): PeopleField | undefined {
  if (field.marks.personalData ?? field.inherited.personalData ?? field.refersTo) return undefined;
  const words = wordsOfName(field.name);
  const match = matchesIn(words, reading.languages).find(({ run }) => run.length === words.length);
  if (!match || match.row.identifies === 'direct' || !countsTowards(match.row.id)) return undefined;
  return fieldOf(reading, field, { as: 'attribute', row: match.row, isOpen, sure: true, declared: false });
}

/** When something happened to somebody, rather than when the record was written. */
function isEvent({ name, type, marks, inherited }: Field): boolean {
  if (type?.value !== 'datetime' || marks.personalData || inherited.personalData) return false;
  return !wordsOf(name).some((word) => AUDIT.has(word));
}

const AUDIT: ReadonlySet<string> = new Set(
  'created creation updated update modified modification changed loaded load inserted extracted ingested ingestion imported published record recorded row valid effective sync deleted version cree modifie creado modificado creato modificato erstellt geandert geaendert aangemaakt gewijzigd criado'.split(
    ' ',
  ),
);

function eventOf(reading: Reading, field: Field, isOpen: boolean): PeopleField {
  return fieldOf(reading, field, {
    as: 'attribute',
    row: rowById('event-date'),
    isOpen,
    sure: true,
    declared: false,
  });
}

function fieldOf(
  reading: Reading,
  field: Field,
  {
    row,
    isOpen,
    ...found
  }: Pick<PeopleField, 'as' | 'sure' | 'declared'> & { readonly row: PersonalDataCategory; readonly isOpen: boolean },
): PeopleField {
  return {
    ...rest(reading, field, isOpen),
    ...found,
    // That it is a year is what this row is about.
    ...(row.id === 'birth-year' && { coarse: isCoarse(field.name) }),
    row: row.id,
    label: row.label,
    weight: row.weight,
    quasi: row.identifies === 'quasi' || row.identifies === 'direct',
  };
}

function rest(
  { places }: Reading,
  field: Field,
  isOpen: boolean,
): Pick<PeopleField, 'name' | 'nameAt' | 'time' | 'coarse' | 'closed' | 'inOffice'> {
  const type = field.type?.value;
  return {
    name: field.name,
    nameAt: pointed(places, field.nameAt),
    time: type === 'datetime',
    coarse: type === 'year' || type === 'yearmonth' || type === 'boolean' || isCoarse(field.name),
    closed: isOpen && openingOfField(field) === undefined,
    inOffice: isInOffice(field),
  };
}

/** A number of things, rather than something about one of them. */
function isMeasure({ name, type }: Field, languages: Languages): boolean {
  if (type && !['integer', 'number', 'any'].includes(type.value)) return false;
  const words = wordsOfName(name);
  if (/^(?:(?:number|no|num|nb|nombre|numero)_(?:of|de|di)|anzahl|aantal)_/.test(words.join('_'))) return true;
  return [words[0], words.at(-1)].some((word) => word !== undefined && plays('counts', word, languages));
}

function isNobody(subjects: unknown): boolean {
  const only = Array.isArray(subjects) && subjects.length === 1 ? subjects[0] : subjects;
  return only === 'none' || only === false;
}

function isNamed(subjects: unknown): boolean {
  return subjects !== undefined && !isNobody(subjects) && !(Array.isArray(subjects) && subjects.length === 0);
}

function claimFact(places: RowPlaces, claim: AnonymityClaim): ClaimFact {
  return {
    kind: claim.kind,
    text: claim.text,
    at: pointed(places, claim.at),
    own: claim.of === 'entity',
    edit: claimEdit(places, claim),
  };
}

function claimEdit(places: RowPlaces, { kind, by, at }: AnonymityClaim): TreeEdit | undefined {
  if (kind !== 'anonymous' || by === 'text') return undefined;
  const edit = { op: 'set', root: places.root } as const;
  if (by === 'anonymised') return { ...edit, path: pathOf(at.node), value: false };
  const map = asMap(at.node);
  return map && valueAt(map, 'identifiability')
    ? { ...edit, path: [...pathOf(at.node), 'identifiability'], value: 'pseudonymous' }
    : undefined;
}

function pointed(places: RowPlaces, { node, part }: Place): PeopleRow['nameAt'] {
  return { pointer: places.pointer(node), part };
}
