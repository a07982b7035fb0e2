/** A word where it stands. */
export interface PlacedWord {
  /** In small letters and without accents, so that spellings of one word are equal. */
  readonly key: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

/** The words of a text in a human language. */
export function wordsOfText(text: string): PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(placed);
}

/** The words of an identifier, however they are joined: `clmtRef`, `clmt_ref`. */
export function wordsOfName(name: string): PlacedWord[] {
  return [...name.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+/gu)].map(placed);
}

/** How a word or phrase is written in texts and in names, as keys of words with spaces between them. */
export function termSpellings(term: string): string[] {
  const keys = [wordsOfText(term), wordsOfName(term)].map((words) => words.map(({ key }) => key).join(' '));
  return [...new Set(keys)].filter((key) => key !== '');
}

function placed({ 0: word, index }: RegExpExecArray): PlacedWord {
  const key = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return { key, start: index, end: index + word.length };
}
