import { wordsOfAnyScript } from '../../base/words.ts';
import { automatedDecisionWords } from '../../model/vocabularies/automated-decision-words.ts';

/** The words of a text by which it says that people are compared, scored or selected; undefined where it says no such thing, or denies it. */
export function decisionCue(text: string): string | undefined {
  const { cues, denials } = automatedDecisionWords();
  const words = wordsOfAnyScript(text.slice(0, LONGEST));
  for (const [index, word] of words.entries()) {
    const phrase = cues.get(word)?.find((one) => one.every((part, offset) => words[index + offset] === part));
    if (!phrase) continue;
    const before = words.slice(Math.max(0, index - 3), index);
    if (!before.some((one) => denials.has(one))) return phrase.join(' ');
  }
  return undefined;
}

/** Characters. */
const LONGEST = 5000;
