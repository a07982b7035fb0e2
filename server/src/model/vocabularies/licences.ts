import { lazy } from '../../base/lazy.ts';
import { creativeCommonsAt, creativeCommonsNamed } from './creative-commons.ts';
import { licenceAddressList, licenceList } from './licence-list.ts';
import data from './licences.json' with { type: 'json' };

/** A licence that is known by what is written in its place. */
export interface KnownLicence {
  /** As SPDX names it, else as people do; the code in the authority table for those that only the table has. */
  readonly id: string;
  /** Whether it gives data to everybody for any use; undefined where we do not know. */
  readonly open: boolean | undefined;
  /** Of its text. */
  readonly address: string | undefined;
  /** `well`: programs know it by what is written. `alias`: people do. `family`: several versions are called so. */
  readonly spelled: 'well' | 'alias' | 'family';
}

/** The licence that a name, an identifier or an address means; undefined for what is none that we know. */
export function licenceOf(written: string): KnownLicence | undefined {
  const text = written.trim();
  if (text === '' || text.length > LONGEST || namesNoLicence(text)) return undefined;
  return isWebAddress(text) ? licenceAt(addressOf(text)) : licenceNamed(text);
}

/** UTF-16 units. What is longer is the text of a licence, or a story about one. */
const LONGEST = 160;

/** Words that stand in the place of a licence and name none: `unknown`, `other-open`, "see website". */
export function namesNoLicence(written: string): boolean {
  const text = written.trim();
  if (isWebAddress(text)) return data.unspecific.addresses.some((start) => addressOf(text).startsWith(start));
  return unspecific().has(fold(text));
}

/** Whether a licence, by its identifier, name or address, gives data to everybody for any use. What is not known is not open. */
export function isOpenLicence(written: string): boolean {
  const known = licenceOf(written)?.open;
  if (known !== undefined) return known;
  const text = written.trim().slice(0, 200).toLowerCase();
  if (text.split(/[^a-z0-9]+/).some((part) => data.not.includes(part))) return false;
  if (isWebAddress(text)) return data.openAddresses.some((start) => addressOf(text).startsWith(start));
  const name = fold(text.replace(/^the\s+/, ''));
  return data.families.some((start) => name.startsWith(fold(start)));
}

/** Whether what is written says that not everybody may use the data: a licence that is not open, or words such as "all rights reserved". */
export function isClosedLicence(written: string): boolean {
  return licenceOf(written)?.open === false || data.closed.some((words) => fold(words) === fold(written.trim()));
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** For comparison: without scheme, `www`, capitals and what ends an address without changing it. */
function addressOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/(?:\/(?:legalcode(?:\.[a-z-]+)?|deed(?:\.[a-z-]+)?))?\/*$/, '');
}

const AUTHORITY = 'publications.europa.eu/resource/authority/licence/';

function licenceAt(address: string): KnownLicence | undefined {
  const commons = creativeCommonsAt(`${address}/`);
  if (commons) return known(commons.id, commons.open, commons.versioned ? 'well' : 'family');
  const row = rows().byAddress.find(([start]) => address.startsWith(start))?.[1];
  if (row) return known(row.id, row.open, 'well');
  if (address.startsWith(AUTHORITY)) return authorityLicence(address.slice(AUTHORITY.length));
  const listed =
    /^(?:spdx\.org\/licenses|opensource\.org\/licen[cs]es?|opendefinition\.org\/licenses)\/([\w.+-]+)/.exec(
      address,
    )?.[1];
  if (listed !== undefined) {
    const named = licenceNamed(listed.replace(/\.(?:html|json|txt)$/, ''));
    // Each page there is about one licence, by whatever name.
    return named ? { ...named, spelled: 'well' } : known(listed, undefined, 'well');
  }
  const id = spdxByAddress().get(address);
  return id === undefined ? undefined : known(id, rows().byId.get(id.toLowerCase())?.open, 'well');
}

function authorityLicence(code: string): KnownLicence {
  const written = code.toUpperCase();
  const row = rows().byCode.get(written);
  const named = row ? known(row.id, row.open, 'well') : creativeCommonsNamed(written.replaceAll('_', '-'));
  if (named && 'versioned' in named) return known(named.id, named.open, 'well');
  return named ?? known(written, undefined, 'well');
}

function licenceNamed(text: string): KnownLicence | undefined {
  const lower = text.toLowerCase();
  const row = rows().byId.get(lower);
  if (row) return known(row.id, row.open, 'well');
  const id = spdxNames().get(lower) ?? spdxNames().get(fold(text));
  const commons = creativeCommonsNamed(text);
  if (id !== undefined) return known(id, commons?.open ?? rows().byId.get(id.toLowerCase())?.open, 'well');
  const alias = rows().byAlias.get(fold(text));
  if (alias) return known(alias.id, alias.open, 'alias');
  // Spelt in full, its own title lacks no more than the last word.
  const full = /^(?:the )?creative commons /i.test(text) ? 'well' : 'alias';
  if (commons) return known(commons.id, commons.open, commons.versioned ? full : 'family');
  return rows().families.has(fold(text)) ? known(text, true, 'family') : undefined;
}

function known(id: string, open: boolean | undefined, spelled: KnownLicence['spelled']): KnownLicence {
  const row = rows().byId.get(id.toLowerCase());
  const address =
    row?.address ??
    licenceList.codeOf(id)?.definition?.replace(/legalcode$/, '') ??
    (row?.addresses?.[0] === undefined ? undefined : `https://${row.addresses[0]}`);
  return { id, open, address, spelled };
}

interface Row {
  readonly id: string;
  readonly title?: string;
  readonly open?: boolean;
  /** Of its text, where SPDX has none or another. */
  readonly address?: string;
  readonly eu?: string;
  readonly also?: readonly string[];
  readonly aliases?: readonly string[];
  readonly addresses?: readonly string[];
}

/** Without what people put in now and then: case, spaces, punctuation, the words that all licences have. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/licen[cs]e/g, 'licence')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const unspecific = lazy((): ReadonlySet<string> => new Set(data.unspecific.words.map(fold)));

const rows = lazy(() => {
  const all: readonly Row[] = data.licences;
  const byAddress = all.flatMap((row) => (row.addresses ?? []).map((start) => [start.toLowerCase(), row] as const));
  return {
    // The longest beginning says most.
    byAddress: byAddress.sort(([a], [b]) => b.length - a.length),
    byId: new Map(
      all.flatMap((row) =>
        [row.id, row.title ?? '', ...(row.also ?? [])].map((name) => [name.toLowerCase(), row] as const),
      ),
    ),
    byCode: new Map(all.flatMap((row) => (row.eu === undefined ? [] : [[row.eu, row] as const]))),
    byAlias: new Map(
      all.flatMap((row) =>
        [row.title ?? '', ...(row.also ?? []), ...(row.aliases ?? []), row.eu ?? ''].flatMap((name) =>
          name === '' ? [] : [[fold(name), row] as const],
        ),
      ),
    ),
    families: new Set(data.families.map(fold)) as ReadonlySet<string>,
  };
});

/** Identifiers of SPDX by identifier in lower case, and by title without what does not matter. */
const spdxNames = lazy(
  () =>
    new Map(
      licenceList
        .codes()
        .flatMap(({ value, label }) => [[fold(label), value] as const, [value.toLowerCase(), value] as const]),
    ),
);

const spdxByAddress = lazy(
  () =>
    new Map(licenceAddressList.codes().map(({ value, definition = '' }) => [addressOf(value), definition] as const)),
);
