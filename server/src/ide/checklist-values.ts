import { dataDrivenPublicSector } from '../model/checklists/checklist.ts';
import { RECORDED_PATHS } from '../model/formats/checklist/recorded-names.ts';
import { asText, itemsOf, nodeAt, valueAt } from '../syntax/tree.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

/** Elements of the built-in checklist, and those that the document adds. */
export function checklistElements({ root, path }: ValueContext): KnownValue[] {
  // The item stands in the list of a checklist.
  const checklist = nodeAt(root, path.slice(0, -3));
  const own = itemsOf(valueAt(checklist, 'pillars')).flatMap((pillar) =>
    itemsOf(valueAt(pillar, 'elements')).flatMap((element): KnownValue[] => {
      const id = asText(valueAt(element, 'id'));
      const detail = asText(valueAt(element, 'title'));
      return id === undefined ? [] : [{ value: id, ...(detail !== undefined && { detail }) }];
    }),
  );
  if (valueAt(checklist, 'extends') === undefined) return own;
  const builtIn = dataDrivenPublicSector().pillars.flatMap((pillar) =>
    pillar.elements.map(({ id, title }) => ({ value: id, detail: `${title} · ${pillar.title}` })),
  );
  return [...own, ...builtIn];
}

/** Where a path of marks, properties or terms can begin, by the kind of thing around it. */
export function recordedPathsOf({ path }: ValueContext): KnownValue[] {
  const kind = path.findLast((step) => typeof step === 'string' && Object.hasOwn(RECORDED_PATHS, step));
  return (RECORDED_PATHS[String(kind)] ?? []).map((value) => ({ value }));
}
