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

/** What a name is of stands last in Germanic languages (`residence_address`), and first in Romance ones. */
function headOrder(a: LexiconMatch, b: LexiconMatch): number {
  return HEAD_LAST.has(a.language) && HEAD_LAST.has(b.language) ? b.start - a.start : a.start - b.start;
}

const HEAD_LAST: ReadonlySet<string> = new Set(['en', 'de', 'nl']);

/** As `matchesIn`, and a head that identifies by itself before what qualifies it: of `next_of_kin_phone` the telephone number. */
export function matchesInName(words: readonly string[], languages: Languages): LexiconMatch[] {
  const found = matchesIn(words, languages);
  const [first] = found;
  if (!first || found.length < 2) return found;
  const head = found.find((match) => isHead(match, words));
  if (!head || head === first || first.start + first.run.length > head.start) return found;
  return [head, ...found.filter((match) => match !== head)];
}

function isHead({ row, run, start, language }: LexiconMatch, words: readonly string[]): boolean {
  return start + run.length === words.length && HEAD_LAST.has(language) && HEADS.has(row.category);
}

const HEADS: ReadonlySet<string> = new Set(['contact', 'government-id', 'name', 'address', 'date-of-birth']);

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
    : found.sort(
        (a, b) =>
          b.run.length - a.run.length ||
          specials(b) - specials(a) ||
          ofPerson(a) - ofPerson(b) ||
          headOrder(a, b) ||
          (languages.guessed ? foreign(a) - foreign(b) : 0) ||
          RANK[a.list] - RANK[b.list],
      );
}

/** Where the language is only guessed, English counts first. */
function foreign({ language }: LexiconMatch): number {
  return language === 'en' ? 0 : 1;
}

/** What says it by itself comes before what says it of a person alone: of `emailadres_ouder` the address. */
function ofPerson({ list }: LexiconMatch): number {
  return list === 'inPerson' ? 1 : 0;
}

/** Of two runs of equal length the sensitive one counts: `sickness_absence_reason`. */
function specials({ row, run, list }: LexiconMatch): number {
  return row.special !== undefined && list !== 'inPerson' && run.length > 1 ? 1 : 0;
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
