import type { Checklist } from './checklist.ts';

/** Pillars of the same id are one: a house checklist adds to those of the framework. */
export function pillarsOf(checklists: readonly Checklist[]): Checklist['pillars'] {
  const found = new Map<string, { id: string; title: string; elements: { id: string; title: string }[] }>();
  for (const { pillars } of checklists) {
    for (const { id, title, elements } of pillars) {
      const known = found.get(id) ?? { id, title, elements: [] };
      found.set(id, known);
      for (const element of elements)
        if (!known.elements.some((one) => one.id === element.id)) known.elements.push(element);
    }
  }
  return [...found.values()];
}
