import { lazy } from '../../base/lazy.ts';
import { countryCodes, countryNames } from './load.ts';
import data from './transfers.json' with { type: 'json' };

/** A law on transfers, with the countries between which it lets data move freely and those that it recognises. */
export interface TransferLaw {
  readonly id: string;
  /** For messages: "the United Kingdom". */
  readonly title: string;
  /** Two-letter codes of ISO 3166-1. */
  readonly home: ReadonlySet<string>;
  /** Undefined where the law knows no recognition of countries, so that its mechanisms are not judged either. */
  readonly adequacy: Adequacy | undefined;
}

export interface Adequacy {
  /** Day up to which the decisions were looked up. */
  readonly date: string;
  readonly countries: ReadonlyMap<string, { readonly only: string | undefined; readonly until: string | undefined }>;
}

export interface TransferMechanism {
  readonly slug: string;
  readonly label: string;
  /** `safeguard`: wants an assessment of the risks in the country. */
  readonly kind: 'adequacy' | 'safeguard' | 'derogation' | 'treaty';
  /** Terms of DPV for the GDPR. */
  readonly dpv: readonly string[];
  readonly also: readonly string[];
  /** The law that alone knows it. */
  readonly law?: string;
  /** The rest is for completion and hover. */
  readonly article: string;
  readonly jurisdictions: readonly string[];
  readonly description: string;
  /** What must be there for it. */
  readonly needs: string;
}

export const transferMechanisms: () => readonly TransferMechanism[] = lazy(
  () => data.mechanisms as unknown as readonly TransferMechanism[],
);

/** By slug, by another name, or by a term or address of DPV. */
export function transferMechanism(written: string): TransferMechanism | undefined {
  return mechanismsByName().get(fold(written.replace(/^.*[#/]|^[\w-]+:(?=A\d)/, '')));
}

const mechanismsByName = lazy(
  () =>
    new Map(
      transferMechanisms().flatMap((mechanism) =>
        [mechanism.slug, ...mechanism.dpv, ...mechanism.also].map((name) => [fold(name), mechanism] as const),
      ),
    ),
);

const laws = lazy(() => {
  const byJurisdiction = new Map<string, TransferLaw>();
  for (const { id, title, jurisdictions, home, ...more } of data.laws) {
    const { date, adequate } = more as { date?: string; adequate?: readonly Adequate[] };
    const law: TransferLaw = {
      id,
      title,
      home: new Set(home.split(' ')),
      adequacy: date === undefined ? undefined : { date, countries: new Map((adequate ?? []).flatMap(countriesOf)) },
    };
    for (const jurisdiction of jurisdictions.split(' ')) byJurisdiction.set(jurisdiction, law);
  }
  return byJurisdiction;
});

interface Adequate {
  readonly countries: string;
  readonly only?: string;
  readonly until?: string;
}

function countriesOf({ countries, only, until }: Adequate) {
  return countries.split(' ').map((country) => [country, { only, until }] as const);
}

export function transferLaw(jurisdiction: string | undefined): TransferLaw | undefined {
  return jurisdiction === undefined ? undefined : laws().get(jurisdiction.toLowerCase());
}

/**
 * Two-letter codes of what is written as a place: a code of ISO 3166, also of a part of a country (`GB-SCT`), a name in English, or a region.
 * Undefined for what is none.
 */
export function countriesAt(written: string): readonly string[] | undefined {
  const text = written.trim();
  const region = regions().get(text.toUpperCase());
  if (region) return region;
  const code = text
    .toUpperCase()
    .replace(/^UK\b/, 'GB')
    .replace(/-[A-Z0-9]{1,3}$/, '');
  if (code.length === 2 && countryCodes().has(code)) return [code];
  const named = countryNames().get(
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase(),
  );
  if (named !== undefined) return [named.slice(0, 2)];
  // Codes of three letters are known, though not to which country they belong: nothing is said of those.
  return code.length === 3 && countryCodes().has(code) ? [] : undefined;
}

const regions = lazy(() => new Map(Object.entries(data.regions).map(([id, codes]) => [id, codes.split(' ')] as const)));

function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('-');
}
