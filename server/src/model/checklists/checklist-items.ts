import { remembered } from '../../base/remembered.ts';
import { type Checklist, type ChecklistItem, dataDrivenPublicSector } from './checklist.ts';

/** The items of checklists by their ids, of two with the same id the first. */
export function checklistItems(
  checklists: readonly Checklist[] = [dataDrivenPublicSector()],
): ReadonlyMap<string, ChecklistItem> {
  const [only, ...others] = checklists;
  if (only && others.length === 0) return itemsOf(only);
  const all = new Map<string, ChecklistItem>();
  for (const checklist of checklists) for (const [id, item] of itemsOf(checklist)) if (!all.has(id)) all.set(id, item);
  return all;
}

const itemsOf = remembered(
  ({ items }: Checklist): ReadonlyMap<string, ChecklistItem> => new Map(items.map((item) => [item.id, item])),
);
