import { lazy } from '../../base/lazy.ts';
import { wordsOf } from '../../base/words.ts';
import data from './quasi-sets.json' with { type: 'json' };

/** Fields that together tell people apart, one of each member. */
export interface QuasiSet {
  readonly id: string;
  readonly members: readonly QuasiMember[];
}

export interface QuasiMember {
  /** Rows of the lexicon of personal data, any of which will do; undefined for any of them. */
  readonly rows: ReadonlySet<string> | undefined;
  /** Which names: a list of words, one of which must be among those of the name. */
  readonly words: 'occupation' | 'employer' | undefined;
  /** The field holds a moment. */
  readonly times: boolean;
}

export const quasiSets: () => readonly QuasiSet[] = lazy(() =>
  (data.sets as readonly RawSet[]).map(({ id, members }) => ({
    id,
    members: members.map(({ rows, words, times = false }) => ({ rows: rows && new Set(rows), words, times })),
  })),
);

interface RawSet {
  readonly id: string;
  readonly members: readonly {
    readonly rows?: readonly string[];
    readonly words?: QuasiMember['words'];
    readonly times?: boolean;
  }[];
}

/** The least sum of weights, of categories and of quasi-identifiers among them, by which a combination is one that no set names. */
export const quasiWeights: { readonly sum: number; readonly categories: number; readonly quasi: number } = data.weights;
/** The least that two standards have in common for people to be recognised in both. */
export const linkWeights: { readonly sum: number; readonly categories: number } = data.link;

/** Whether a row of the lexicon says something by which people may be recognised together with other things. */
export function countsTowards(row: string): boolean {
  return Object.hasOwn(data.rows, row);
}

/** What to keep in place of a field, for messages. */
export function coarserThan(row: string): string | undefined {
  return (data.rows as Readonly<Record<string, { readonly instead?: string }>>)[row]?.instead;
}

export function hasWorkWord(name: string, list: 'occupation' | 'employer'): boolean {
  return wordsOf(name).some((word) => workWords()[list].has(word));
}

/** Whether a name says that its values are generalised already: `age_band`, `tranche_age`. */
export function isCoarse(name: string): boolean {
  return wordsOf(name).some((word) => coarseWords().has(word));
}

const workWords = lazy(() => ({
  occupation: new Set(data.words.occupation),
  employer: new Set(data.words.employer),
}));
const coarseWords = lazy((): ReadonlySet<string> => new Set(Object.values(data.coarse).flat()));
