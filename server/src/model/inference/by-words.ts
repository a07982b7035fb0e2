import { isDenied } from './denied-match.ts';
import type { FieldReading } from './field-reading.ts';
import { judge, type Source } from './judge-match.ts';
import { matchesInName } from './personal-lexicon.ts';
import type { PrivacyVerdict } from './privacy-verdict.ts';

export function byName(reading: FieldReading): PrivacyVerdict | undefined {
  return byWords(reading, reading.name, 'name');
}

/** A title that spells out the name, not a sentence. */
export function byTitle(reading: FieldReading): PrivacyVerdict | undefined {
  const { title, name } = reading;
  if (title.length === 0 || title.length > LONGEST_TITLE || title.join() === name.join()) return undefined;
  return byWords(reading, title, 'title');
}

/** Words. */
const LONGEST_TITLE = 6;

/** The lexicon's words in a name: the first of them that is not denied and of which is known whose it is. */
export function byWords(reading: FieldReading, words: readonly string[], source: Source): PrivacyVerdict | undefined {
  for (const match of matchesInName(words, reading.languages)) {
    if (isDenied(match, words, reading)) continue;
    const verdict = judge(match, words, source, reading);
    if (verdict) return verdict;
  }
  return undefined;
}
