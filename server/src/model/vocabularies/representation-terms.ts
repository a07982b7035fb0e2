import { lazy } from '../../base/lazy.ts';
import type { LogicalType } from '../entities.ts';
import data from './representation-terms.json' with { type: 'json' };

export type RepresentationTermId = 'date' | 'flag' | 'count' | 'share' | 'code' | 'address' | 'mailbox';

/** A word at the end or the beginning of a name that says what kind of value the field holds. */
export interface RepresentationTerm {
  readonly id: RepresentationTermId;
  /** Types that go with it. */
  readonly kinds: ReadonlySet<LogicalType>;
}

/** The term that the words of a name end with, else the one that they begin with, in these languages and English. A first word counts only before others. */
export function representationTermOf(
  words: readonly string[],
  languages: readonly string[],
): RepresentationTerm | undefined {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  for (const language of new Set(['en', ...languages])) {
    const found = terms().get(`${language} … ${last}`);
    if (found) return found;
  }
  if (words.length < 2) return undefined;
  for (const language of new Set(['en', ...languages])) {
    const found = terms().get(`${language} ${first} …`) ?? terms().get(`${language} ${first}+${second} …`);
    if (found) return found;
  }
  return undefined;
}

/** By language and by the words, with dots where the rest of the name stands. */
const terms = lazy((): ReadonlyMap<string, RepresentationTerm> => {
  const index = new Map<string, RepresentationTerm>();
  for (const { id, kinds, last, first } of data.terms) {
    const term = { id: id as RepresentationTermId, kinds: new Set(kinds.split(' ') as LogicalType[]) };
    for (const [language, words] of Object.entries(last))
      for (const word of (words ?? '').split(' ')) index.set(`${language} … ${word}`, term);
    for (const [language, words] of Object.entries(first))
      for (const word of (words ?? '').split(' ')) index.set(`${language} ${word} …`, term);
  }
  return index;
});
