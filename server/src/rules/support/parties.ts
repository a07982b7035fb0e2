import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { hasLawfulBases } from '../../model/lawful-basis.ts';
import { authorityTypes } from '../../model/vocabularies/public-authorities.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import type { ContextBase, FactQueries } from '../define.ts';
import { isPublicAuthority } from './personal-content.ts';
import { isImpersonal } from './shared-data.ts';
import type { Terms } from './terms.ts';

/** Roles of those who disclose data, under whatever scheme. Agencies under an agreement of New Zealand may do both. */
const GIVING: ReadonlySet<string> = new Set([
  'provider',
  'source-agency',
  'data-custodian',
  'lead-agency',
  'participating-agency',
]);
const RECEIVING: ReadonlySet<string> = new Set([
  'recipient',
  'recipient-agency',
  'accredited-user',
  'lead-agency',
  'participating-agency',
]);
const CONTROLLING: ReadonlySet<string> = new Set(['controller', 'joint-controller']);
/** Roles of those who only work on the data for somebody else. */
const SERVING: ReadonlySet<string> = new Set(['processor', 'adsp']);

/** Whether a text is a role at all: a slip of the pen is the schema's to tell. */
export function isPartyRole(text: string): boolean {
  return [GIVING, RECEIVING, CONTROLLING, SERVING].some((roles) => roles.has(text));
}

export const gives = ({ roles }: PartyFact): boolean => roles.some((role) => GIVING.has(role));
export const receives = ({ roles }: PartyFact): boolean => roles.some((role) => RECEIVING.has(role));
export const controls = ({ roles }: PartyFact): boolean => roles.some((role) => CONTROLLING.has(role));
export const onlyServes = ({ roles }: PartyFact): boolean =>
  roles.some((role) => SERVING.has(role)) && roles.every((role) => SERVING.has(role) || role === 'recipient');

/** For the beginning of a message. */
export function nameOf({ label }: Pick<PartyFact, 'label'>): string {
  return label === '' ? 'One party' : label;
}

/**
 * Where an agreement belongs: as it says, or as its regime, the scheme of its classification or the project tell. In lower case, `uk` for the
 * United Kingdom.
 */
export function lawOf(row: AgreementRow, context: ContextBase): string | undefined {
  const scheme = context.schemeOf(row.classification?.scheme, undefined) ?? context.schemeOf(undefined, undefined);
  const named = row.jurisdiction ?? regimeCalled(row.regime)?.jurisdiction ?? scheme?.jurisdictions[0];
  return named === 'gb' ? 'uk' : named;
}

/** Whether the terms of the GDPR are asked for: where its law may hold, and the data are not known to be about nobody (ruling 10). */
export function asksForDataProtection(row: AgreementRow, context: ContextBase & { facts: FactQueries }): boolean {
  return hasLawfulBases(lawOf(row, context)) !== false && !isImpersonal(context.facts, row);
}

/** Whether a party is a public body: undefined where nothing tells. */
export function isPublicBody(party: PartyFact, terms: Terms, languages: readonly string[]): boolean | undefined {
  const type = terms.at(party).text('type');
  if (type !== undefined) return authorityTypes().has(type.toLowerCase());
  if (isPublicAuthority({ name: party.label, identifier: party.identifier }, languages)) return true;
  // What a statutory scheme calls an agency or a custodian is one.
  return party.roles.some((role) => PUBLIC_ROLES.has(role)) ? true : undefined;
}

const PUBLIC_ROLES: ReadonlySet<string> = new Set([
  'source-agency',
  'recipient-agency',
  'data-custodian',
  'lead-agency',
  'participating-agency',
]);
