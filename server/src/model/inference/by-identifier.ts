import type { FieldReading } from './field-reading.ts';
import type { Holder } from './holder.ts';
import { rowById } from './personal-lexicon.ts';
import { type PrivacyVerdict, SURELY_NOT_PERSONAL, verdictBy } from './privacy-verdict.ts';
import { isGrouping, kindOf, plays, recordRowOf } from './word-roles.ts';
import { wordsOfName, wordsOfThing } from './words-of-name.ts';

/** `claimant_id`, or a bare `id` in an entity about a person. */
export function byIdentifier(reading: FieldReading): PrivacyVerdict | undefined {
  const { name, languages } = reading;
  const last = name.at(-1);
  if (last === undefined || !plays('identifier', last, languages)) return undefined;
  if (plays('code', last, languages)) return byCode(reading);
  const whose = name
    .slice(0, -1)
    .filter((word) => !plays('qualifies', word, languages) && !plays('identifier', word, languages))
    .at(-1);
  const holder =
    whose === undefined
      ? ofBare(last, reading)
      : (ofNamed(whose, reading) ?? ofText(reading) ?? ofRecord(whose, reading));
  return holder && reference(holder, reading);
}

/** `consultant_code`, where no list says that it is a kind of consultant. */
function byCode(reading: FieldReading): PrivacyVerdict | undefined {
  const whose = reading.name.at(-2) ?? '';
  if (reading.field.codeList || kindOf(whose, reading.languages) !== 'person') return undefined;
  const verdict = reference({ kind: 'person', because: `“${whose}” in the name`, from: 'name' }, reading);
  return verdict && { ...verdict, confidence: 'medium' };
}

/** Of a number that the name says whose it is. */
function ofNamed(word: string, reading: FieldReading): Holder | undefined {
  const { languages } = reading;
  const because = `“${word}” in the name`;
  // The number of an arrest is that of the arrested.
  if (recordRowOf(word, languages) && reading.peopleAbout) return { kind: 'person', because, from: 'text' };
  const kind = isGrouping(word, languages) ? undefined : kindOf(word, languages);
  if (kind === undefined) return undefined;
  if (kind !== 'sometimes') return { kind, because, from: 'name' };
  // A `parent_id` in a tree is no person's.
  const isPerson = reading.peopleBeside || reading.around.ofPeople || reading.around.kind === 'person';
  return { kind: isPerson ? 'person' : 'unknown', because, from: 'text' };
}

/** `condition_occurrence_id` in a table of that name about people. */
function ofRecord(whose: string, { around, field, languages, name }: FieldReading): Holder | undefined {
  if (!around.ofPeople || !plays('key', name.at(-1) ?? '', languages)) return undefined;
  return wordsOfThing(field.entity).includes(whose) ? { ...around, kind: 'person' } : undefined;
}

/** "Employee identification number" */
function ofText(reading: FieldReading): Holder | undefined {
  const { text, field, languages } = reading;
  const inText = reading.inText();
  if (inText?.kind !== 'person') return undefined;
  if (!text.slice(0, 4).some((word) => inText.because.includes(`“${word}”`))) return undefined;
  const opening = field.description?.value.slice(0, 60) ?? '';
  return /\b(?:identif|unique)/i.test(opening) || text.slice(0, 8).some((word) => plays('identifier', word, languages))
    ? inText
    : undefined;
}

function ofBare(last: string, reading: FieldReading): Holder | undefined {
  const { around, peopleAbout, languages } = reading;
  if (!plays('key', last, languages)) return undefined;
  // A record of a person's health or employment is the person's.
  if (around.row !== undefined && (around.ofPeople || peopleAbout)) return { ...around, kind: 'person' };
  const inText = reading.inText();
  const holder = inText && inText.kind !== 'asset' && around.kind !== 'person' ? inText : around;
  return holder.kind === 'either' && !isOfParty(reading) ? undefined : holder;
}

/** In a `supplier`, not in an address of which nothing says whose it is. */
function isOfParty({ field, languages }: FieldReading): boolean {
  const container = field.parent?.name ?? field.entity.name;
  return kindOf(wordsOfName(container).at(-1) ?? '', languages) === 'either';
}

function reference(holder: Holder, { name, languages }: FieldReading): PrivacyVerdict | undefined {
  if (holder.kind === 'either')
    return verdictBy(rowById('case-reference'), 'mixed', 'low', ['a number that tells records apart'], holder);
  if (holder.kind !== 'person') return holder.from === 'name' ? SURELY_NOT_PERSONAL : undefined;
  const row = rowById(name.some((word) => plays('online', word, languages)) ? 'user-id' : 'case-reference');
  const confidence = holder.from === 'name' ? 'high' : 'medium';
  return verdictBy(row, 'indirect', confidence, ['a number that tells people apart'], holder);
}
