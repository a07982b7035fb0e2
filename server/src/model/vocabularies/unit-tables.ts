import { lazy } from '../../base/lazy.ts';
import data from './units.json' with { type: 'json' };

/** A unit that UCUM gives a code of its own. */
export interface UnitAtom {
  readonly code: string;
  readonly label: string;
  readonly quantity: string;
  /** It takes prefixes: `km`, but no `k[mi_i]`. */
  readonly metric: boolean;
}

export interface CommonUnit {
  readonly code: string;
  readonly label: string;
  readonly quantity: string;
}

export const unitAtoms: () => ReadonlyMap<string, UnitAtom> = lazy(() => {
  const metric = new Set(data.metric.split(' '));
  const atoms = new Map<string, UnitAtom>();
  for (const [quantity, units] of Object.entries(data.atoms))
    for (const [code, label] of Object.entries(units))
      atoms.set(code, { code, label, quantity, metric: metric.has(code) });
  return atoms;
});

/** `k` → `kilo`. */
export const unitPrefixes: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(data.prefixes)));

/** `kilo`, `chilo` → `k`. */
export const prefixWords: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(data.prefixWords)));

/** Codes by the words of all languages, in small letters and without accents. */
export const unitWords: () => ReadonlyMap<string, string> = lazy(
  () => new Map(Object.values(data.words).flatMap((words) => Object.entries(words))),
);

/** What an editor offers first. */
export const commonUnitTable: () => readonly CommonUnit[] = lazy(() =>
  Object.entries(data.common).flatMap(([quantity, units]) =>
    Object.entries(units).map(([code, label]) => ({ code, label, quantity })),
  ),
);

/** Codes that mean something else in UCUM than those who write them think, with what they think of. */
export const unitAccidents: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(data.accidents)));
