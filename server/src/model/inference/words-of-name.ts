import { lazy } from '../../base/lazy.ts';
import { remembered } from '../../base/remembered.ts';
import { wordsOf } from '../../base/words.ts';
import { groupingWords, holderWords, recordWords } from '../vocabularies/holder-words.ts';
import { entityKindWords, personalDataCategories } from '../vocabularies/load.ts';
import { type NamePart, nameParts } from '../vocabularies/name-parts.ts';

/** The words of a name or of a text as the lexicon looks them up: singular, and what is written as one (`lastname`) taken apart. */
export function wordsOfName(name: string): string[] {
  const read = name.slice(0, LONGEST_NAME);
  const words = wordsOf(read.includes('ß') ? read.replaceAll('ß', 'ss') : read);
  return words.flatMap((word) => (word.length < SHORTEST_COMPOUND ? word : partsOf(word))).map(stem);
}

/** The same of a field or an entity, which is asked for by all that is beside it. */
export const wordsOfThing = remembered(({ name }: { readonly name: string }): readonly string[] => wordsOfName(name));

/** Plurals with an s, as English and the Romance languages have them; other plurals are words of their own in the data files. */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}

/** UTF-16 units. What is longer is no name, and everything is looked up in it. */
const LONGEST_NAME = 300;
const SHORTEST_COMPOUND = 6;
/** Longer ones are no words that anybody wrote together from a few. */
const LONGEST_COMPOUND = 40;
const MOST_PARTS = 4;
const SHORTEST_PART = 4;
/** Short words that names begin with, and those that they end with. */
const SHORT_PARTS: ReadonlySet<string> = new Set(['job', 'tax', 'zip', 'pay', 'sex']);
const SHORT_ENDS: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'ip']);

function partsOf(word: string): string[] {
  const known = vocabulary();
  if (known.has(word) || known.has(stem(word)) || word.length > LONGEST_COMPOUND) return [word];
  return split(word, known, MOST_PARTS) ?? [word];
}

function split(word: string, known: ReadonlySet<string>, most: number): string[] | undefined {
  if (SHORT_ENDS.has(word)) return [word];
  for (let length = word.length; length >= 3; length--) {
    const part = word.slice(0, length);
    if (length < SHORTEST_PART ? !SHORT_PARTS.has(part) : !known.has(part) && !known.has(stem(part))) continue;
    if (length === word.length) return [part];
    const rest = most > 1 ? split(word.slice(length), known, most - 1) : undefined;
    if (rest) return [part, ...rest];
  }
  return undefined;
}

/** Every word of the data files. */
const vocabulary = lazy(() => {
  const tables = [
    ...personalDataCategories.flatMap(({ tokens, strong, inPerson }) => [tokens, strong ?? {}, inPerson ?? {}]),
    ...Object.values(entityKindWords),
    ...holderWords().values(),
    ...recordWords().map(({ kinds }) => kinds),
    ...NAMING.map((part) => nameParts()[part]),
    groupingWords(),
  ];
  return new Set(tables.flatMap((table) => Object.values(table).flat()).flatMap(wordsOf));
});

/** Those of names; the others are of sentences. */
const NAMING: readonly NamePart[] = ['plain', 'about', 'turns', 'counts', 'identifier', 'veiled', 'record'];
