import { parseDuration } from '../../base/duration.ts';
import type { Dataset, FrequencyList } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';
import { type Frequency, frequencies } from '../../model/vocabularies/frequencies.ts';

/** A frequency that is not of the list that its format takes it from, with what to write where that is known. */
export interface FrequencySlip {
  readonly written: Located<string>;
  /** For people: "an ISO 8601 repetition such as `R/P1M`". */
  readonly wanted: string;
  readonly meant: string | undefined;
}

/** What is wrong with the frequency of a dataset; undefined where it is of one of the lists, or where there is none. */
export function frequencySlip({ frequency, frequencyLists }: Dataset): FrequencySlip | undefined {
  const [first] = frequencyLists ?? [];
  if (!frequency || !frequencyLists || first === undefined) return undefined;
  const written = frequency.value.trim();
  if (frequencyLists.some((list) => isOf(list, written))) return undefined;
  const known = frequencies().meant(written);
  return { written: frequency, wanted: WANTED[first], meant: known && write(known, first) };
}

const WANTED: Readonly<Record<FrequencyList, string>> = {
  'frequencies-eu': 'an address of the EU authority table, such as `…/authority/frequency/MONTHLY`',
  'frequencies-dc': 'a Dublin Core term such as `freq:monthly`',
  'frequencies-iso8601': 'an ISO 8601 repetition such as `R/P1M`',
  terms: 'a term such as `monthly`',
};

function isOf(list: FrequencyList, written: string): boolean {
  switch (list) {
    case 'frequencies-iso8601':
      return isRepetition(written) || frequencies().isTerm(written, 'iso8601');
    case 'frequencies-dc':
      // As a metadata record writes it, with the customary prefix.
      return written.startsWith('freq:')
        ? frequencies().isTerm(written.slice('freq:'.length), 'dc')
        : /^https?:/.test(written) && frequencies().isTerm(lastPart(written), 'dc');
    case 'frequencies-eu':
      // A term without its vocabulary is a text to who reads linked data.
      return /[:/]/.test(written) && frequencies().isTerm(lastPart(written), 'eu');
    case 'terms':
      return frequencies().isTerm(written, 'dc') || frequencies().isTerm(written, 'iso19115');
  }
}

function lastPart(address: string): string {
  return address.replace(/^.*[/#:]/s, '');
}

/** `R/P1M`, `R5/P1Y`. */
export function isRepetition(written: string): boolean {
  const [, period] = /^R\d{0,4}\/(P\S+)$/.exec(written) ?? [];
  return period !== undefined && parseDuration(period) !== undefined;
}

function write(frequency: Frequency, list: FrequencyList): string | undefined {
  const { terms } = frequency;
  switch (list) {
    case 'frequencies-eu':
      return frequencies().write(frequency, 'eu');
    case 'frequencies-dc':
      return terms.dc[0] && `freq:${terms.dc[0]}`;
    case 'frequencies-iso8601':
      return terms.iso8601[0];
    case 'terms':
      return terms.dc[0] ?? terms.iso19115[0];
  }
}

/** Days between two updates; undefined for those without a rhythm, and for words that nobody knows. */
export function rhythmDays(written: string): number | undefined {
  const text = written.trim();
  const known = frequencies().meant(text);
  if (known) return known.days;
  const period = parseDuration(text.replace(/^R\d{0,4}\/(?=P)/, ''));
  return period && period.years * 365.25 + period.months * 30.4375 + period.days;
}
