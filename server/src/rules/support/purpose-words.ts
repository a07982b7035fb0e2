import { wordsOf } from '../../base/words.ts';
import { functionWords } from '../../model/vocabularies/function-words.ts';
import { type Phrase, reidentificationWords, stockPhrases } from '../../model/vocabularies/purpose-phrases.ts';

/** What a statement of purpose is made of. */
export interface PurposeWords {
  /** How many words carry meaning; a long compound, as German and Dutch have them, counts for two. */
  readonly content: number;
  /** How many of these are no part of a phrase that any use would fit. */
  readonly specific: number;
  /** Such phrases, as they are found. */
  readonly stock: readonly string[];
}

/** UTF-16 units that are looked at: more than a purpose needs. */
const LONGEST = 2000;
const COMPOUND = 15;

/** Undefined for texts in scripts that the lists do not know. */
export function purposeWords(statement: string): PurposeWords | undefined {
  const text = statement.slice(0, LONGEST);
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) return undefined;
  const words = wordsOf(text).filter((word) => word.length > 1 && /\p{L}/u.test(word) && !isFunctionWord(word));
  const stock: string[] = [];
  let specific = 0;
  let content = 0;
  for (let at = 0; at < words.length; ) {
    const length = phraseAt(words, at);
    const found = words.slice(at, at + Math.max(1, length));
    const weight = found.reduce((sum, word) => sum + (word.length >= COMPOUND ? 2 : 1), 0);
    content += weight;
    if (length > 0) stock.push(found.join(' '));
    else specific += weight;
    at += found.length;
  }
  return { content, specific, stock };
}

/** Whether any of the texts speaks of telling again who people are. */
export function speaksOfReidentification(texts: readonly string[]): boolean {
  return texts.some((text) => {
    const words = wordsOf(text.slice(0, LONGEST));
    return words.some((_, at) =>
      reidentificationWords().some((beginnings) =>
        beginnings.every((beginning, index) => words[at + index]?.startsWith(beginning)),
      ),
    );
  });
}

function phraseAt(words: readonly string[], at: number): number {
  const phrases: readonly Phrase[] = stockPhrases().get(words[at] ?? '') ?? [];
  return phrases.find((phrase) => phrase.every((place, index) => place.has(words[at + index] ?? '')))?.length ?? 0;
}

function isFunctionWord(word: string): boolean {
  for (const language of SPOKEN) if (functionWords().get(language)?.words.has(word)) return true;
  return FILLERS.has(word);
}

const SPOKEN = ['en', 'fr', 'es', 'it', 'de', 'nl', 'pt'];
/** Words that no list of grammar has and that add nothing either. */
const FILLERS: ReadonlySet<string> = new Set([
  'our',
  'your',
  'we',
  'us',
  'via',
  'nos',
  'notre',
  'unser',
  'unsere',
  'unserer',
  'onze',
  'nuestro',
  'nuestros',
  'nostri',
  'nossos',
]);
