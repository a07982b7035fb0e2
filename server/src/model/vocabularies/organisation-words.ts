import { lazy } from '../../base/lazy.ts';
import data from './organisation-words.json' with { type: 'json' };

export const organisationNouns: () => ReadonlySet<string> = lazy(() => new Set(data.nouns.split(' ')));
/** Those that name an organisation without `name` beside them. */
export const bareOrganisations: () => ReadonlySet<string> = lazy(() => new Set(data.bare.split(' ')));
export const namingWords: () => ReadonlySet<string> = lazy(() => new Set(data.naming.split(' ')));
/** Whole names of fields, in snake case. */
export const organisationNames: () => ReadonlySet<string> = lazy(() => new Set(data.names.split(' ')));
export const identifierWords: () => ReadonlySet<string> = lazy(() => new Set(data.identifiers.split(' ')));
