import { type FunctionWords, functionWords } from '../../model/vocabularies/function-words.ts';
import { folded } from './phrases.ts';

/** Words; a shorter text is not judged. */
const SHORTEST = 8;
/** UTF-16 units that are looked at. */
const LONGEST = 2000;
/** Different function words of its language that a text must hold. */
const FEWEST = 3;

/**
 * The language that a text is surely written in, when it is none of the given ones; undefined for texts that are short, mixed or full of
 * names. Every third word of it is a function word of that language, and next to none of the declared languages, so that a few foreign words decide nothing.
 */
export function otherLanguageOf(text: string, declared: readonly string[]): FunctionWords | undefined {
  const words = folded(text.slice(0, LONGEST)).match(/\p{L}+/gu) ?? [];
  if (words.length < SHORTEST) return undefined;
  const known = functionWords();
  const ours = declared.flatMap((tag) => known.get(tag) ?? []);
  const others = [...known].filter(([tag]) => !declared.includes(tag)).map(([, language]) => language);
  const scored = others
    .map((language) => ({ language, score: scoreOf(words, language, ours) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score > 0 && best.score > (second?.score ?? 0) ? best.language : undefined;
}

function scoreOf(words: readonly string[], language: FunctionWords, ours: readonly FunctionWords[]): number {
  const found = words.filter((word) => language.words.has(word));
  // What both languages have says nothing.
  const telling = found.filter((word) => !ours.some((our) => our.words.has(word)));
  const against = words.filter((word) => !language.words.has(word) && ours.some((our) => our.words.has(word)));
  const sure =
    new Set(telling).size >= FEWEST && found.length * 3 >= words.length && against.length * 6 <= telling.length;
  return sure ? found.length : 0;
}
