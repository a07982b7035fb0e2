import type { Dataset } from '../../model/entities.ts';
import { type Located, textAt } from '../../model/located.ts';
import type { Accountable } from '../../model/marks.ts';
import { isNamedPerson, isPost } from './named-person.ts';
import { realAddressIn } from './real-contact.ts';

/**
 * The name of a person who answers for something without a post beside it. Whoever only wrote it does not answer for it, and a description
 * may name the post where a format has no other place for it.
 */
export function lonePerson({ value: { role, name }, node }: Located<Accountable>): string | undefined {
  if (name === undefined || isPost(role) || (role !== undefined && WROTE.test(role)) || !isNamedPerson(name)) return;
  return isPost(textAt(node, 'description')?.value) ? undefined : name;
}

const WROTE = /^\s*(?:author|contributor|editor|wrangler|distributor|contact|point ?of ?contact)s?\s*$/i;

/** The name of the contact of a dataset where both the name and the mailbox are those of one person. */
export function lonePersonToAsk({ contact, describedAsStandard }: Dataset): string | undefined {
  const { name, address } = contact?.value ?? {};
  if (describedAsStandard || name === undefined || address === undefined) return undefined;
  return isNamedPerson(name) && realAddressIn(address)?.of === 'person' ? name : undefined;
}
