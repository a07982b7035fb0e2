import type { Span } from '../../base/span.ts';
import type { ChecklistItem } from '../../model/checklists/checklist.ts';
import type { ChecklistReport, GateResult, Subject } from './report.ts';

/** An item (or the status) that keeps a gate closed, and of what. */
export interface Obstacle {
  /** Undefined for a status. */
  readonly item: ChecklistItem | undefined;
  readonly at: readonly {
    readonly subject: Subject;
    readonly because: string;
    /** Where to look: the first finding, else the head of the subject. */
    readonly place: { readonly file: string; readonly span: Span };
  }[];
}

/** In the order of the gate's items; the status comes last. */
export function gateObstacles(report: ChecklistReport, { gate, missing }: GateResult): Obstacle[] {
  const items = new Map(report.whole.items.map((item) => [item.item.id, item]));
  const groups = new Map<string | undefined, Obstacle['at'][number][]>();
  for (const { item, subject, because } of missing) {
    const evidence = items.get(item ?? '')?.subjects.find((one) => one.subject === subject)?.result.evidence ?? [];
    const group = groups.get(item) ?? [];
    groups.set(item, group);
    group.push({ subject, because, place: evidence.find(({ kind }) => kind === 'finding') ?? subject });
  }
  const order = (item: string | undefined): number =>
    item === undefined ? gate.items.length : gate.items.indexOf(item);
  return [...groups]
    .sort(([one], [other]) => order(one) - order(other))
    .map(([item, at]) => ({ item: items.get(item ?? '')?.item, at }));
}
