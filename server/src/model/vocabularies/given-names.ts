import { lazy } from '../../base/lazy.ts';
import data from './given-names.json' with { type: 'json' };

/** In lower case, without diacritics. */
export const givenNames: () => ReadonlySet<string> = lazy(
  () => new Set(Object.values(data.names).flatMap((names) => names.split(' '))),
);
/** Words before the name of somebody. */
export const personalTitles: () => ReadonlySet<string> = lazy(() => new Set(data.titles.split(' ')));
/** Words in the names of bodies, which nobody is called by. */
export const bodyWords: () => ReadonlySet<string> = lazy(() => new Set(data.bodies.split(' ')));
/** Roles that say what somebody does for a document, and name no post. */
export const bareRoles: () => ReadonlySet<string> = lazy(() => new Set(data.bare));
