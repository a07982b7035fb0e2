import { lazy } from '../../base/lazy.ts';
import data from './holder-words.json' with { type: 'json' };

/** What a word says about whom or what a field tells. `either`: a person or an organisation. `sometimes`: a person, where other signs agree. */
export type HolderKind = 'sometimes' | 'person' | 'either' | 'animal' | 'organisation' | 'place' | 'asset' | 'event';

type ByLanguage = Readonly<Record<string, readonly string[]>>;

export interface RecordWords {
  readonly kinds: ByLanguage;
  /** The row of the lexicon that such a record's fields belong to when nothing says more. */
  readonly row: string;
}

export const holderWords: () => ReadonlyMap<HolderKind, ByLanguage> = lazy(
  () => new Map(Object.entries(data.kinds) as unknown as [HolderKind, ByLanguage][]),
);
/** Names of objects that only group fields: what is around them decides. */
export const groupingWords: () => ByLanguage = lazy(() => data.around);
export const recordWords: () => readonly RecordWords[] = lazy(() => Object.values(data.records));
/** What is told of people by the part they play: of employees their employment. */
export const themeWords: () => readonly RecordWords[] = lazy(() => Object.values(data.themes));
/** Those whom registers and cases are about, not those who keep them. */
export const caseWords: () => ByLanguage = lazy(() => data.cases);
/** Names of fields that only animals and plants have. */
export const animalFieldNames: () => ByLanguage = lazy(() => data.animalFields);
