import { lazy } from '../../base/lazy.ts';
import data from './public-roles.json' with { type: 'json' };

/** Words for public offices, of all languages. */
export const publicRoles: () => ReadonlySet<string> = lazy(() => new Set(Object.values(data.words).flat()));
