import type { BundledCode, BundledList } from './bundled-lists.ts';
import { listFrom } from './bundled-rows.ts';
import data from './frequencies.json' with { type: 'json' };
import { type Frequency, frequencies } from './frequencies.ts';

/** By the addresses of the EU's authority table. */
export const europeanFrequencyList = frequencyList('frequencies-eu', 'EU frequencies', (frequency) =>
  frequencies().write(frequency, 'eu'),
);

/** With the customary prefix `freq:`, as metadata records write them. */
export const dublinCoreFrequencyList = frequencyList(
  'frequencies-dc',
  'Dublin Core frequencies',
  ({ terms: { dc } }) => dc[0] && `freq:${dc[0]}`,
);

/** Repeating intervals: `R/P1M`. */
export const isoFrequencyList = frequencyList('frequencies-iso8601', 'ISO 8601 repetitions', (frequency) =>
  frequencies().write(frequency, 'iso8601'),
);

/** The terms of one vocabulary; those of the others are understood as well. */
function frequencyList(id: string, title: string, write: (frequency: Frequency) => string | undefined): BundledList {
  const { source, licence, date } = data;
  const codeOf = (frequency: Frequency): BundledCode | undefined => {
    const value = write(frequency);
    return value === undefined ? undefined : { value, label: frequency.label };
  };
  const make = (): BundledCode[] => {
    const { all, of } = frequencies();
    // Dublin Core has names for the rhythms that are usual.
    const usual = all.filter(({ terms }) => terms.dc.length > 0);
    return [...new Set([...usual, ...all])].flatMap((frequency) => {
      const code = codeOf(frequency);
      // Some intervals stand for two rhythms.
      return code && of(code.value) === frequency ? code : [];
    });
  };
  return {
    ...listFrom({ id, title, source, licence, date }, make),
    codeOf(value) {
      const frequency = frequencies().of(value);
      return frequency && { value, label: frequency.label };
    },
  };
}
