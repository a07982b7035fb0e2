import { lazy } from '../../base/lazy.ts';
import { wordsOf } from '../../base/words.ts';
import { type PersonalDataCategory, personalDataCategories } from '../vocabularies/load.ts';
import type { Languages } from './languages.ts';
import { stem } from './words-of-name.ts';

/** A run of words of the lexicon within a name. */
export interface LexiconMatch {
  readonly row: PersonalDataCategory;
  readonly run: readonly string[];
  /** Index of its first word. */
  readonly start: number;
  /** `strong`: says enough within a longer name. `inPerson`: means this only of a person. */
  readonly list: 'tokens' | 'strong' | 'inPerson';
  readonly language: string;
}

/** What a name is of stands last in English (`residence_address`), and first in Romance languages. */
function headOrder(a: LexiconMatch, b: LexiconMatch): number {
  return a.language === 'en' && b.language === 'en' ? b.start - a.start : a.start - b.start;
}

/** The runs of the lexicon in a name, the longest first, and of equal ones those that say more. */
export function matchesIn(words: readonly string[], languages: Languages): LexiconMatch[] {
  const found: LexiconMatch[] = [];
  for (let start = 0; start < words.length; start++) {
    for (const entry of lexicon().get(words[start] ?? '') ?? []) {
      if (!speaks(languages, entry.language, entry.run)) continue;
      if (entry.run.every((part, index) => words[start + index] === part))
        found.push({ row: entry.row, run: entry.run, start, list: entry.list, language: entry.language });
    }
  }
  return found.length < 2
    ? found
    : found.sort((a, b) => b.run.length - a.run.length || headOrder(a, b) || RANK[a.list] - RANK[b.list]);
}

/** The languages in whose lexicon a run of the words stands. */
export function languagesOfWords(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [start, word] of words.entries())
    for (const { run, language } of lexicon().get(word) ?? [])
      if (run.every((part, index) => words[start + index] === part)) found.add(language);
  return found;
}

export function rowById(id: string): PersonalDataCategory {
  const row = rows().get(id);
  if (!row) throw new Error(`The lexicon of personal data has no row ${id}.`);
  return row;
}

const RANK = { strong: 0, tokens: 1, inPerson: 2 };
/** Characters. Shorter words of a language that is only guessed are as often words of another. */
const SHORTEST_GUESS = 5;

function speaks(languages: Languages, language: string, run: readonly string[]): boolean {
  if (!languages.all.includes(language)) return false;
  return !languages.guessed || language === 'en' || run.length > 1 || (run[0]?.length ?? 0) >= SHORTEST_GUESS;
}

type Entry = Omit<LexiconMatch, 'start'>;

const rows = lazy(() => new Map(personalDataCategories.map((row) => [row.id, row])));

/** All runs by their first word. */
const lexicon = lazy(() => {
  const index = new Map<string, Entry[]>();
  for (const row of personalDataCategories) {
    for (const list of ['tokens', 'strong', 'inPerson'] as const) {
      for (const [language, tokens] of Object.entries(row[list] ?? {})) {
        for (const token of tokens) {
          const run = wordsOf(token).map(stem);
          for (const form of language === 'de' ? umlautForms(run) : [run]) {
            const [first = ''] = form;
            const entries = index.get(first) ?? [];
            entries.push({ row, language, run: form, list });
            index.set(first, entries);
          }
        }
      }
    }
  }
  return index;
});

/** `staatsangehoerigkeit` also as `staatsangehorigkeit`, which is left of an umlaut without its dots. */
function umlautForms(run: readonly string[]): (readonly string[])[] {
  const plain = run.map((word) => word.replace(/([aou])e/g, '$1'));
  return plain.join() === run.join() ? [run] : [run, plain];
}
