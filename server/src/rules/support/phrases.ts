import { remembered } from '../../base/remembered.ts';
import { type DefinitionPhrases, definitionPhrases } from '../../model/vocabularies/definition-phrases.ts';

export type PhraseKind = Exclude<keyof DefinitionPhrases, 'notations' | 'numbers' | 'placeholders'>;

/** Text as the phrases are written: lower case, without diacritics, typographic signs made plain. */
export function folded(text: string): string {
  // Most texts are plain, and there are many.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/['`]/g, ' ');
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\u2018\u2019'`]/g, ' ')
    .replace(/[\u2010-\u2015]/g, '-');
}

/**
 * Finds the phrases of one kind in English, which most documents also speak, and in the given languages. Its parts follow each other without a
 * choice of where to begin, so it is linear.
 */
export function phrasePattern(kind: PhraseKind, languages: readonly string[], where: 'start' | 'anywhere'): RegExp {
  const patterns = patternsIn(languages);
  const key = `${kind} ${where}`;
  const pattern = patterns.get(key) ?? makePattern(kind, new Set(['en', ...languages]), where);
  patterns.set(key, pattern);
  return pattern;
}

/** A document may hold thousands of standards, and a pattern is long. */
const patternsIn = remembered((_languages: readonly string[]) => new Map<string, RegExp>());

function makePattern(kind: PhraseKind, languages: ReadonlySet<string>, where: 'start' | 'anywhere'): RegExp {
  const all = definitionPhrases();
  const phrases = of(all[kind], languages);
  const numbers = of(all.numbers, languages);
  const sources = phrases.map((phrase) =>
    phrase
      .split(' ')
      .map((part) => sourceOf(part, numbers))
      .join('[\\s-]+'),
  );
  if (kind === 'representation') sources.push(...all.notations.map(escaped));
  // Longest first: of two phrases that begin alike the longer one is meant.
  const any = sources.sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`${where === 'start' ? '^[^\\p{L}\\p{N}]*' : EDGE}(?:${any || '(?!)'})(?![\\p{L}\\p{N}])`, 'gu');
}

const EDGE = '(?<![\\p{L}\\p{N}])';

function of(byLanguage: Readonly<Record<string, readonly string[]>>, languages: ReadonlySet<string>): string[] {
  return [...languages].flatMap((language) =>
    Object.hasOwn(byLanguage, language) ? (byLanguage[language] ?? []) : [],
  );
}

function sourceOf(part: string, numbers: readonly string[]): string {
  if (part === '…') return '(?:[^\\s.;:]{1,40}\\s+){0,4}[^\\s.;:]{1,40}';
  if (part === '#') return `(?:\\d{1,4}|${numbers.map(escaped).join('|')})`;
  return `(?:${part.split('|').map(escaped).join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
