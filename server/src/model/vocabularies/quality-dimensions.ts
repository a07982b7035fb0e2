import { lazy } from '../../base/lazy.ts';
import data from './quality-dimensions.json' with { type: 'json' };

const contractDimensions: () => ReadonlySet<string> = lazy(() => new Set(data.lists.odcs));
const known = lazy(() => new Set(Object.values(data.lists).flat()));
const meant: () => ReadonlyMap<string, string> = lazy(() => new Map(Object.entries(data.meant)));

/** A dimension of any of the lists, however it is spelt. */
export function isQualityDimension(written: string): boolean {
  return known().has(fold(written));
}

/** The dimension of data contracts that a word comes nearest to. */
export function contractDimensionOf(written: string): string | undefined {
  const word = fold(written);
  return contractDimensions().has(word) ? word : meant().get(word);
}

function fold(text: string): string {
  return text
    .slice(0, 60)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
