import type { FieldReading } from './field-reading.ts';
import { type Holder, holderInName } from './holder.ts';
import type { Languages } from './languages.ts';
import { namesOfPeople, tellsOf } from './names-of-people.ts';
import type { LexiconMatch } from './personal-lexicon.ts';
import {
  type Confidence,
  identifiabilityOf,
  NOT_PERSONAL,
  type Personal,
  type PrivacyVerdict,
  SURELY_NOT_PERSONAL,
  verdictBy,
} from './privacy-verdict.ts';
import { strengthOf } from './strength.ts';
import { withVeil } from './veil.ts';
import { isCase, isGrouping, kindOf, plays } from './word-roles.ts';

/** Where the words stand. */
export type Source = 'name' | 'title' | 'values' | 'concept';

/** What a run of the lexicon's words says, by whom it is about. Undefined where it says nothing. */
export function judge(
  match: LexiconMatch,
  words: readonly string[],
  source: Source,
  reading: FieldReading,
): PrivacyVerdict | undefined {
  const candidate = candidateOf(match, words, source, reading);
  const { row, list } = match;
  const { kind } = candidate.holder;
  if (kind === 'animal' || kind === 'aggregate') return SURELY_NOT_PERSONAL;
  if (row.inherent && list !== 'inPerson') return ofInherent(candidate);
  if (kind === 'person' || kind === 'household') return ofPerson(candidate);
  // Nobody hashes the telephone number of an office.
  if (
    row.scope === 'contact' &&
    candidate.holder.from !== 'name' &&
    words.some((word) => plays('hashed', word, reading.languages))
  )
    return found(candidate, candidate.own, 'medium');
  if (kind === 'either') return ofEither(candidate);
  if (kind === 'organisation' || kind === 'place' || kind === 'asset') return ofThing(candidate);
  return ofUnknown(candidate);
}

interface Candidate {
  readonly match: LexiconMatch;
  readonly words: readonly string[];
  readonly source: Source;
  readonly reading: FieldReading;
  readonly holder: Holder;
  /** How far the row tells a person apart. */
  readonly own: 'direct' | 'indirect';
  readonly strength: 0 | 1 | 2;
  /** Organisations and things have it too: a name, an address. */
  readonly shared: boolean;
  /** It may be an organisation's: a contact, or what means this only of a person. */
  readonly ofContact: boolean;
  /** Nothing stands beside the run that says more. */
  readonly plain: boolean;
}

function candidateOf(match: LexiconMatch, words: readonly string[], source: Source, reading: FieldReading): Candidate {
  const { row, run, start, list } = match;
  const { languages, name } = reading;
  const shared = SHARED.has(row.category);
  const ofContact = row.scope === 'contact' || list === 'inPerson';
  const inName = source === 'concept' ? undefined : holderInName(words, start, run.length, languages);
  const near =
    inName ??
    personIn(run, languages) ??
    (source === 'name' ? undefined : holderInName(name, name.length, 0, languages));
  const rest = [...words.slice(0, start), ...words.slice(start + run.length)];
  return {
    match,
    words,
    source,
    reading,
    holder: reading.holder(settled(near, ofContact && shared, reading), run, shared || row.category === 'location'),
    own: identifiabilityOf(row),
    strength: strengthOf(match, words),
    shared,
    ofContact,
    plain: rest.every((word) => isPlain(word, reading)),
  };
}

/** `patient_id` says itself whose it is. */
function personIn(run: readonly string[], languages: Languages): Holder | undefined {
  const word = run.length > 1 ? run.find((word) => kindOf(word, languages) === 'person') : undefined;
  return word === undefined ? undefined : { kind: 'person', because: `“${word}” in the name`, from: 'name' };
}

/** `parent_age` is of a person, for what has an age is one; `parent_name` only where people are about. */
function settled(near: Holder | undefined, ofNames: boolean, reading: FieldReading): Holder | undefined {
  if (near?.kind !== 'sometimes') return near;
  return ofNames && !reading.peopleAbout ? undefined : { ...near, kind: 'person' };
}

function isPlain(word: string, { languages }: FieldReading): boolean {
  return (
    word.length === 1 ||
    /^\d+$/.test(word) ||
    plays('plain', word, languages) ||
    plays('veiled', word, languages) ||
    isGrouping(word, languages) ||
    kindOf(word, languages) === 'person'
  );
}

/** What only people have. Organisations are given numbers of the same kind: `tax_number_of_supplier`. */
function ofInherent(candidate: Candidate): PrivacyVerdict | undefined {
  const { match, holder, own } = candidate;
  const isNumber = holder.from === 'name' && match.row.category === 'government-id';
  if (isNumber && holder.kind === 'organisation') return SURELY_NOT_PERSONAL;
  return found(candidate, isNumber && holder.kind === 'either' ? 'mixed' : own, 'high');
}

function ofPerson(candidate: Candidate): PrivacyVerdict | undefined {
  const { match, holder, own, strength, shared, plain, reading } = candidate;
  const { row, list } = match;
  if (list === 'inPerson') {
    const isTelling = row.special !== undefined || row.category === 'free-text';
    if (holder.from === 'text' && isTelling && !reading.peopleAbout) return undefined;
    // `user_guide`, `inspector_comments`: for them, or by them.
    if (holder.from === 'name' && row.category === 'free-text' && !isOfCase(candidate)) return undefined;
    // `nickname_of_dog` in a person's record: what is not plain is another thing.
    if (holder.from !== 'name' && shared && !plain) return undefined;
  }
  if (holder.from === 'text' && row.special !== undefined && strength < 2 && holder.staff) return undefined;
  // A description may speak of a person of whom it is not.
  const isUnsure = holder.from === 'text' && (strength < 2 || row.scope === 'contact');
  return found(candidate, own, isUnsure || isKeyOfRecord(candidate) ? 'medium' : 'high');
}

/** `test_result_id`: the number of what is sensitive. */
function isKeyOfRecord({ match: { row }, words, reading }: Candidate): boolean {
  return row.special !== undefined && plays('key', words.at(-1) ?? '', reading.languages);
}

function isOfCase({ words, reading }: Candidate): boolean {
  return words.some((word) => isCase(word, reading.languages));
}

/** A person or an organisation. */
function ofEither(candidate: Candidate): PrivacyVerdict | undefined {
  const { match, holder, own, strength, shared, ofContact, plain } = candidate;
  const { row, list } = match;
  if (row.category === 'government-id') return found(candidate, 'mixed', 'medium');
  if (!ofContact && own !== 'direct') return strength > 0 ? found(candidate, own, 'medium') : undefined;
  if (list === 'inPerson' && (!shared || (holder.from !== 'name' && !plain))) return undefined;
  return found(candidate, ofContact || row.id === 'full-name' ? 'mixed' : own, 'medium');
}

/** An organisation, a place or an object. What only people have is somebody's there, too. */
function ofThing(candidate: Candidate): PrivacyVerdict | undefined {
  const { match, holder, own, strength, shared, ofContact, source, reading } = candidate;
  const { row, run } = match;
  if (row.scope === 'contact' || (ofContact && shared))
    // Behind a mailbox there may be somebody.
    return row.category === 'contact' || holder.kind === 'organisation' ? NOT_PERSONAL : SURELY_NOT_PERSONAL;
  if (ofContact) return undefined;
  if (row.id === 'full-name' && run.length > 1 && source === 'name') return found(candidate, own, 'medium');
  // Devices have addresses in the network of their own.
  const isOfDevice = holder.kind === 'asset' && NETWORK_ROWS.has(row.id) && !reading.peopleAbout;
  if (strength > 1 && !isOfDevice && (row.identifies === 'pseudonymous' || row.identifies === 'direct'))
    return found(candidate, own, 'medium');
  // A `gender` beside a date of birth, but not a `sample_diagnosis`.
  const isOfSample = holder.from === 'name' && row.special !== undefined;
  // The `gender` of a school's intake beside the name of its head.
  const isOfOne =
    holder.from === 'name' ||
    holder.kind !== 'organisation' ||
    namesOfPeople(reading.field.entity.fields, reading.languages) > 1;
  return strength > 0 && !isOfSample && isOfOne && reading.peopleBeside ? found(candidate, own, 'medium') : undefined;
}

const NETWORK_ROWS: ReadonlySet<string> = new Set(['ip-address', 'device-id']);

/** Nothing says whose it is: what only people have counts, the rest where people are about. */
function ofUnknown(candidate: Candidate): PrivacyVerdict | undefined {
  const { match, own, strength, reading } = candidate;
  const { row, list } = match;
  if (list === 'inPerson' && !isOfRecords(candidate)) return undefined;
  if (row.scope === 'contact')
    return reading.peopleAbout ? found(candidate, 'direct', 'medium') : found(candidate, 'mixed', 'low');
  // Who changed a record may be a program.
  if (strength > 1) return found(candidate, own, row.id === 'alias-username' ? 'medium' : 'high');
  return strength > 0 || reading.peopleBeside ? found(candidate, own, 'medium') : undefined;
}

/** The amount in a list of claims is the claimant's. What would be sensitive must have company: a `charge` beside an arrest. */
function isOfRecords({ match: { row, run }, words, reading, holder, plain, shared }: Candidate): boolean {
  if (holder.ofPeople && plain && !shared && (row.special === undefined || holder.row === row.id)) return true;
  if (run.length < words.length || !OF_RECORDS.has(row.category) || !reading.peopleBeside) return false;
  return (
    row.special === undefined || reading.around.row === row.id || tellsOf(row, reading.field.entity, reading.languages)
  );
}

function found(candidate: Candidate, personal: Personal, confidence: Confidence): PrivacyVerdict {
  const { match, words, source, holder, reading } = candidate;
  const seen = `${SEEN[source]} “${match.run.join('_')}”`;
  return withVeil(verdictBy(match.row, personal, confidence, [seen], holder), words, reading);
}

const SEEN: Readonly<Record<Source, string>> = {
  name: 'name token',
  title: 'title token',
  values: 'values that are',
  concept: 'concept',
};
const SHARED: ReadonlySet<string> = new Set([
  'name',
  'contact',
  'address',
  'financial',
  'image',
  'case-reference',
  'government-id',
]);
const OF_RECORDS: ReadonlySet<string> = new Set([
  'health',
  'criminal',
  'education',
  'employment',
  'financial',
  'family',
  'demographic',
]);
