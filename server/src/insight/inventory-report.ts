import type { Field } from '../model/entities.ts';
import type { InventoriedStandard, Inventory, InventoryRow } from './inventory.ts';
import type { Group, Totals } from './inventory-totals.ts';
import type { ProcessingRecord, Statement } from './processing-record.ts';

/** What those need who put an inventory into words. */
export interface InventoryReport {
  readonly inventory: Inventory;
  /** Absolute paths of the files whose broken syntax may hide fields. */
  readonly broken: readonly string[];
  readonly day: string;
  readonly toolVersion: string;
  recordOf(standard: InventoriedStandard): ProcessingRecord;
  /** One-based line of the name of a field. */
  lineOf(field: Field): number;
  /** The path to print. */
  shown(path: string): string;
}

/** The whole in one sentence. */
export function sentence(all: Totals): string {
  const personal = all.direct + all.indirect + all.mixed;
  return (
    `${counted(all.fields, 'field')}, of which ${personal} hold or may hold personal data: ${all.direct} identify a person directly, ${all.indirect} do so together with others or tell something about a person, ` +
    `${all.mixed} may concern a person or an organisation. ${all.special} are of a special category or about crime. ${all.undeclared} are not declared: they were recognised by what is written about them, and may be wrong.`
  );
}

export const GROUP_HEADINGS = ['Fields', 'Direct', 'Indirect', 'Mixed', 'None', 'Special', 'Not declared'] as const;

export function groupCells(group: Totals): string[] {
  const { fields, direct, indirect, mixed, none, special, undeclared } = group;
  return [fields, direct, indirect, mixed, none, special, undeclared].map(String);
}

/** With its entity, unless that is the whole standard. */
export function fieldName({ entity, field, standard }: Pick<InventoryRow, 'entity' | 'field' | 'standard'>): string {
  return entity === standard ? field : `${entity}.${field}`;
}

export function knownFrom({ source, confidence }: InventoryRow): string {
  return source === 'inferred' ? `inferred, ${confidence} confidence` : source;
}

export function classificationText({ classification }: InventoryRow): string {
  if (!classification) return 'none';
  return classification.source === 'declared'
    ? classification.value
    : `${classification.value} (${classification.source})`;
}

/** `for Person.nino, Person.name and 4 more`. */
export function scopeText({ scope }: Statement): string {
  return scope.length === 0 ? '' : `for ${listed(scope)}`;
}

export function missingText(missing: readonly string[]): string {
  return `Not recorded for ${counted(missing.length, 'field')}: ${listed(missing)}`;
}

/** What agreements and readers call it when no file says anything. It may well be recorded elsewhere. */
export const NOT_RECORDED = 'Not recorded';

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Groups under which a name stands twice are told apart by their files. */
export function nameOfGroup(group: Group & { readonly file: string }, all: readonly Group[], shown: string): string {
  return all.filter(({ name }) => name === group.name).length > 1 ? `${group.name} (${shown})` : group.name;
}

const MOST_NAMES = 8;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 1 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}
