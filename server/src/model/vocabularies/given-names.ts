import { lazy } from '../../base/lazy.ts';
import data from './given-names.json' with { type: 'json' };

/** Common given names of all languages that the tool reads, in lower case and without diacritics. */
export const givenNames: () => ReadonlySet<string> = lazy(
  () => new Set(Object.values(data.names).flatMap((names) => names.split(' '))),
);
