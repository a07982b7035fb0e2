import { wordsOf } from '../../base/words.ts';
import { isMadeUp } from '../../model/semantic-types.ts';
import {
  exampleDomainWords,
  freeMailDomains,
  mailboxRoles,
  type NumberingPlan,
  nobodyWords,
  numberingPlans,
  reservedDomains,
} from '../../model/vocabularies/example-contacts.ts';

export interface RealAddress {
  readonly address: string;
  readonly domain: string;
  /** `person`: it reads like somebody's own. `domain`: whoever it is for, the domain is somebody's. */
  readonly of: 'person' | 'domain';
}

/** The first address in a text that may be somebody's. Those of offices, and those at domains that are kept for examples, are nobody's. */
export function realAddressIn(text: string): RealAddress | undefined {
  if (!text.includes('@') || text.length > LONGEST_TEXT) return undefined;
  // In the address of a page, or in the name of a package, it is something else.
  for (const [address, before] of addressesIn(text)) {
    if (/[/:]$/.test(before) && !/\bmailto:$/i.test(before)) continue;
    const [local = '', host = ''] = address.toLowerCase().split('@');
    const domain = host.replace(/\.$/, '');
    const of = isExampleDomain(domain) ? undefined : holderOf(local, domain);
    if (of) return { address, domain, of };
  }
  return undefined;
}

function* addressesIn(text: string): Generator<readonly [address: string, before: string]> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const [local = ''] = /[\w.+-]*$/.exec(text.slice(Math.max(0, at - LONGEST_PART), at)) ?? [];
    const [host = ''] = /^[\w-]+(?:\.[\w-]+)*/.exec(text.slice(at + 1, at + 1 + 4 * LONGEST_PART)) ?? [];
    if (local !== '' && /\.[a-z]{2,}$/i.test(host)) yield [`${local}@${host}`, text.slice(0, at - local.length)];
  }
}

function isExampleDomain(domain: string): boolean {
  if (reservedDomains.some((reserved) => domain === reserved || domain.endsWith(`.${reserved}`))) return true;
  return domain.split('.').some((label) => label.split('-').some((word) => exampleDomainWords().has(word)));
}

function holderOf(local: string, domain: string): RealAddress['of'] | undefined {
  const words = wordsOf(local);
  if (words.some((word) => mailboxRoles().has(word)) || words.join('').length < SHORTEST_NAME) return undefined;
  const isFree = freeMailDomains().has(domain);
  const isName = /^[a-z]{2,}[._-][a-z]{2,}\d{0,4}$/.test(local) || /^[a-z][._][a-z]{3,}\d{0,4}$/.test(local);
  const isNobody = words.some((word) => nobodyWords().has(word));
  if (isNobody) return isFree || isName ? 'domain' : undefined;
  if (isFree) return 'person';
  // `open-data@…` is an office; a dot stands between the names of people.
  return isName && !local.includes('-') ? 'person' : undefined;
}

/** The plan of a telephone number of a person, where the plan keeps numbers for examples and this is none of them. */
export function planOfRealNumber(text: string): NumberingPlan | undefined {
  const written = text.trim();
  if (written.length > LONGEST_NUMBER || !/^(?:tel:)?\+?[\d\s().-]+$/.test(written)) return undefined;
  const digits = written.replace(/\(0\)/, '').replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || isMadeUp(digits) || isMadeUp(digits.slice(-FEWEST_DIGITS))) return undefined;
  const international = /^(?:tel:)?\+|^00/.test(written);
  for (const plan of numberingPlans) {
    const rest = international ? behind(digits.replace(/^00/, ''), plan.code) : nationalDigits(written, digits, plan);
    if (rest === undefined) continue;
    if (new RegExp(plan.fictitious).test(rest)) return undefined;
    if (new RegExp(plan.mobile).test(rest)) return plan;
  }
  return undefined;
}

function behind(digits: string, code: string): string | undefined {
  return digits.startsWith(code) ? digits.slice(code.length) : undefined;
}

/** Without a country code a number is only known by how it is written: `07…` with eleven digits, `(202) 555-0123`. */
function nationalDigits(written: string, digits: string, { national, trunk }: NumberingPlan): string | undefined {
  if (national === undefined || !new RegExp(national).test(digits)) return undefined;
  if (trunk === '' && !/^\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}$/.test(written)) return undefined;
  return digits.slice(trunk.length);
}

/** UTF-16 units. */
const LONGEST_TEXT = 2000;
const LONGEST_PART = 64;
const LONGEST_NUMBER = 24;
const SHORTEST_NAME = 3;
const FEWEST_DIGITS = 7;
