import { lazy } from '../../base/lazy.ts';
import data from './public-authorities.json' with { type: 'json' };

/** Words that only names of public authorities have, each between spaces, in one language. */
export function authorityWords(language: string): readonly string[] {
  return words().get(language) ?? [];
}

const words = lazy(
  () => new Map(Object.entries(data.words).map(([language, list]) => [language, list.map((word) => ` ${word} `)])),
);

/** Kinds of organisation that are public authorities. */
export const authorityTypes: () => ReadonlySet<string> = lazy(() => new Set(data.types));
/** Beginnings of identifiers from registers of public bodies. */
export const authorityRegisters: readonly string[] = data.registers;
/** Words of purposes that nobody is obliged to serve. */
export const optionalServiceWords: () => ReadonlySet<string> = lazy(() => new Set(data.optional.split(' ')));
