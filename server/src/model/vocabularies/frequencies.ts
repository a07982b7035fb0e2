import { lazy } from '../../base/lazy.ts';
import data from './frequencies.json' with { type: 'json' };

/** How often something is updated, with its terms in four vocabularies, the one to write first. */
export interface Frequency {
  /** For people: "every two weeks". */
  readonly label: string;
  readonly terms: Readonly<Record<FrequencyVocabulary, readonly string[]>>;
  /** Between two updates as a rule; undefined where there is no rule. */
  readonly days: number | undefined;
}

export const FREQUENCY_VOCABULARIES = ['eu', 'dc', 'iso8601', 'iso19115'] as const;
export type FrequencyVocabulary = (typeof FREQUENCY_VOCABULARIES)[number];

export interface FrequencyTable {
  readonly all: readonly Frequency[];
  /** By a term of any vocabulary, by its address, by `freq:monthly`, or by an interval with or without `R/`; undefined for words of one's own. */
  of(written: string): Frequency | undefined;
  /** What to write in a vocabulary, with its address where the vocabulary has addresses; undefined where it has no term. */
  write(frequency: Frequency, vocabulary: FrequencyVocabulary): string | undefined;
}

export const frequencies: () => FrequencyTable = lazy(() => {
  const byTerm = new Map<string, Frequency>();
  const all = data.frequencies.map(({ label, days, ...terms }): Frequency => {
    const frequency = { label, terms, days: days ?? undefined };
    for (const term of FREQUENCY_VOCABULARIES.flatMap((vocabulary) => terms[vocabulary])) {
      const key = keyOf(term);
      if (!byTerm.has(key)) byTerm.set(key, frequency);
    }
    return frequency;
  });
  const { namespaces } = data;
  return {
    all,
    of: (written) => byTerm.get(keyOf(written)),
    write({ terms }, vocabulary) {
      const [term] = terms[vocabulary];
      if (term === undefined) return undefined;
      return vocabulary === 'eu' || vocabulary === 'dc' ? namespaces[vocabulary] + term : term;
    },
  };
});

/** The last part of an address, without the `R/` or the prefix that stands before a term. */
function keyOf(written: string): string {
  return written
    .trim()
    .replace(/^https?:\/\/.*[/#]/i, '')
    .replace(/^(?:freq:|R\/(?=P))/i, '')
    .toLowerCase();
}
