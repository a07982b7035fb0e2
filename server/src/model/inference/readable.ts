import { namesInShort, plainAbbreviations, shortForms } from '../vocabularies/abbreviations.ts';
import { languageCodes } from '../vocabularies/load.ts';

/** Languages of which the signs below hold. In Welsh or Czech a word may well do without a, e, i, o and u. */
const LANGUAGES: ReadonlySet<string> = new Set(['en', 'fr', 'es', 'it', 'de', 'nl', 'pt']);

export function speaksOfReadability(languages: readonly string[]): boolean {
  return languages.every((language) => LANGUAGES.has(language));
}

/**
 * Whether nobody can read a word of a name as a word of any language above: it has no vowel, or begins with three consonants with which no
 * word begins. Needs no dictionary, and misses every short form that could be a word (`ent`, `acc`). In lower case.
 */
export function isUnreadable(word: string): boolean {
  if (word.length < 2 || word.length > LONGEST || !/^[a-z]+$/.test(word)) return false;
  if (/^[ivxlcdm]+$/.test(word) && ROMAN.test(word)) return false;
  return !/[aeiouy]/.test(word) || (/^[^aeiouy]{3}/.test(word) && !ONSET.test(word));
}

const LONGEST = 6;
const ROMAN = /^(?:x{0,3})(?:i[xv]|v?i{0,3})$/;
/** Three consonants with which words begin: `str`, `sch`, `chr`, `pfl`; Italian has many more with an s. */
const ONSET = /^(?:s|chr|chl|thr|phr|phl|pfl|pfr|th|wh|gh|kn|rh)/;

/** Whether a short form is commonly understood in the languages of a document, or in any where it names none. */
export function isCommon(word: string, languages: readonly string[]): boolean {
  return isKnownByIt(word, languages) || longForm(singular(word), languages) !== undefined;
}

/** Whether the short form is the name by which everybody knows the thing. */
export function isKnownByIt(word: string, languages: readonly string[]): boolean {
  return [word, singular(word)].some(
    (form) => plainAbbreviations().has(form) || lookUp(namesInShort(), form, languages) !== undefined,
  );
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The common words that it is short for. */
export function longForm(word: string, languages: readonly string[]): string | undefined {
  return lookUp(shortForms(), word, languages);
}

function lookUp(
  forms: ReadonlyMap<string, ReadonlyMap<string, string>>,
  word: string,
  languages: readonly string[],
): string | undefined {
  for (const language of languages.length > 0 ? ['en', ...languages] : forms.keys()) {
    const found = forms.get(language)?.get(word);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `official_name_fr`: the language of a text, at the end of its name. */
export function isLanguageSuffix(words: readonly string[], index: number): boolean {
  return index > 0 && index === words.length - 1 && (languageCodes().has(words[index] ?? '') || words[index] === 'cn');
}
