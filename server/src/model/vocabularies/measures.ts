import { lazy } from '../../base/lazy.ts';
import data from './dpv-measures.json' with { type: 'json' };

/** A measure that protects data (vocabularies.md C13). */
export interface Measure {
  /** With its prefix: `dpv:Encryption`. */
  readonly term: string;
  readonly label: string;
  readonly kind: 'technical' | 'organisational' | 'physical' | 'legal';
  readonly broader?: string;
  readonly description: string;
}

export const measures: () => readonly Measure[] = lazy(() => data.measures as readonly Measure[]);
