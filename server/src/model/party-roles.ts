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

/** Under what a party may be found in another agreement. */
export function partyKeys({ id, label, identifier }: Named): readonly string[] {
  return [...new Set([identifier, label, id].filter((key) => key !== undefined && key !== ''))] as string[];
}

/** By their identifiers where both have one, else by their names; by the short names of the agreements only where one has no other. */
export function isSameParty(one: Named, other: Named): boolean {
  if (one.identifier !== undefined && other.identifier !== undefined) return one.identifier === other.identifier;
  if (one.label !== '' && one.label === other.label) return true;
  const isNameless = [one, other].some(({ id, label }) => label === '' || label === id);
  return isNameless && one.id !== undefined && one.id === other.id;
}
