import { type Regime, regimes } from '../../model/vocabularies/regimes.ts';

/** Roles in the exchange, as the regime calls them. */
export function exchangeRoles(regime: Regime | undefined): readonly string[] {
  return regime?.roles ? Object.values(regime.roles).flat() : ['provider', 'recipient'];
}

/** Roles under data-protection law. */
export const PROTECTION_ROLES: readonly string[] = ['controller', 'joint-controller', 'processor'];

/** All that a party may have, in any regime. */
export function allRoles(): readonly string[] {
  return [...new Set([undefined, ...regimes()].flatMap((regime) => exchangeRoles(regime)).concat(PROTECTION_ROLES))];
}

export const ROLE_MEANINGS: Readonly<Record<string, string>> = {
  controller: 'decides on its own why and how the data are used',
  'joint-controller': 'decides so together with another party',
  processor: 'works on the data for a controller, on its instructions',
};
