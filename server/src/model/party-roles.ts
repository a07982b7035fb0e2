/** Roles of those who disclose data, and of those who get them, under whatever scheme. Agencies of New Zealand do both. */
const GIVING: ReadonlySet<string> = new Set([
  'provider',
  'source-agency',
  'data-custodian',
  'lead-agency',
  'participating-agency',
]);
const GETTING: ReadonlySet<string> = new Set([
  'recipient',
  'recipient-agency',
  'accredited-user',
  'lead-agency',
  'participating-agency',
]);

interface InRoles {
  readonly roles: readonly string[];
}

export function isGiver({ roles }: InRoles): boolean {
  return roles.some((role) => GIVING.has(role));
}

export function isGetter({ roles }: InRoles): boolean {
  return roles.some((role) => GETTING.has(role));
}

interface Named {
  readonly id: string | undefined;
  readonly label: string;
  readonly identifier: string | undefined;
}

/** What a party is called, without its short name in the agreement, unless it has no other. */
export function partyNames({ label, identifier }: Named): readonly string[] {
  return [...new Set([identifier, label].filter((key) => key !== undefined && key !== ''))] as string[];
}

/** It has a short name alone, which may be that of others in other agreements. */
export function isNameless({ id, label }: Named): boolean {
  return label === '' || label === id;
}

/** By their identifiers where both have one, else by their names; by the short names of the agreements only where one has no other. */
export function isSameParty(one: Named, other: Named): boolean {
  if (one.identifier !== undefined && other.identifier !== undefined) return one.identifier === other.identifier;
  if (one.label !== '' && one.label === other.label) return true;
  return (isNameless(one) || isNameless(other)) && one.id !== undefined && one.id === other.id;
}
