import { lazy } from '../../base/lazy.ts';
import data from './base-registers.json' with { type: 'json' };

/** The registers that issue identifiers, by the ids of semantic types. */
export const baseRegisters: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(data.registers)));
