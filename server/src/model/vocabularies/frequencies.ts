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
  /** The same for words of one's own as well: "every month", `mensuel`. */
  meant(written: string): Frequency | undefined;
  /** Whether it is one of the terms of a vocabulary, letter by letter. */
  isTerm(written: string, vocabulary: FrequencyVocabulary): boolean;
  /** What to write in a vocabulary, with its address where the vocabulary has addresses; undefined where it has no term. */
  write(frequency: Frequency, vocabulary: FrequencyVocabulary): string | undefined;
}

export const frequencies: () => FrequencyTable = lazy(() => {
  const byTerm = new Map<string, Frequency>();
  const byWord = new Map<string, Frequency>();
  const all = data.frequencies.map(({ label, days, words, ...terms }): Frequency => {
    const frequency = { label, terms, days: days ?? undefined };
    for (const term of FREQUENCY_VOCABULARIES.flatMap((vocabulary) => terms[vocabulary])) {
      const key = keyOf(term);
      if (!byTerm.has(key)) byTerm.set(key, frequency);
    }
    for (const word of [label, ...(words ?? [])]) byWord.set(fold(word), frequency);
    return frequency;
  });
  const { namespaces } = data;
  return {
    all,
    of: (written) => byTerm.get(keyOf(written)),
    meant: (written) =>
      byTerm.get(keyOf(written)) ?? byTerm.get(keyOf(written.replace(/^.*[/#:]/s, ''))) ?? byWord.get(fold(written)),
    isTerm: (written, vocabulary) => all.some(({ terms }) => terms[vocabulary].includes(written)),
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

function fold(text: string): string {
  return text
    .slice(0, 60)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toLowerCase();
}
