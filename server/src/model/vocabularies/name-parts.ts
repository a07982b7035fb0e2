import { lazy } from '../../base/lazy.ts';
import data from './name-parts.json' with { type: 'json' };

/** What the parts of a field's name do to what it says; `name-parts.json` explains each. */
export type NamePart = 'plain' | 'about' | 'counts' | 'identifier' | 'veiled' | 'record';

export const nameParts: () => Readonly<Record<NamePart, Readonly<Record<string, readonly string[]>>>> = lazy(() => {
  const { plain, about, counts, identifier, veiled, record } = data;
  return { plain, about, counts, identifier, veiled, record };
});
