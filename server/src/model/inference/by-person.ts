import type { Field } from '../entities.ts';
import type { FieldReading } from './field-reading.ts';
import type { Holder } from './holder.ts';
import { matchesIn, rowById } from './personal-lexicon.ts';
import { type PrivacyVerdict, verdictBy } from './privacy-verdict.ts';
import { isGrouping, type Kind, kindOf, plays } from './word-roles.ts';
import { wordsOfName } from './words-of-name.ts';

/** `claimant`, `author`, `recipientIndividual`: a person, or a reference to one. */
export function byPerson(reading: FieldReading): PrivacyVerdict | undefined {
  const { field, around } = reading;
  if (!mayHoldPerson(field) || around.kind === 'animal' || around.kind === 'aggregate') return undefined;
  const word = namedFirst(reading) ?? namedLast(reading);
  if (word === undefined) return undefined;
  const target = kindOfTarget(field, reading);
  const kind = kindNamed(word, target, reading);
  const holder: Holder = { kind: kind ?? 'unknown', because: `“${word}” in the name`, from: 'name' };
  if (kind === 'person') return ofPerson(holder, reading);
  const inText = reading.inText(reading.name);
  const offered = kind === 'either' || (kind === 'organisation' && inText?.offered);
  if (!offered || field.codeList || plays('held', word, reading.languages)) return undefined;
  if (target === 'organisation' || inText?.kind === 'organisation') return undefined;
  if (isCompared(field) || isProgram(word, reading) || isOfOrganisation(word, reading)) return undefined;
  return verdictBy(rowById('full-name'), 'mixed', 'low', ['a person or an organisation'], holder);
}

function mayHoldPerson({ type, refersTo }: Field): boolean {
  if (type === undefined) return true;
  return type.value === 'integer' ? refersTo !== undefined : !['boolean', 'number', 'date'].includes(type.value);
}

/** Romance languages say first what the name is of: `medico_di_base`, `medico_responsable`. */
function namedFirst({ name: [first = '', second = ''], languages }: FieldReading): string | undefined {
  const kind = second === '' ? undefined : kindOf(first, { ...languages, all: languages.all.filter(isRomance) });
  if (kind !== 'person') return undefined;
  return plays('of', second, languages) || kindOf(second, languages) === 'either' ? first : undefined;
}

function isRomance(language: string): boolean {
  return ['fr', 'es', 'it', 'pt'].includes(language);
}

/** What the name is of: `author_2`, `customer_details`, not `customer_type`. */
function namedLast({ name, field, languages }: FieldReading): string | undefined {
  const isObject = field.fields.length > 0;
  return name.filter((word) => !(isObject && isGrouping(word, languages)) && !/^\d+$/.test(word)).at(-1);
}

/** An `agent` in a server. */
function isProgram(word: string, { around, languages }: FieldReading): boolean {
  return around.kind === 'asset' && plays('program', word, languages);
}

/** `siren_gestionnaire` */
function isOfOrganisation(last: string, { name, languages }: FieldReading): boolean {
  return name.some((word) => word !== last && kindOf(word, languages) === 'organisation');
}

/** The `operator` beside an operand or a value compares. */
function isCompared({ name, parent, entity }: Field): boolean {
  if (!/operator$/i.test(name)) return false;
  return (parent?.fields ?? entity.fields).some((field) => /operand$|^(?:value|field|column)s?$/i.test(field.name));
}

function kindOfTarget({ refersTo }: Field, { languages }: FieldReading): Kind | undefined {
  const words = refersTo?.fragment === undefined ? [] : wordsOfName(refersTo.fragment.split('/').at(-1) ?? '');
  return kindOf(words.at(-1) ?? '', languages);
}

function kindNamed(word: string, target: Kind | undefined, reading: FieldReading): Kind | undefined {
  const named = kindOf(word, reading.languages);
  if (named === 'sometimes' && (target === 'person' || reading.peopleAbout)) return 'person';
  return named ?? (target === 'person' ? target : undefined);
}

function ofPerson(holder: Holder, reading: FieldReading): PrivacyVerdict | undefined {
  const { fields, refersTo, codeList } = reading.field;
  const isContainer = fields.length > 0 || (refersTo !== undefined && holdsNames(reading));
  if (!isContainer && refersTo)
    return verdictBy(rowById('case-reference'), 'indirect', 'medium', ['a reference to a person'], holder);
  if (codeList) return undefined;
  const seen = isContainer ? 'an object about a person' : 'a person';
  return verdictBy(rowById('full-name'), 'direct', isContainer ? 'medium' : 'low', [seen], holder);
}

/** Whether the entity that a field refers to holds names or contacts of the person. */
function holdsNames({ field, languages }: FieldReading): boolean {
  const key = field.refersTo?.fragment?.split('/').at(-1);
  const entity = field.entity.standard.entities.find(({ node, name }) => node.slot === key || name === key);
  return (entity?.fields ?? []).some(({ name }) => {
    const words = wordsOfName(name);
    return matchesIn(words, languages).some(
      ({ row, run }) => run.length === words.length && IDENTIFYING.has(row.category),
    );
  });
}

const IDENTIFYING: ReadonlySet<string> = new Set(['name', 'contact', 'government-id']);
