import type { InventoryRow } from './inventory.ts';

/** A selection of the personal fields that a reader may want to see alone. */
export interface InventoryFilter {
  /** A name of a class in the page. */
  readonly id: string;
  readonly label: string;
  readonly group: string;
  holds(row: InventoryRow): boolean;
}

/** As the inventory's schema lists them. */
const CATEGORIES = [
  'name',
  'contact',
  'address',
  'government-id',
  'online-id',
  'date-of-birth',
  'demographic',
  'family',
  'location',
  'financial',
  'employment',
  'education',
  'health',
  'biometric',
  'criminal',
  'credential',
  'vehicle',
  'free-text',
  'image',
  'case-reference',
  'none',
];

const KINDS: readonly Omit<InventoryFilter, 'group'>[] = [
  { id: 'is-direct', label: 'direct identifiers', holds: ({ personal }) => personal === 'direct' },
  { id: 'is-special', label: 'special categories and crime', holds: ({ special }) => special !== null },
  { id: 'is-declared', label: 'declared or inherited', holds: ({ source }) => source !== 'inferred' },
  { id: 'is-inferred', label: 'not declared', holds: ({ source }) => source === 'inferred' },
  { id: 'is-shared', label: 'shared under an agreement', holds: ({ sharedUnder }) => sharedUnder.length > 0 },
  { id: 'is-unclassified', label: 'without classification', holds: ({ classification }) => classification === null },
];

export const FILTERS: readonly InventoryFilter[] = [
  ...KINDS.map((kind) => ({ ...kind, group: 'Kind' })),
  ...CATEGORIES.map((category) => ({
    id: `of-${category}`,
    label: category === 'none' ? 'no category' : category,
    group: 'Category',
    holds: (row: InventoryRow) => row.category === category,
  })),
];
