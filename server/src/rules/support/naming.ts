import { wordsOfAnyScript } from '../../base/words.ts';

export type Convention = 'snake' | 'camel' | 'pascal' | 'kebab' | 'screaming';

/** As people call them. */
export const CONVENTIONS: Readonly<Record<Convention, string>> = {
  snake: '`snake_case`',
  camel: '`camelCase`',
  pascal: '`PascalCase`',
  kebab: '`kebab-case`',
  screaming: '`SCREAMING_CASE`',
};

/**
 * The convention that a name follows. `any`: a single word, or nothing that tells, agrees with all; `none`: it mixes two. Signs at the
 * beginning (`_id`, `@type`), and a prefix with a colon or a path with dots, are no part of it.
 */
export function conventionOf(name: string): Convention | 'any' | 'none' {
  const bare = name.replace(/^.*[.:/]/, '').replace(/^[_$@-]+|[_-]+$/g, '');
  if (bare === '' || /[^\p{L}\p{N}_-]/u.test(bare)) return 'any';
  const lower = /\p{Ll}/u.test(bare);
  const upper = /\p{Lu}/u.test(bare);
  const joints = /_/.test(bare) ? (/-/.test(bare) ? 'both' : '_') : /-/.test(bare) ? '-' : '';
  if (joints === 'both') return 'none';
  if (joints === '_') return upper && lower ? mixedParts(bare, '_') : upper ? 'screaming' : 'snake';
  if (joints === '-') return upper ? mixedParts(bare, '-') : 'kebab';
  if (!upper || !lower) return 'any';
  if (/^\p{Lu}/u.test(bare)) return /^\p{Lu}[\p{Ll}\p{N}]*$/u.test(bare) ? 'any' : 'pascal';
  return 'camel';
}

/** `country_ISO` is snake with an acronym; `start_Date` is nothing. */
function mixedParts(name: string, joint: '_' | '-'): Convention | 'any' | 'none' {
  const parts = name.split(joint);
  const plain = parts.every((part) => /^[\p{Ll}\p{N}]*$|^[\p{Lu}\p{N}]+s?$/u.test(part));
  const lower = parts.some((part) => /\p{Ll}{2}/u.test(part));
  if (!plain || !lower) return 'none';
  return joint === '_' ? 'snake' : 'kebab';
}

/** The name as the convention writes it. */
export function inConvention(name: string, convention: Convention): string {
  const [, lead = '', rest = ''] = /^([_$@-]*)(.*)$/su.exec(name) ?? [];
  const words = wordsOfAnyScript(rest);
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  switch (convention) {
    case 'snake':
      return lead + words.join('_');
    case 'kebab':
      return lead + words.join('-');
    case 'screaming':
      return lead + words.join('_').toUpperCase();
    case 'pascal':
      return lead + words.map(capital).join('');
    case 'camel':
      return lead + words.map((word, index) => (index === 0 ? word : capital(word))).join('');
  }
}

/** The convention that most of the names follow which follow one, and how many of how many. */
export function dominantConvention(
  names: Iterable<string>,
): { convention: Convention; count: number; of: number } | undefined {
  const counts = new Map<Convention, number>();
  let of = 0;
  for (const name of names) {
    const convention = conventionOf(name);
    if (convention === 'any') continue;
    of++;
    if (convention !== 'none') counts.set(convention, (counts.get(convention) ?? 0) + 1);
  }
  const [first] = [...counts].sort((one, other) => other[1] - one[1]);
  return first && { convention: first[0], count: first[1], of };
}
