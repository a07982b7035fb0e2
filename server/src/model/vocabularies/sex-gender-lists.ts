import { lazy } from '../../base/lazy.ts';
import data from './sex-gender-lists.json' with { type: 'json' };

/** A list of codes for sex or gender that is in wide use. */
interface SharedList {
  readonly title: string;
  /** In small letters. */
  readonly codes: ReadonlySet<string>;
  /** What at least one code must hold: without it the list might be anybody's. */
  readonly needs: string | undefined;
}

export const sexGenderLists: () => readonly SharedList[] = lazy(() =>
  data.lists.map((list) => ({
    title: list.title,
    codes: new Set(list.codes.split(' ')),
    needs: 'needs' in list ? list.needs : undefined,
  })),
);
export const sexWords: () => ReadonlySet<string> = lazy(() => new Set(data.sex.split(' ')));
export const genderWords: () => ReadonlySet<string> = lazy(() => new Set(data.gender.split(' ')));
/** What makes it the sex of an animal or the gender of a plug. */
export const otherSexWords: () => ReadonlySet<string> = lazy(() => new Set(data.other.split(' ')));
export const femaleCodes: () => ReadonlySet<string> = lazy(() => new Set(data.female.split(' ')));
export const maleCodes: () => ReadonlySet<string> = lazy(() => new Set(data.male.split(' ')));
