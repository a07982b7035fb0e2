import { lazy } from '../../base/lazy.ts';
import data from './generic-names.json' with { type: 'json' };

/** Words that name a field in a hundred standards and mean another thing in each, in seven languages, without diacritics. */
export const genericNames = lazy(
  (): ReadonlySet<string> => new Set(Object.values(data.words).flatMap((words) => words.split(' '))),
);
