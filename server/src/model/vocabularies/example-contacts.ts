import { lazy } from '../../base/lazy.ts';
import data from './example-contacts.json' with { type: 'json' };

/** Telephone numbers of a country: which are kept for fiction, and which are of people. */
export interface NumberingPlan {
  readonly code: string;
  readonly source: string;
  /** Who keeps the numbers, at the beginning of a sentence. */
  readonly issuer: string;
  /** Patterns of the digits behind the country code. */
  readonly fictitious: string;
  readonly mobile: string;
  /** Of all digits, where a number is known without its country code. */
  readonly national?: string;
  /** What stands for the country code within the country. */
  readonly trunk: string;
  /** A number to write in examples. */
  readonly value: string;
}

/** Last labels of domains that nobody can own. */
export const reservedDomains: readonly string[] = data.domains;
/** What the label before the ending says where an author means an example. */
export const exampleDomainWords: () => ReadonlySet<string> = lazy(() => new Set(data.exampleWords));
/** Words in the first part of an address that stand for an office. */
export const mailboxRoles: () => ReadonlySet<string> = lazy(() => new Set(data.roles));
/** Domains where people have addresses of their own. */
export const freeMailDomains: () => ReadonlySet<string> = lazy(() => new Set(data.free));
/** Words in names and addresses that stand for nobody. */
export const nobodyWords: () => ReadonlySet<string> = lazy(() => new Set(data.nobody));
export const numberingPlans: readonly NumberingPlan[] = data.plans;
