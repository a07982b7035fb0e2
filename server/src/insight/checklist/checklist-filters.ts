import { isUnevidenced, STATES, stateLabel } from './checklist-words.ts';
import type { ChecklistReport, ItemState, Subject, WholeItem } from './report.ts';

/** A choice of the page by which it shows only a part. Options are names of classes, made of numbers: what authors wrote never gets there. */
export interface PageFilter {
  /** Of the `select` element. */
  readonly id: 'state' | 'subject' | 'view' | 'role';
  readonly label: string;
  /** What is shown when nothing is chosen. */
  readonly all: string;
  readonly options: readonly { readonly name: string; readonly label: string; readonly group?: string }[];
}

/** More subjects than these make no list to choose from. */
const MOST_SUBJECTS = 60;

export function pageFilters(report: ChecklistReport): PageFilter[] {
  const filters: PageFilter[] = [stateFilter(report), subjectFilter(report), viewFilter(report), roleFilter(report)];
  return filters.filter(({ options }) => options.length > 1);
}

function stateFilter({ subjects }: ChecklistReport): PageFilter {
  const seen = new Set(subjects.flatMap(({ results }) => results.map(({ state }) => state)));
  return {
    id: 'state',
    label: 'State',
    all: 'every state',
    options: STATES.filter((state) => seen.has(state)).map((state) => ({
      name: stateClass(state),
      label: stateLabel(state),
    })),
  };
}

function subjectFilter({ subjects }: ChecklistReport): PageFilter {
  const options = subjects.map(({ subject }, index) => ({
    name: subjectClass(index),
    label: subject.kind === 'workspace' ? 'The workspace' : subject.label,
  }));
  return { id: 'subject', label: 'Of', all: 'everything', options: options.length > MOST_SUBJECTS ? [] : options };
}

function viewFilter({ whole }: ChecklistReport): PageFilter {
  return {
    id: 'view',
    label: 'Seen by',
    all: 'all pillars',
    options: whole.views.flatMap(({ title, values }, view) =>
      values.flatMap((value, index) =>
        value.items.length === 0
          ? []
          : [{ name: valueClass(view, index), label: `${value.title} (${value.items.length})`, group: title }],
      ),
    ),
  };
}

function roleFilter(report: ChecklistReport): PageFilter {
  return {
    id: 'role',
    label: 'What this role may attest',
    all: 'every role',
    options: rolesOf(report).map((role, index) => ({ name: roleClass(index), label: role })),
  };
}

/** Roles whose word is waited for, in order of the alphabet. */
function rolesOf({ whole }: ChecklistReport): string[] {
  const roles = whole.items
    .filter(({ subjects }) => subjects.some(({ result }) => isUnevidenced(result.state)))
    .flatMap(({ item }) => item.attest?.mayAttest ?? []);
  return [...new Set(roles)].sort();
}

export function stateClass(state: ItemState): string {
  return `is-${state}`;
}

function subjectClass(index: number): string {
  return `s${index}`;
}

function valueClass(view: number, value: number): string {
  return `v${view}-${value}`;
}

function roleClass(index: number): string {
  return `r${index}`;
}

/** What the page looks up often. */
export interface PageClasses {
  ofSubject(subject: Subject): string;
  ofItem(item: WholeItem): string;
  ofRoles(item: WholeItem): string;
}

export function pageClasses(report: ChecklistReport): PageClasses {
  const subjects = new Map(report.subjects.map(({ subject }, index) => [subject, subjectClass(index)]));
  const values = new Map<string, string[]>();
  for (const [view, { values: own }] of report.whole.views.entries())
    for (const [index, { items }] of own.entries())
      for (const item of items) values.set(item, [...(values.get(item) ?? []), valueClass(view, index)]);
  const roles = new Map(rolesOf(report).map((role, index) => [role, roleClass(index)]));
  return {
    ofSubject: (subject) => subjects.get(subject) ?? '',
    ofItem: ({ item }) => (values.get(item.id) ?? []).join(' '),
    ofRoles: ({ item }) => {
      const allowed = item.attest?.mayAttest ?? [];
      return (allowed.length === 0 ? [...roles.values()] : allowed.flatMap((role) => roles.get(role) ?? [])).join(' ');
    },
  };
}
