import { pillarsOf } from '../../model/checklists/pillars.ts';
import type { ChecklistReport, ItemState, SubjectReport, WholeItem } from './report.ts';

/** Which part of a report is wanted. */
export interface Selection {
  /** All when left out. */
  readonly subject?: SubjectReport | undefined;
  /** All when left out. */
  readonly states?: ReadonlySet<ItemState> | undefined;
}

/** The items of the part that is wanted, each with the subjects of which it is wanted. */
export function shownItems(report: ChecklistReport, { subject, states }: Selection): WholeItem[] {
  const items: readonly WholeItem[] = subject
    ? subject.results.map(({ item, weight, state, score, because, ...result }) => ({
        item,
        weight,
        state,
        score,
        because,
        subjects: [{ subject: subject.subject, result: { item, weight, state, score, because, ...result } }],
      }))
    : report.whole.items;
  if (!states) return [...items];
  return items.flatMap((item) => {
    const subjects = item.subjects.filter(({ result }) => states.has(result.state));
    return subjects.length === 0 ? [] : [{ ...item, subjects }];
  });
}

/** Items under a heading. */
export interface ItemGroup {
  readonly title: string;
  /** Of a further heading above it: the pillar. */
  readonly above?: string;
  readonly items: readonly WholeItem[];
}

/** By pillar and element, or by the values of a view. Groups of which nothing is shown are left out. */
export function groupItems(report: ChecklistReport, items: readonly WholeItem[], view: string): ItemGroup[] {
  if (view === 'pillar') return byElement(report, items);
  const values = report.whole.views.find(({ id }) => id === view)?.values ?? [];
  return values
    .map(({ title, items: ids }) => ({ title, items: items.filter(({ item }) => ids.includes(item.id)) }))
    .filter((group) => group.items.length > 0);
}

function byElement({ checklists }: ChecklistReport, items: readonly WholeItem[]): ItemGroup[] {
  const groups = pillarsOf(checklists).flatMap((pillar) =>
    pillar.elements.map((element) => ({
      above: pillar.title,
      title: `${element.id} ${element.title}`,
      items: items.filter(({ item }) => item.element === element.id),
    })),
  );
  const placed = new Set(groups.flatMap((group) => group.items));
  return [...groups, { title: 'Further items', items: items.filter((item) => !placed.has(item)) }].filter(
    (group) => group.items.length > 0,
  );
}
