import { resolve } from 'node:path';
import { didYouMean } from '../../base/did-you-mean.ts';
import { normalizePath } from '../../base/path.ts';
import type { AnsweredParty } from '../../insight/new-agreement/agreement-answers.ts';
import { usualPartyId } from '../../insight/new-agreement/agreement-answers.ts';
import { jurisdictions, regimesOf } from '../../insight/new-agreement/jurisdictions.ts';
import type { OfferedField, OfferedStandard } from '../../insight/new-agreement/offered-standards.ts';
import { allRoles } from '../../insight/new-agreement/party-roles.ts';
import { oneOf } from '../commands/settings.ts';
import { Failure } from '../failure.ts';

/** As commander gives them. */
export interface NewAgreementOptions {
  readonly jurisdiction?: string;
  readonly regime?: string;
  readonly title?: string;
  readonly id?: string;
  /** `name=…,role=…,id=…,identifier=…` */
  readonly party: readonly string[];
  /** `PATH`, `PATH#field,field` or an identifier. */
  readonly standard: readonly string[];
  readonly allFields: boolean;
  readonly force: boolean;
  /** `--no-input`: nothing is asked. */
  readonly input: boolean;
  readonly config?: string;
  readonly profile?: string;
  readonly now?: string;
}

export function jurisdictionOf(text: string): string {
  return oneOf(
    'jurisdiction',
    text.toLowerCase(),
    jurisdictions().map(({ code }) => code),
  );
}

export function regimeOf(text: string, jurisdiction: string): string {
  return oneOf('regime', text, [...regimesOf(jurisdiction).map(({ id }) => id), 'none']);
}

/** What `--party` means. Commas within a name are part of it. @throws Failure */
export function partyOf(text: string, taken: ReadonlySet<string>): AnsweredParty {
  const parts = text.split(/,(?=\s*[a-z]+\s*=)/i).map((part): [string, string] => {
    const cut = part.indexOf('=');
    return [part.slice(0, Math.max(cut, 0)).trim().toLowerCase(), part.slice(cut + 1).trim()];
  });
  const values = new Map(parts);
  const wrong = parts.find(([key]) => !PARTY_KEYS.includes(key));
  const name = values.get('name') ?? '';
  if (wrong || name === '')
    throw new Failure(
      `--party takes name=…, and if you like role=…, id=… and identifier=…, such as "name=Exampleshire Council,role=provider+controller"; you wrote ${text}`,
    );
  const roles = (values.get('role') ?? '').split(/[+\s]+/).filter((role) => role !== '');
  for (const role of roles) oneOf('party role', role, allRoles());
  const identifier = values.get('identifier');
  const id = values.get('id') ?? usualPartyId(name, taken);
  if (taken.has(id)) throw new Failure(`--party: there are two parties with the id ${id}`);
  return { id, name, roles, ...(identifier !== undefined && { identifier }) };
}

const PARTY_KEYS: readonly string[] = ['name', 'role', 'id', 'identifier'];

/** What `--standard` means. */
export interface NamedStandard {
  readonly name: string;
  /** Undefined where none are named. */
  readonly fields: readonly string[] | undefined;
}

/** A file with a `#` in its name, or an identifier with one, counts as a whole where it is known. */
export function namedStandard(text: string, isKnown: (name: string) => boolean): NamedStandard {
  const cut = text.lastIndexOf('#');
  if (cut < 0 || isKnown(text)) return { name: text, fields: undefined };
  const fields = text
    .slice(cut + 1)
    .split(',')
    .map((field) => field.trim());
  return { name: text.slice(0, cut), fields: fields.filter((field) => field !== '') };
}

/** By the path as somebody at `cwd` types it, or by the identifier. @throws Failure */
export function standardNamed(name: string, offered: readonly OfferedStandard[], cwd: string): OfferedStandard {
  const path = normalizePath(resolve(cwd, name));
  const found = offered.filter((one) => one.file === path);
  const [only, second] = found.length > 0 ? found : offered.filter(({ id }) => id === name);
  if (only && second)
    throw new Failure(
      `--standard: ${name} holds several standards; name one by its identifier: ${found.flatMap(({ id }) => id ?? []).join(', ')}`,
    );
  if (!only) throw new Failure(`--standard: ${name} is no standard with fields, and no identifier of one`);
  return only;
}

/** @throws Failure for a field that the standard does not have. */
export function fieldsNamed(
  names: readonly string[],
  { label, fields }: { readonly label: string; readonly fields: readonly OfferedField[] },
): ReadonlySet<string> {
  const known = fields.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return new Set(names);
  const meant = didYouMean(unknown, known);
  throw new Failure(
    `--standard: ${label} has no field ${unknown}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
  );
}
