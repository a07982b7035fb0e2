import { bareRoles, bodyWords, givenNames, personalTitles } from '../../model/vocabularies/given-names.ts';

/** Whether a name is surely that of one person: a given name or a title first, two to four words, none of them of a body. */
export function isNamedPerson(name: string): boolean {
  if (name.length > 60 || /[\d@/:&_]/.test(name)) return false;
  // `Smith, Jane`
  const parts = name.split(',').map((part) => part.trim());
  const written = parts.length === 2 ? `${parts[1]} ${parts[0]}` : name.trim();
  const words = written.split(/\s+/);
  const folded = words.map((word) => fold(word));
  if (words.length < 2 || words.length > 5 || folded.some((word) => bodyWords().has(word))) return false;
  if (!words.some((word, index) => index > 0 && /^\p{Lu}/u.test(word))) return false;
  const [first = '', second = ''] = folded;
  if (personalTitles().has(first)) return words.length === 2 || /^\p{Lu}/u.test(words[1] ?? '') || second !== '';
  return /^\p{Lu}/u.test(words[0] ?? '') && givenNames().has(first.split('-')[0] ?? '');
}

/** Whether a role names a post that outlives its holder, and not only what somebody does for a document. */
export function isPost(role: string | undefined): boolean {
  return role !== undefined && role.trim() !== '' && !bareRoles().has(fold(role.trim()));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}
