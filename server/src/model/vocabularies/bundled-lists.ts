import { daysBetween, type IsoDate } from '../../base/iso-date.ts';
import { listOf } from '../../base/words.ts';
import { europeanAccessList } from './access-rights.ts';
import { conceptList } from './concept-list.ts';
import { fileExtensionList, fileFormatList, fileTypeAddressList } from './file-format-lists.ts';
import { dublinCoreFrequencyList, europeanFrequencyList, isoFrequencyList } from './frequency-lists.ts';
import { languageTagList, languageTwoLetterList } from './language-list.ts';
import { licenceAuthorityList } from './licence-authority-list.ts';
import { licenceAddressList, licenceList } from './licence-list.ts';
import { mediaTypeAddressList, mediaTypeList } from './media-type-lists.ts';
import { countryList, countryThreeLetterList, currencyList, subdivisionList } from './standard-lists.ts';
import { unitList } from './unit-list.ts';

/** A published list of codes that the tool brings along. What it holds is only read when somebody asks. */
export interface BundledList {
  readonly id: string;
  /** For people: "ISO 3166-1 alpha-2". */
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  /** Day of which the list is: codes given out later are not in it. */
  readonly date: IsoDate;
  /** Those that people want most come first. */
  codes(): readonly BundledCode[];
  /** What a value stands for, also where it is put together of codes (tags of languages, units) and none that `codes` lists. */
  codeOf(value: string): BundledCode | undefined;
}

export interface BundledCode {
  readonly value: string;
  readonly label: string;
  readonly definition?: string;
}

/** One line a list. */
const LISTS: readonly BundledList[] = [
  countryList,
  countryThreeLetterList,
  subdivisionList,
  currencyList,
  languageTwoLetterList,
  languageTagList,
  licenceList,
  licenceAddressList,
  mediaTypeList,
  mediaTypeAddressList,
  fileFormatList,
  fileExtensionList,
  fileTypeAddressList,
  europeanFrequencyList,
  dublinCoreFrequencyList,
  isoFrequencyList,
  unitList,
  conceptList,
  europeanAccessList,
  licenceAuthorityList,
];

export function bundledLists(): readonly BundledList[] {
  return LISTS;
}

export function bundledList(id: string): BundledList | undefined {
  return LISTS.find((list) => list.id === id);
}

/** The published list that a reference means: by a name or an address under which people know it. */
export function bundledListNamed(reference: string): BundledList | undefined {
  const found = NAMED.find(([pattern]) => pattern.test(reference));
  return found && bundledList(found[1]);
}

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/iso[-_: /]*3166[-_: /]*2\b/i, 'subdivisions'],
  [/iso[-_: /]*3166.*(?:alpha[-_ ]?3|a3)\b/i, 'countries-alpha-3'],
  [/iso[-_: /]*3166/i, 'countries'],
  [/iso[-_: /]*4217/i, 'currencies'],
  [/iso[-_: /]*639[-_: /]*1\b/i, 'languages-iso-639-1'],
  [/bcp[-_: /]*47|language-subtag-registry/i, 'languages'],
  [/spdx/i, 'licences'],
  [/ucum|unitsofmeasure/i, 'units'],
  [/assignments\/media-types/i, 'media-types'],
  [/authority\/file-type/i, 'file-type-addresses'],
  [/authority\/frequency/i, 'frequencies-eu'],
];

/** The published list that a list of codes is: all its codes are of it, and it lacks one in ten of them at most. */
export function recognisedList(values: readonly string[]): BundledList | undefined {
  if (values.length < FEWEST_RECOGNISED) return undefined;
  const distinct = new Set(values);
  return CLOSED.find(
    (list) =>
      distinct.size * 10 >= list.codes().length * 9 && values.every((value) => list.codeOf(value) !== undefined),
  );
}

const FEWEST_RECOGNISED = 100;
const CLOSED = [countryList, countryThreeLetterList, currencyList, languageTwoLetterList];

/** Lists that say nothing about the last two years. */
function staleLists(now: IsoDate): readonly BundledList[] {
  return LISTS.filter((list) => daysBetween(list.date, now) > STALE_DAYS);
}

const STALE_DAYS = 731;

/** What a user should know when lists have grown old; undefined while they are fresh. No finding: nothing in the user's files is wrong. */
export function staleNotice(now: IsoDate): string | undefined {
  const stale = staleLists(now);
  if (stale.length === 0) return undefined;
  const named = stale.map(({ title, date }) => `${title} (${date})`);
  return `these lists of codes are more than two years old, and later codes are not known: ${listOf([...new Set(named)], 'and')}. A newer version has newer ones.`;
}
