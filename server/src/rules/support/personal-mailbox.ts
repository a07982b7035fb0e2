import { mailboxRoles } from '../../model/vocabularies/example-contacts.ts';
import { givenNames } from '../../model/vocabularies/given-names.ts';

/**
 * Whether a mailbox is one person's: it is a common given name and something more (`jane.smith@`), or the contact's own name is a person's
 * and stands in it (`dtsnyder@` of Daniel T. Snyder). A word for an office anywhere makes it one of the office.
 */
export function isPersonalMailbox(address: string, name: string | undefined): boolean {
  const [, local = ''] = /^(?:mailto:\s*)?([\w.+-]{3,64})@[\w-]+(?:\.[\w-]+)+$/i.exec(address.trim()) ?? [];
  const words = wordsOf(local.replace(/\+.*$/, ''));
  if (words.length === 0 || words.some((word) => mailboxRoles().has(word))) return false;
  const [first = '', second = '', ...more] = words;
  if (more.length <= 1 && second.length > 1 && /^[^-]+[._]/.test(local) && givenNames().has(first)) return true;
  return name !== undefined && !name.includes('@') && standsIn(words.join(''), name);
}

/** Whether a person's name is in a mailbox: one of its longer words, and of the others nothing, the beginning or the initials. */
function standsIn(local: string, name: string): boolean {
  const words = wordsOf(name).filter((word) => !TITLES.has(word));
  if (words.length < 2 || words.length > 4 || words.some((word) => mailboxRoles().has(word))) return false;
  if (!words.some((word) => givenNames().has(word))) return false;
  return words.some((word) => {
    if (word.length < 4 || !local.includes(word)) return false;
    const rest = local.replace(word, '');
    const others = words.filter((other) => other !== word);
    const initials = others.map((other) => other[0]).join('');
    return (
      rest === '' ||
      initials.startsWith(rest) ||
      others.some((other) => other.startsWith(rest) || rest.startsWith(other))
    );
  });
}

function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded.match(/[a-z]+/g) ?? [];
}

const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor sir dame herr frau dipl ing mme mlle monsieur madame sr sra srta dott dottssa dhr mevr'.split(
    ' ',
  ),
);
