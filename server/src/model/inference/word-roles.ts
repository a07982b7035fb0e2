import { lazy } from '../../base/lazy.ts';
import { wordsOf } from '../../base/words.ts';
import type { EntityKind } from '../entities.ts';
import {
  animalFieldNames,
  caseWords,
  groupingWords,
  type HolderKind,
  holderWords,
  type RecordWords,
  recordWords,
  themeWords,
} from '../vocabularies/holder-words.ts';
import { entityKindWords } from '../vocabularies/load.ts';
import { type NamePart, nameParts } from '../vocabularies/name-parts.ts';
import type { Languages } from './languages.ts';
import { stem } from './words-of-name.ts';

export type Kind = HolderKind | EntityKind;

/** Whom or what a word names: `patient`, `supplier`, `station`. */
export function kindOf(word: string, languages: Languages): Kind | undefined {
  return lookUp(kinds(), word, languages);
}

/** Whether a word plays a part in a name: `current` is plain, `type` speaks about a value. */
export function plays(part: NamePart, word: string, languages: Languages): boolean {
  return lookUp(parts()[part], word, languages) !== undefined;
}

/** Whether an object of this name only groups fields. */
export function isGrouping(word: string, languages: Languages): boolean {
  return lookUp(grouping(), word, languages) !== undefined;
}

/** The row of the lexicon for records of this name: an arrest is of the criminal records. */
export function recordRowOf(word: string, languages: Languages): string | undefined {
  return lookUp(records(), word, languages);
}

/** Whether several words together name a record: "stop and search". */
export function namesRecord(words: readonly string[], languages: Languages): boolean {
  return words.some((_, start) => rowOfRun(words, start, languages) !== undefined);
}

/** The row of the first record that words name: `arrest`, "stop and search". */
export function rowOfWords(words: readonly string[], languages: Languages): string | undefined {
  for (const [start, word] of words.entries()) {
    const row = recordRowOf(word, languages) ?? rowOfRun(words, start, languages);
    if (row) return row;
  }
  return undefined;
}

function rowOfRun(words: readonly string[], start: number, { all }: Languages): string | undefined {
  return recordRuns()
    .get(words[start] ?? '')
    ?.find(({ run, language }) => all.includes(language) && run.every((part, index) => words[start + index] === part))
    ?.row;
}

/** The row for what is told of people of this name: of an employee the employment. */
export function themeOf(word: string, languages: Languages): string | undefined {
  return lookUp(themes(), word, languages);
}

/** Whether a word names people whom records are kept about: `claimant`, not `inspector`. */
export function isCase(word: string, languages: Languages): boolean {
  return lookUp(cases(), word, languages) !== undefined;
}

/** Whether only animals and plants have a field of this name. */
export function isAnimalField(words: readonly string[], { all }: Languages): boolean {
  const name = words.join('_');
  return all.some((language) => animalFields().get(language)?.has(name));
}

type Index<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

const SHORTEST_GUESS = 4;

function lookUp<T>(index: Index<T>, word: string, { all, guessed }: Languages): T | undefined {
  const meanings = index.get(word);
  if (!meanings) return undefined;
  for (const language of all) {
    const meaning = meanings.get(language);
    if (meaning !== undefined && (!guessed || language === 'en' || word.length >= SHORTEST_GUESS)) return meaning;
  }
  return undefined;
}

type Tables<T> = Iterable<readonly [T, Readonly<Record<string, readonly string[]>>]>;

/** Word → language → meaning. Of a word that stands twice the first counts. */
function indexOf<T>(tables: Tables<T>): Index<T> {
  const index = new Map<string, Map<string, T>>();
  for (const [meaning, languages] of tables) {
    for (const [language, words] of Object.entries(languages)) {
      for (const word of words) {
        if (wordsOf(word).length > 1) continue;
        const key = stem(word);
        const meanings = index.get(key) ?? new Map<string, T>();
        if (!meanings.has(language)) meanings.set(language, meaning);
        index.set(key, meanings);
      }
    }
  }
  return index;
}

const kinds = lazy(() =>
  indexOf<Kind>([...holderWords(), ...(Object.entries(entityKindWords) as [EntityKind, Record<string, string[]>][])]),
);
const grouping = lazy(() => indexOf([[true, groupingWords()]]));
const cases = lazy(() => indexOf([[true, caseWords()]]));
const animalFields = lazy(
  () =>
    new Map(
      Object.entries(animalFieldNames()).map(([language, names]) => [
        language,
        new Set(names.map((name) => wordsOf(name).map(stem).join('_'))),
      ]),
    ),
);
const byRow = (tables: readonly RecordWords[]) => indexOf(tables.map(({ kinds, row }) => [row, kinds] as const));
const records = lazy(() => byRow(recordWords()));
const themes = lazy(() => byRow(themeWords()));
/** Records that several words name, by the first. */
const recordRuns = lazy(() => {
  const index = new Map<
    string,
    { readonly run: readonly string[]; readonly language: string; readonly row: string }[]
  >();
  for (const { kinds, row } of recordWords())
    for (const [language, words] of Object.entries(kinds))
      for (const word of words) {
        const run = wordsOf(word).map(stem);
        const [first = ''] = run;
        if (run.length > 1) index.set(first, [...(index.get(first) ?? []), { run, language, row }]);
      }
  return index;
});
const parts = lazy(
  () =>
    Object.fromEntries(
      Object.entries(nameParts()).map(([part, languages]) => [part, indexOf([[true as const, languages]])]),
    ) as Record<NamePart, Index<true>>,
);
