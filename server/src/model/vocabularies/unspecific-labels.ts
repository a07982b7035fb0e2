import { lazy } from '../../base/lazy.ts';
import data from './unspecific-labels.json' with { type: 'json' };

/** In lower case, words divided by blanks. */
export const unspecificLabels: () => ReadonlySet<string> = lazy(
  () => new Set([...data.labels.split(' '), ...data.phrases]),
);
