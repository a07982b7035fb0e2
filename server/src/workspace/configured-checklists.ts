import { rememberedWhile } from '../base/remembered.ts';
import { BUILT_IN_CHECKLIST } from '../model/checklists/built-in.ts';
import {
  type Checklist,
  type ChecklistItem,
  type ChecklistView,
  dataDrivenPublicSector,
} from '../model/checklists/checklist.ts';
import { checklistItems } from '../model/checklists/checklist-items.ts';
import { pillarsOf } from '../model/checklists/pillars.ts';
import type { WrittenChecklist } from '../model/formats/checklist/read-checklist.ts';
import { type Configuration, type ConfiguredChecklist, checklistCalled } from './configuration.ts';
import type { FileState } from './file-state.ts';
import type { Snapshot } from './workspace.ts';

/** The checklists that a configuration puts in use. The same objects as long as what they are made of is. */
export function configuredChecklists(configuration: Configuration, snapshot: Snapshot): readonly Checklist[] {
  return configured(configuration, snapshot).checklists;
}

/** The items that are in use for a file, by their ids. */
export function itemsInUse(snapshot: Snapshot, file: string): ReadonlyMap<string, ChecklistItem> {
  return checklistItems(configuredChecklists(snapshot.configurationOf(file), snapshot));
}

/** The files that are read for them, whether or not they are there. */
export function checklistFiles(configuration: Configuration, snapshot: Snapshot): readonly string[] {
  return [...configured(configuration, snapshot).states.keys()];
}

interface Configured {
  readonly checklists: readonly Checklist[];
  /** Of the files that were read for it, or were not there. */
  readonly states: ReadonlyMap<string, FileState | undefined>;
}

const configured = rememberedWhile(
  (configuration: Configuration, snapshot: Snapshot): Configured => {
    const states = new Map<string, FileState | undefined>();
    const entries = configuration.checklists ?? [{ kind: 'built-in' as const, name: BUILT_IN_CHECKLIST }];
    const found = entries.flatMap((entry) => resolved(entry, snapshot, states, new Set()));
    // One that adds to another stands in its place.
    const extended = new Set(found.flatMap(({ stands }) => stands));
    const byId = new Map(
      found.filter(({ checklist }) => !extended.has(checklist.id)).map(({ checklist }) => [checklist.id, checklist]),
    );
    return { checklists: withOwnItems([...byId.values()]), states };
  },
  ({ states }, snapshot) => [...states].every(([path, state]) => snapshot.files.get(path) === state),
);

interface Resolved {
  readonly checklist: Checklist;
  /** Ids of those in whose place it stands. */
  readonly stands: readonly string[];
}

function resolved(
  entry: ConfiguredChecklist,
  snapshot: Snapshot,
  states: Map<string, FileState | undefined>,
  trail: ReadonlySet<string>,
): Resolved[] {
  if (entry.kind === 'built-in')
    return entry.name === BUILT_IN_CHECKLIST ? [{ checklist: dataDrivenPublicSector(), stands: [] }] : [];
  if (entry.kind === 'inline') return [completed(entry.checklist, entry.file, snapshot, states, trail)];
  const { path } = entry;
  const state = snapshot.files.get(path);
  states.set(path, state);
  // A circle ends where it began.
  if (!state || trail.has(path)) return [];
  const written = state.documents.flatMap(({ lowered }) => lowered.checklists ?? []);
  return written.map((one) => completed(one, path, snapshot, states, new Set([...trail, path])));
}

function completed(
  written: WrittenChecklist,
  file: string,
  snapshot: Snapshot,
  states: Map<string, FileState | undefined>,
  trail: ReadonlySet<string>,
): Resolved {
  const base =
    written.extends === undefined
      ? undefined
      : resolved(checklistCalled(written.extends, file), snapshot, states, trail)[0];
  if (!base) return { checklist: written, stands: [] };
  const { checklist, stands } = base;
  const gates = new Map([...checklist.gates, ...written.gates].map((gate) => [gate.id, gate]));
  return {
    stands: [...stands, checklist.id],
    checklist: {
      id: written.id,
      title: written.title,
      pillars: pillarsOf([checklist, written]),
      views: viewsOf(checklist.views, written.views),
      gates: [...gates.values()],
      items: [...checklist.items.flatMap((item) => changed(item, written)), ...written.items],
    },
  };
}

function viewsOf(base: Checklist['views'], own: Checklist['views']): Checklist['views'] {
  const merged = Object.entries(own).map(([id, view]): [string, ChecklistView] => {
    const known = Object.hasOwn(base, id) ? base[id] : undefined;
    return [id, known ? { ...known, values: { ...known.values, ...view.values } } : view];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

function changed(item: ChecklistItem, { changes }: WrittenChecklist): ChecklistItem[] {
  const change = changes.get(item.id);
  if (!change) return [item];
  if (change.off) return [];
  if (change.weight === undefined) return [item];
  // What the organisation says of itself stands before what is said of its country.
  const { weightIn: _, ...rest } = item;
  return [{ ...rest, weight: change.weight }];
}

/** An id is given once: of two items that share it the first holds. */
function withOwnItems(checklists: readonly Checklist[]): readonly Checklist[] {
  const ids = new Set<string>();
  return checklists.map((checklist) => {
    const items = checklist.items.filter(({ id }) => ids.size !== ids.add(id).size);
    return items.length === checklist.items.length ? checklist : { ...checklist, items };
  });
}
