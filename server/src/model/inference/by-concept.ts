import { conceptOf } from '../concept-of.ts';
import { byWords } from './by-words.ts';
import type { FieldReading } from './field-reading.ts';
import { matchesIn } from './personal-lexicon.ts';
import type { PrivacyVerdict } from './privacy-verdict.ts';
import { wordsOfName } from './words-of-name.ts';

/** The term of a vocabulary that a field is said to mean: `https://schema.org/givenName`. */
export function byConcept(reading: FieldReading): PrivacyVerdict | undefined {
  const concept = conceptOf(reading.field);
  if (concept === undefined) return undefined;
  const end = Math.max(concept.lastIndexOf('/'), concept.lastIndexOf('#'), concept.lastIndexOf(':'));
  const words = wordsOfName(concept.slice(end + 1));
  const found = byWords(reading, words, 'concept');
  // A word in a longer term, such as the distance to a tumour, is a cue and no more.
  const isWhole = matchesIn(words, reading.languages).some(({ run }) => run.length === words.length);
  return found?.confidence === 'high' && !isWhole ? { ...found, confidence: 'medium' } : found;
}
