import type { AskedSubject } from './asked-subject.ts';
import type { Measured } from './measures.ts';

/** The static part of the score of data.europa.eu; undefined until there is one for the format. */
export function metadataQuality(_: AskedSubject): Measured | undefined {
  return undefined;
}
