import type { IsoDate } from '../../base/iso-date.ts';
import { lazy } from '../../base/lazy.ts';
import type { BundledCode, BundledList } from './bundled-lists.ts';

/** A list from its codes, which are made when somebody first asks. */
export function listFrom(
  about: Pick<BundledList, 'id' | 'title' | 'source' | 'licence'> & { readonly date: string },
  make: () => readonly BundledCode[],
): BundledList {
  const codes = lazy(make);
  const byValue = lazy(() => new Map(codes().map((code) => [code.value, code])));
  return {
    ...about,
    date: about.date as IsoDate,
    codes,
    codeOf: (value) => byValue().get(value),
  };
}

/** The cells of a text of lines with tabs. */
export function rowsOf(text: string): string[][] {
  return text.split('\n').map((line) => line.split('\t'));
}
