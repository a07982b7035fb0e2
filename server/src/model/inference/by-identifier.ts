import type { FieldReading } from './field-reading.ts';
import type { Holder } from './holder.ts';
import { rowById } from './personal-lexicon.ts';
import { NOT_PERSONAL, type PrivacyVerdict, verdictBy } from './privacy-verdict.ts';
import { isGrouping, kindOf, plays } from './word-roles.ts';

/** `claimant_id`, or a bare `id` in an entity about a person. */
export function byIdentifier(reading: FieldReading): PrivacyVerdict | undefined {
  const { name, languages } = reading;
  const last = name.at(-1);
  if (last === undefined || !plays('identifier', last, languages) || plays('code', last, languages)) return undefined;
  const whose = name
    .slice(0, -1)
    .filter((word) => !plays('qualifies', word, languages) && !plays('identifier', word, languages))
    .at(-1);
  const holder = whose === undefined ? ofBare(last, reading) : (ofNamed(whose, reading) ?? ofText(reading));
  return holder && reference(holder, reading);
}

/** Of a number that the name says whose it is. */
function ofNamed(word: string, { languages, peopleAbout }: FieldReading): Holder | undefined {
  const kind = isGrouping(word, languages) ? undefined : kindOf(word, languages);
  if (kind === undefined) return undefined;
  const because = `“${word}” in the name`;
  if (kind !== 'sometimes') return { kind, because, from: 'name' };
  return { kind: peopleAbout ? 'person' : 'unknown', because, from: 'text' };
}

/** "Employee identification number" */
function ofText(reading: FieldReading): Holder | undefined {
  const { inText, text, field, languages } = reading;
  if (inText?.kind !== 'person') return undefined;
  if (!text.slice(0, 4).some((word) => inText.because.includes(`“${word}”`))) return undefined;
  const opening = field.description?.value.slice(0, 60) ?? '';
  return /\b(?:identif|unique)/i.test(opening) || text.slice(0, 8).some((word) => plays('identifier', word, languages))
    ? inText
    : undefined;
}

function ofBare(last: string, { around, inText, peopleAbout, languages }: FieldReading): Holder | undefined {
  if (!plays('key', last, languages)) return undefined;
  // A record of a person's health or employment is the person's.
  if (around.row !== undefined && peopleAbout) return { ...around, kind: 'person' };
  return inText && inText.kind !== 'asset' && around.kind !== 'person' ? inText : around;
}

function reference(holder: Holder, { name, languages }: FieldReading): PrivacyVerdict | undefined {
  if (holder.kind === 'either')
    return verdictBy(rowById('case-reference'), 'mixed', 'low', ['a number that tells records apart'], holder);
  if (holder.kind !== 'person') return holder.from === 'name' ? NOT_PERSONAL : undefined;
  const row = rowById(name.some((word) => plays('online', word, languages)) ? 'user-id' : 'case-reference');
  const confidence = holder.from === 'name' ? 'high' : 'medium';
  return verdictBy(row, 'indirect', confidence, ['a number that tells people apart'], holder);
}
