import { lazy } from '../../base/lazy.ts';
import data from './anonymity-words.json' with { type: 'json' };

/** Words of all languages, in lower case and in their own spelling: few of them mean anything in another. */
export const anonymityWords = lazy(() => ({
  anonymous: setOf(data.anonymous),
  adjective: setOf(data.adjective),
  pseudonymous: setOf(data.pseudonymous),
  data: setOf(data.data),
  doubt: setOf(data.doubt),
  later: new Set(data.later) as ReadonlySet<string>,
}));

function setOf(languages: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  return new Set(Object.values(languages).flat());
}
