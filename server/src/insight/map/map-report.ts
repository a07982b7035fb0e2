import type { Ecosystem } from './ecosystem.ts';
import type { Picture } from './map-layout.ts';

/** What those need who put a map into words. */
export interface MapReport {
  readonly ecosystem: Ecosystem;
  /** Absolute paths of the files whose broken syntax may hide something. */
  readonly broken: readonly string[];
  /** A part of the whole: what is so many steps around one thing. */
  readonly focus: { readonly label: string; readonly depth: number } | undefined;
  readonly day: string;
  readonly toolVersion: string;
  /** The path to print. */
  shown(path: string): string;
}

/** The same for those who draw it. */
export interface DrawnMapReport extends MapReport {
  readonly picture: Picture;
}

/** In one sentence. */
export function summaryOf({ organisations, standards, datasets, agreements, flows, chains }: Ecosystem): string {
  const parts = [
    [organisations, 'organisation'],
    [standards, 'standard'],
    [datasets, 'dataset'],
    [agreements, 'agreement'],
    [flows, 'flow'],
  ] as const;
  const counts = parts.map(([{ length }, noun]) => `${length} ${noun}${length === 1 ? '' : 's'}`);
  return `${counts.join(', ')}, and ${chains.length} ${chains.length === 1 ? 'chain' : 'chains'} of onward sharing`;
}

/** What is shown of the whole. */
export function scopeOf({ focus }: MapReport): string {
  if (!focus) return '';
  return `Shown is what lies within ${focus.depth} ${focus.depth === 1 ? 'step' : 'steps'} of ${focus.label}.`;
}
