import { lazy } from '../../base/lazy.ts';
import data from './lifecycle-words.json' with { type: 'json' };

const known = lazy(() => new Set(data.known));
const meant: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(data.meant)));

/** Whether a status is of a published list: a word, or the end of an address. */
export function isLifecycleStatus(written: string): boolean {
  return known().has(fold(written));
}

/** The one of `draft`, `proposed`, `active`, `deprecated`, `retired` that a word stands for. */
export function stageMeant(written: string): string | undefined {
  return meant().get(fold(written));
}

function fold(text: string): string {
  const last = /^[a-z][a-z0-9+.-]*:\S/i.test(text) ? text.replace(/^.*[/#:]/s, '') : text;
  return last
    .slice(0, 60)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
