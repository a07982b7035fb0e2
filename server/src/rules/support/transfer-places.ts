import type { AgreementRow } from '../../model/facts.ts';
import { countriesAt, type TransferLaw } from '../../model/vocabularies/transfers.ts';
import type { Anchor } from '../define.ts';
import type { Terms } from './terms.ts';

/** A country into which data of an agreement come, where that is written. */
export interface TransferPlace {
  readonly written: string;
  /** Two-letter codes; several for a region; undefined for what is no country. */
  readonly countries: readonly string[] | undefined;
  /** For messages: "the location", "the country of `agency`". */
  readonly what: string;
  readonly at: Anchor;
}

/** Where the data are stored or looked at, where those who receive them or work on them are, and to where they are said to go. */
export function transferPlaces(row: AgreementRow, terms: Terms): TransferPlace[] {
  const out: TransferPlace[] = [];
  const add = (written: unknown, what: string, at: Anchor): void => {
    if (typeof written === 'string') out.push({ written: written.trim(), countries: countriesAt(written), what, at });
  };
  for (const list of [
    ['transfer', 'international', 'countries'],
    ['transfer', 'locations'],
  ])
    for (const [index, item] of terms.list(...list).entries())
      add(item, 'the location', terms.valuePlace(...list, ...(Array.isArray(terms.value(...list)) ? [index] : [])));
  for (const party of row.parties) {
    if (party.roles.length > 0 && party.roles.every((role) => GIVERS.has(role))) continue;
    const part = terms.at(party);
    add(part.text('country'), `the country of \`${party.label}\``, part.valuePlace('country'));
  }
  return out;
}

/** Roles of those who have the data already. */
const GIVERS: ReadonlySet<string> = new Set([
  'provider',
  'controller',
  'joint-controller',
  'source-agency',
  'data-custodian',
]);

/** The places of which a country lies outside the home of a law. */
export function placesAbroad(places: readonly TransferPlace[], law: TransferLaw): TransferPlace[] {
  return places.filter(({ countries }) => countries?.some((country) => !law.home.has(country)));
}
