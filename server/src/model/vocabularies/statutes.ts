import { lazy } from '../../base/lazy.ts';
import data from './statutes.json' with { type: 'json' };

/** An act on which public bodies rely when they share data, with the provisions that people mean. */
export interface Statute {
  readonly act: string;
  readonly sections: readonly { readonly section: string; readonly about: string }[];
}

/** By jurisdiction, in the order in which they are offered. */
export const statutes: () => ReadonlyMap<string, readonly Statute[]> = lazy(
  () => new Map(Object.entries(data.jurisdictions)),
);
