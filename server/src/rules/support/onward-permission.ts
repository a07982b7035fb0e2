import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { isSameParty, partyNames } from '../../model/party-roles.ts';
import type { FactQueries } from '../define.ts';
import { gettersOf, giversOf } from './sharing-chain.ts';
import { type Terms, termsOf } from './terms.ts';

/** Whether an agreement lets what was got under it be passed on under another. */
export type OnwardPermission =
  | { readonly kind: 'allowed' | 'prohibited' | 'outputs' }
  /** Not to these. */
  | { readonly kind: 'unlisted'; readonly parties: readonly PartyFact[] }
  | { readonly kind: 'approval'; readonly approver: string };

/** Giving data back to those who gave them is no passing on, and nobody has to approve what he signs. */
export function onwardPermission(facts: FactQueries, upstream: AgreementRow, onward: AgreementRow): OnwardPermission {
  const terms = termsOf(facts, upstream);
  const strangers = gettersOf(onward).filter((getter) => !upstream.parties.some((party) => isSameParty(party, getter)));
  if (strangers.length === 0 || haveAgreed(terms, upstream, onward, facts)) return { kind: 'allowed' };
  switch (terms.text('onwardSharing', 'rule')) {
    case 'prohibited':
      return { kind: 'prohibited' };
    case 'outputs-only':
      return { kind: 'outputs' };
    case 'listed': {
      const listed = new Set(terms.texts('onwardSharing', 'organisations').map((name) => name.trim()));
      // An empty list is told where it stands.
      if (listed.size === 0) return { kind: 'allowed' };
      const parties = strangers.filter(({ id, label, identifier }) =>
        [id, label, identifier].every((name) => name === undefined || !listed.has(name)),
      );
      return parties.length > 0 ? { kind: 'unlisted', parties } : { kind: 'allowed' };
    }
    case 'with-approval': {
      const approver = terms.text('onwardSharing', 'approver');
      // That nobody approves is told where it stands.
      return approver === undefined ? { kind: 'allowed' } : { kind: 'approval', approver: nameOf(approver, upstream) };
    }
    default:
      return { kind: 'allowed' };
  }
}

/** Those who gave the data, or who are to approve, take part in the onward agreement or signed it. */
function haveAgreed(terms: Terms, upstream: AgreementRow, onward: AgreementRow, facts: FactQueries): boolean {
  const givers = giversOf(upstream);
  if (givers.some((giver) => onward.parties.some((party) => isSameParty(party, giver)))) return true;
  const approver = terms.text('onwardSharing', 'approver');
  if (approver === undefined) return false;
  const named = upstream.parties.find(({ id }) => id === approver);
  const isNamed = (names: readonly (string | undefined)[]): boolean =>
    [approver, named?.label, named?.identifier].some((name) => name !== undefined && names.includes(name));
  if (onward.parties.some(({ label, identifier }) => isNamed([label, identifier]))) return true;
  const signed = termsOf(facts, onward);
  return signed
    .list('signatures')
    .some((_, index) => isNamed(['party', 'name', 'role'].map((key) => signed.text('signatures', index, key))));
}

function nameOf(approver: string, { parties }: AgreementRow): string {
  return parties.find(({ id }) => id === approver)?.label ?? approver;
}

/** How an onward agreement lets the data go further than the one before, in words; undefined where it does not. */
export function furtherThan({ parties }: AgreementRow, upstream: Terms, onward: Terms): string | undefined {
  const [before, after] = [upstream, onward].map((terms) => terms.text('onwardSharing', 'rule'));
  if (after !== 'listed' && after !== 'with-approval') return undefined;
  if (before === 'prohibited' || before === 'outputs-only') return `\`${after}\``;
  const list = (terms: Terms): string[] => terms.texts('onwardSharing', 'organisations').map((name) => name.trim());
  if (before === 'with-approval' && after === 'listed') return 'organisations of a list without approval';
  if (before !== 'listed' || after !== 'listed') return undefined;
  // Those who have the data already.
  const known = [
    ...list(upstream),
    ...parties.flatMap((party) => [...partyNames(party), ...(party.id === undefined ? [] : [party.id])]),
  ];
  const [first] = list(onward).filter((name) => !known.includes(name));
  return first === undefined || list(upstream).length === 0 ? undefined : `\`${first}\` as well`;
}
