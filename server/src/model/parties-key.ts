import { wordsOf } from '../base/words.ts';
import type { PartyFact } from './facts.ts';

/** The parties of an agreement in one spelling, with who gives; undefined where one of them has no name. */
export function partiesKey(parties: readonly PartyFact[]): string | undefined {
  const keys = parties.map(partyKey).sort();
  return keys.length < 2 || keys.includes('') ? undefined : keys.join('\n');
}

function partyKey({ identifier, id, label, roles }: PartyFact): string {
  const name = wordsOf(identifier ?? id ?? label).join(' ');
  return name === '' ? '' : `${name} ${roles.some((role) => PROVIDERS.has(role)) ? 'gives' : 'gets'}`;
}

const PROVIDERS: ReadonlySet<string> = new Set(['provider', 'source-agency', 'data-custodian', 'lead-agency']);
