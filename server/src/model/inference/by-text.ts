import { isDenied } from './denied-match.ts';
import type { FieldReading } from './field-reading.ts';
import type { Holder } from './holder.ts';
import { type LexiconMatch, matchesIn } from './personal-lexicon.ts';
import { identifiabilityOf, type PrivacyVerdict, verdictBy } from './privacy-verdict.ts';
import { strengthOf } from './strength.ts';
import { withVeil } from './veil.ts';
import { isGrouping, kindOf, plays } from './word-roles.ts';

/** The definition says it where the name is a short form: "Date of birth of the pupil". */
export function byText(reading: FieldReading): PrivacyVerdict | undefined {
  const { text } = reading;
  if (text.length === 0) return undefined;
  const holder = reading.holder(undefined, [], true);
  const match = matchesIn(text, reading.languages).find((match) => isSaid(match, holder, reading));
  if (!match) return undefined;
  const { row, run } = match;
  const found = verdictBy(row, identifiabilityOf(row), 'medium', [`description token “${run.join('_')}”`], holder);
  return withVeil(found, reading.name, reading);
}

/** Words at which a definition that opens with what the field holds may still be. */
const LATEST_START = 4;

function isSaid(match: LexiconMatch, holder: Holder, reading: FieldReading): boolean {
  const { row, run, start, list } = match;
  const { text, languages } = reading;
  if (start > LATEST_START || !text.slice(0, start).every((word) => isOpening(word, reading))) return false;
  if (list === 'inPerson' && (run.length === 1 || reading.around.kind !== 'person')) return false;
  if (isOfThing(text.slice(start + run.length), reading)) return false;
  // The number of a card's record is not the card's.
  const isKey = plays('key', reading.name.at(-1) ?? '', languages);
  if (row.id === 'alias-username' || (isKey && row.category !== 'government-id')) return false;
  if (isDenied(match, text.slice(0, start + run.length), reading)) return false;
  return row.inherent || isOfPerson(match, holder, reading);
}

function isOfPerson(match: LexiconMatch, holder: Holder, reading: FieldReading): boolean {
  if (holder.kind === 'person') return true;
  if (match.row.scope === 'contact') return false;
  if (holder.ofPeople) return match.list !== 'inPerson' || match.run.length > 1;
  return strengthOf(match, reading.text) > 1 && holder.kind === 'unknown' && reading.peopleAbout;
}

/** "Identification number of the dataset" */
function isOfThing(after: readonly string[], { languages }: FieldReading): boolean {
  const next = after.find((word) => !plays('of', word, languages) && !plays('opening', word, languages));
  const kind = next === undefined || isGrouping(next, languages) ? undefined : kindOf(next, languages);
  return kind === 'asset' || kind === 'place' || kind === 'organisation' || kind === 'animal';
}

/** "Indicates whether the pupil has …" */
function isOpening(word: string, { languages }: FieldReading): boolean {
  return plays('opening', word, languages) || plays('plain', word, languages) || kindOf(word, languages) === 'person';
}
