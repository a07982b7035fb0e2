import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { iso31661, iso31662 } from 'iso-3166';
import { GENERATED, ROOT } from './paths.ts';
import { writeIfChanged } from './write-if-changed.ts';

/**
 * `bundled-lists.json`: what is needed of lists that packages keep, as lines of texts: a megabyte of registry becomes a tenth of it, and a
 * line is only read when somebody asks for the list.
 */
export function generateBundledLists(): void {
  const lists = {
    countries: { date: releasedOn('iso-3166'), rows: countries() },
    subdivisions: { date: releasedOn('iso-3166'), rows: subdivisions() },
    languages: { date: registryDate(), ...languages() },
    licences: { date: releasedOn('spdx-license-list'), rows: licences() },
  };
  writeIfChanged(join(GENERATED, 'bundled-lists.json'), `${JSON.stringify(lists, null, 1)}\n`);
}

// Data: the compiler need not know the type of a megabyte.
const require = createRequire(import.meta.url);

/** Day on which the version in use came out, by the registry. A package that is updated wants its new day here. */
const RELEASED: Readonly<Record<string, string>> = {
  'iso-3166@4.4.0': '2026-03-05',
  'spdx-license-list@6.12.0': '2026-07-25',
};

function releasedOn(name: string): string {
  const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const day = RELEASED[`${name}@${version}`];
  if (day === undefined) throw new Error(`${name} is ${version} now: on which day did it come out?`);
  return day;
}

function countries(): string {
  return lines(iso31661.map(({ alpha2, alpha3, numeric, name }) => [alpha2, alpha3, numeric, name]));
}

function subdivisions(): string {
  return lines(iso31662.map(({ code, name }) => [code, name]));
}

interface Subtag {
  readonly Type: string;
  readonly Subtag?: string;
  readonly Description?: readonly string[];
  readonly Deprecated?: string;
}

function registryDate(): string {
  return (require('language-subtag-registry/data/json/meta.json') as { 'File-Date': string })['File-Date'];
}

/** Subtags in use, with the first of their names. */
function languages() {
  const registry = require('language-subtag-registry/data/json/registry.json') as readonly Subtag[];
  const current = (type: string) =>
    registry.filter((one) => one.Type === type && one.Deprecated === undefined && !one.Subtag?.includes('..'));
  const named = (type: string) =>
    lines(current(type).map(({ Subtag, Description }) => [Subtag ?? '', Description?.[0] ?? '']));
  return {
    rows: named('language'),
    scripts: named('script'),
    regions: named('region'),
    variants: current('variant')
      .map(({ Subtag }) => Subtag)
      .join(' '),
  };
}

function licences(): string {
  const list = require('spdx-license-list/spdx.json') as Readonly<Record<string, { name: string; url?: string }>>;
  return lines(
    Object.entries(list)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      // Some licences name several addresses, a line each.
      .map(([id, { name, url }]) => [id, name, url?.trim().split(/\s+/)[0] ?? '']),
  );
}

function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\n\r]+/g, ' ')).join('\t')).join('\n');
}
