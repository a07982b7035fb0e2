import type { FieldPrivacy } from '../model/inference/field-privacy.ts';

/** What a field is as personal data, in few words: `direct identifier · name`, `special category · health`. */
export function shortKind({ personal, identifiability, special, category }: FieldPrivacy): string {
  const parts: string[] = [];
  if (special === null || personal === 'direct')
    parts.push(HOW_CLOSELY[personal === 'mixed' ? 'mixed' : identifiability]);
  if (special === 'criminal') parts.push('data on offences');
  else if (special !== null) parts.push('special category', SPECIAL[special] ?? special);
  else if (category !== 'none') parts.push(CATEGORIES[category] ?? category.replaceAll('-', ' '));
  return [...new Set(parts)].join(' · ');
}

/** The same in a sentence, behind "it is": `a direct identifier`, `data on health, a special category`. */
export function longKind({ personal, identifiability, special }: FieldPrivacy): string {
  if (special === 'criminal') return 'data on offences or convictions';
  const closely = A_HOW_CLOSELY[personal === 'mixed' ? 'mixed' : identifiability];
  if (special === null) return closely;
  const which = `a special category of personal data (${SPECIAL[special] ?? special})`;
  return personal === 'direct' ? `${closely}, and ${which}` : which;
}

type Closeness = FieldPrivacy['identifiability'] | 'mixed';

const HOW_CLOSELY: Readonly<Record<Closeness, string>> = {
  direct: 'direct identifier',
  quasi: 'quasi-identifier',
  pseudonymous: 'pseudonymous',
  mixed: 'personal',
  none: 'not personal',
};

const A_HOW_CLOSELY: Readonly<Record<Closeness, string>> = {
  direct: 'a direct identifier',
  quasi: 'a quasi-identifier: together with others it may single somebody out',
  pseudonymous: 'a pseudonym, which stands for one person',
  mixed: 'personal data where it is about a person, and none where it is about an organisation',
  none: 'no personal data',
};

/** Kinds of Article 9 of the GDPR. */
const SPECIAL: Readonly<Record<string, string>> = {
  ethnicity: 'ethnic origin',
  union: 'trade union',
  sexual: 'sex life',
};

/** Of the inventory's list, where taking the dashes out is not enough. */
const CATEGORIES: Readonly<Record<string, string>> = {
  'government-id': 'official ID',
  'online-id': 'online ID',
};
