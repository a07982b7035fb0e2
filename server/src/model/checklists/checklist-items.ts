import { remembered } from '../../base/remembered.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';

/** The items of some checklists by their ids, of two with the same id the first. The same map for the same array. */
export const checklistItems = remembered((checklists: readonly Checklist[]): ReadonlyMap<string, ChecklistItem> => {
  const all = new Map<string, ChecklistItem>();
  for (const { items } of checklists) for (const item of items) if (!all.has(item.id)) all.set(item.id, item);
  return all;
});
