import { lazy } from '../../base/lazy.ts';
import data from './text-handling.json' with { type: 'json' };

/** Beginnings of words that speak of how free text is handled, in lower case without diacritics. */
export const reviewBeginnings: () => readonly string[] = lazy(() =>
  Object.values(data.review).flatMap((words) => words.split(' ')),
);
