import type { IsoDate } from '../../base/iso-date.ts';
import { slugOf } from '../../base/slug.ts';
import type { OfferedField } from './offered-standards.ts';

/** All that somebody has said of an agreement that is to be written. What is left out stays empty in the text. */
export interface AgreementAnswers {
  /** The day on which the draft is begun. */
  readonly today: IsoDate;
  /** A code of `jurisdictions`. */
  readonly jurisdiction: string;
  /** An id of `regimesOf`; undefined where nobody has said. */
  readonly regime: string | undefined;
  readonly title: string;
  readonly id: string;
  readonly parties: readonly AnsweredParty[];
  readonly items: readonly AnsweredItem[];
}

export interface AnsweredParty {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** In a register of organisations. */
  readonly identifier?: string;
}

/** A standard of which fields are shared. */
export interface AnsweredItem {
  readonly id: string;
  readonly label: string;
  /** As it is written in the agreement: a path from its file, or an identifier. */
  readonly standard: string;
  readonly version: string | undefined;
  readonly dataSubjects: readonly string[];
  readonly fields: readonly OfferedField[];
  /** Names of those of the fields that are shared. */
  readonly chosen: ReadonlySet<string>;
}

/** An identifier to begin with, that no other agreement has: the year, and the words of the title. */
export function usualId(title: string, today: IsoDate, taken: ReadonlySet<string>): string {
  return unlike(taken, ['dsa', today.slice(0, 4), shortSlug(title)].filter((part) => part !== '').join('-'));
}

/** The name of the file to begin with. */
export function usualFileName(title: string): string {
  return `${shortSlug(title) || 'new'}.agreement.yaml`;
}

/** A short name for a party, unlike those of the others. */
export function usualPartyId(name: string, taken: ReadonlySet<string>): string {
  return unlike(taken, shortSlug(name) || 'party');
}

/** `name`, or the first of `name-2`, `name-3`, … that is not taken. */
export function unlike(taken: ReadonlySet<string>, name: string): string {
  let found = name;
  for (let count = 2; taken.has(found); count++) found = `${name}-${count}`;
  return found;
}

/** The slug of a title, cut between words. */
function shortSlug(title: string): string {
  const words = slugOf(title).split('-');
  let slug = words[0]?.slice(0, LONGEST_SLUG) ?? '';
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > LONGEST_SLUG) break;
    slug = `${slug}-${word}`;
  }
  return slug;
}

/** UTF-16 units. */
const LONGEST_SLUG = 48;
