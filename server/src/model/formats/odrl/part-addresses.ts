/** How the parties and data items of an agreement are named inside a policy: below its own address, by what the agreement calls them. */
export function partAddress(policy: string, kind: 'parties' | 'data', name: string): string {
  return `${inside(policy, kind)}${encodeURIComponent(name)}`;
}

/** The name again; addresses that stand for something outside the policy stay as they are. */
export function partName(policy: string, address: string): string {
  const around = (['parties', 'data'] as const)
    .map((kind) => inside(policy, kind))
    .find((one) => address.startsWith(one));
  if (around === undefined || address.length === around.length) return address;
  try {
    return decodeURIComponent(address.slice(around.length));
  } catch {
    return address;
  }
}

function inside(policy: string, kind: string): string {
  return `${policy}${policy.includes('#') ? '/' : '#'}${kind}/`;
}
