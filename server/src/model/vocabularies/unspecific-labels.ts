import { lazy } from '../../base/lazy.ts';
import data from './unspecific-labels.json' with { type: 'json' };

/** Single words, in lower case. */
export const unspecificLabels: () => ReadonlySet<string> = lazy(() => new Set(data.labels.split(' ')));
