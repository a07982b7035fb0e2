import { lazy } from '../../base/lazy.ts';
import data from './name-parts.json' with { type: 'json' };

/** What words do to what a name or a text says; `name-parts.json` explains each. */
export type NamePart = Exclude<keyof typeof data, 'title' | 'source' | 'licence' | 'date' | 'notes'>;

export const nameParts: () => Readonly<Record<NamePart, Readonly<Record<string, readonly string[]>>>> = lazy(() => {
  const { title: _title, source: _source, licence: _licence, date: _date, notes: _notes, ...parts } = data;
  return parts;
});
