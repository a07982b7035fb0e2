import { lazy } from '../../base/lazy.ts';
import data from './automated-decision-words.json' with { type: 'json' };

/** Phrases by their first word, of all languages: none of them means anything else in another. */
export const automatedDecisionWords: () => {
  readonly cues: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly denials: ReadonlySet<string>;
} = lazy(() => {
  const cues = new Map<string, string[][]>();
  for (const phrase of new Set(Object.values(data.cues).flat())) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    cues.set(first, [...(cues.get(first) ?? []), words]);
  }
  return { cues, denials: new Set(Object.values(data.denials).flat()) };
});
