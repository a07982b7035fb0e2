import type { Languages } from './languages.ts';
import { isGrouping, type Kind, kindOf, plays } from './word-roles.ts';
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
  /** It is surely a person's whose record it is, whatever else the standard tells about. */
  readonly ofPeople?: true;
  /** One who keeps the record or saw the thing: a pathologist. */
  readonly staff?: true;
  /** The text names both: "a person or an organisation". */
  readonly offered?: true;
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
  // `host_sex` is of an animal, `sex_source` of a value.
  for (let index = start + length; index < words.length; index++) {
    const found = plays('about', words[index] ?? '', languages) ? undefined : namedAt(words, index, languages);
    if (found) return found;
  }
  return undefined;
}

function namedAt(words: readonly string[], index: number, languages: Languages): Holder | undefined {
  const word = words[index] ?? '';
  if (plays('plain', word, languages) || isGrouping(word, languages)) return undefined;
  const kind = kindOf(word, languages);
  return kind && { kind, because: `“${word}” in the name`, from: 'name' };
}

/** Of the first sentence of a description: the first person or thing in it, or either where it offers both. `held` is what it is asked for. */
export function holderInText(
  words: readonly string[],
  languages: Languages,
  held: readonly string[] = [],
): Holder | undefined {
  let found: Holder | undefined;
  for (const [index, word] of words.entries()) {
    if (held.includes(word)) continue;
    const kind = kindInText(words, index, languages);
    if (!kind || kind === 'event' || kind === 'record' || kind === 'aggregate') continue;
    if (!found) {
      const staff = kind === 'person' && plays('staff', word, languages);
      found = { kind, because: `“${word}” in the description`, from: 'text', ...(staff && { staff }) };
    } else if (isOffered(found.kind, kind) && isJoined(words, index, languages))
      return { ...found, kind: 'either', offered: true };
  }
  return found;
}

function kindInText(words: readonly string[], index: number, languages: Languages): Kind | undefined {
  const word = words[index] ?? '';
  if (isGrouping(word, languages) || plays('plain', word, languages)) return undefined;
  const kind = kindOf(word, languages);
  // "individual release", "parent specimen"
  if (kind === 'sometimes' || word === 'individual') return isAlone(words[index + 1], languages) ? 'person' : undefined;
  return kind;
}

function isAlone(next: string | undefined, languages: Languages): boolean {
  return next === undefined || plays('behind', next, languages);
}

function isOffered(first: Kind, second: Kind): boolean {
  return (first === 'person') !== (second === 'person') && [first, second].every((kind) => PARTIES.has(kind));
}

const PARTIES: ReadonlySet<Kind> = new Set(['person', 'organisation', 'either']);

/** "person or organisation" */
function isJoined(words: readonly string[], index: number, languages: Languages): boolean {
  return words.slice(Math.max(0, index - 3), index).some((word) => plays('or', word, languages));
}

/** The first sentence, without articles. */
export function firstWords(text: string, languages: Languages): string[] {
  const [sentence = ''] = text.slice(0, 200).split(/[.;:|(\n\u2013\u2014]/);
  return wordsOfName(sentence.replace(/[’']s\b/g, '').replaceAll('/', ' or '))
    .filter((word) => !plays('article', word, languages))
    .slice(0, 16);
}
