// rules/support/: what several rules share. Pure helpers and data; no rule lives here.

import { stemmer } from 'stemmer';
import { wordsOf } from '../../base/words.ts';

/** Texts in rules are indented like the code around them; this takes the indentation off. */
export function dedent(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = strings.raw
    .reduce((out, part, index) => out + part + (values[index] ?? ''), '')
    .replaceAll('\\`', '`')
    .replaceAll('\\\\', '\\')
    .replaceAll('\\${', '${');
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indent = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  return lines.map((line) => line.slice(indent)).join('\n');
}

const STOP_WORDS = new Set(
  (
    'a an and any are as at be been by can for from has have in into is it its of on or per that the their there these this those to was were which who whose with within ' +
    'field value values column attribute property element item data ' +
    'le la les l un une des du de d et ou en au aux ce cette ces son sa ses qui que dans pour par sur ' +
    'el los las una unos unas del y o al su sus este esta que para por con ' +
    'il lo gli i uno dei degli delle della dello e di da nel nella per con su questo questa che ' +
    'der die das den dem des ein eine einer eines und oder im in von zu zur zum mit fur fuer auf ist ' +
    'het een van en of op te bij voor met deze dit die dat ' +
    'o os as um uma dos das do da e ou no na em para por com este esta que'
  ).split(' '),
);

/** The stems of the words that carry meaning. English stems; words of other languages lose at most a plural. */
export function contentStems(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !STOP_WORDS.has(word))
      .map((word) => stemmer(word)),
  );
}

/** With the article by its sound: short forms are spelled out (`an NHS number`, `a UK postcode`), and a `u` may begin like `you`. */
export function withArticle(noun: string): string {
  const [word = ''] = noun.split(/[^\p{L}\p{N}]/u);
  const spelled = word.length > 1 && word === word.toUpperCase();
  const vowel = spelled
    ? /^[AEFHILMNORSX]/.test(word) && !SPOKEN.has(word)
    : /^(?:[aeio]|u(?!n[iy]|s[ei]|k))/i.test(word);
  return `${vowel ? 'an' : 'a'} ${noun}`;
}

/** Short forms that are spoken as words. */
const SPOKEN: ReadonlySet<string> = new Set(['SIREN', 'SIRET', 'FIPS', 'NINO']);

/** A written value for a message: in backticks, shortened, on one line. */
export function quoted(text: string, longest = 60): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ');
  // Most texts are short, and of a long one only the beginning is counted in characters.
  const start = line.length > longest ? [...line.slice(0, 2 * longest + 2)] : [];
  const short = start.length > longest ? `${start.slice(0, longest - 1).join('')}…` : line;
  return `\`${short}\``;
}
