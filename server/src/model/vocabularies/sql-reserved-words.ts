import { lazy } from '../../base/lazy.ts';
import data from './sql-reserved-words.json' with { type: 'json' };

/** In lower case. */
export const sqlReservedWords: () => ReadonlySet<string> = lazy(() => new Set(data.words.split(' ')));
