import type {
  AttestedBy,
  Checklist,
  ChecklistItem,
  ChecklistView,
  Decider,
  Gate,
  PathsByKind,
  Pillar,
  SubjectKind,
  Weight,
} from '../../checklists/checklist.ts';

/** A checklist as an organisation writes it: complete, or an addition to another. What has no shape that means something is left out; the schema says so. */
export interface WrittenChecklist extends Checklist {
  /** Built-in name or path of the checklist that it adds to. */
  readonly extends: string | undefined;
  readonly changes: ReadonlyMap<string, ItemChange>;
}

export interface ItemChange {
  readonly off: boolean;
  readonly weight: Weight | undefined;
}

type Written = Readonly<Record<string, unknown>>;

export function readChecklist(value: unknown): WrittenChecklist | undefined {
  const written = mapOf(value);
  const id = textOf(written?.id);
  if (!written || id === undefined) return undefined;
  return {
    id,
    title: textOf(written.title) ?? id,
    extends: textOf(written.extends),
    pillars: mapsOf(written.pillars).flatMap(pillarOf),
    views: Object.fromEntries(
      Object.entries(mapOf(written.views) ?? {}).flatMap(([name, view]) => {
        const read = viewOf(view);
        return read ? [[name, read]] : [];
      }),
    ),
    gates: mapsOf(written.gates).flatMap(gateOf),
    items: mapsOf(written.items).flatMap(itemOf),
    changes: new Map(
      Object.entries(mapOf(written.changes) ?? {}).flatMap(([item, change]) => {
        const read = mapOf(change);
        // Nothing is let go without a reason.
        if (textOf(read?.reason) === undefined) return [];
        return [[item, { off: read?.off === true, weight: weightOf(read?.weight) }]];
      }),
    ),
  };
}

function pillarOf(written: Written): Pillar[] {
  const id = textOf(written.id);
  if (id === undefined) return [];
  const elements = mapsOf(written.elements).flatMap((element) => {
    const name = textOf(element.id);
    return name === undefined ? [] : [{ id: name, title: textOf(element.title) ?? name }];
  });
  return [{ id, title: textOf(written.title) ?? id, elements }];
}

function viewOf(value: unknown): ChecklistView | undefined {
  const written = mapOf(value);
  const title = textOf(written?.title);
  if (!written || title === undefined) return undefined;
  const values = Object.entries(mapOf(written.values) ?? {}).flatMap(([key, name]) => {
    const text = textOf(name);
    return text === undefined ? [] : [[key, text] as const];
  });
  return { title, values: Object.fromEntries(values), ...(written.inOrder === true && { inOrder: true }) };
}

function gateOf(written: Written): Gate[] {
  const id = textOf(written.id);
  if (id === undefined) return [];
  const status = textOf(written.status);
  return [
    {
      id,
      title: textOf(written.title) ?? id,
      asks: kindsOf(written.asks),
      items: textsOf(written.items),
      ...(status !== undefined && { status }),
    },
  ];
}

function itemOf(written: Written): ChecklistItem[] {
  const id = textOf(written.id);
  const element = textOf(written.element);
  if (id === undefined || element === undefined) return [];
  const decidedBy = mapsOf(written.decidedBy).flatMap(deciderOf);
  const attest = attestedBy(written.attest, decidedBy.length === 0);
  const condition = textOf(written.if);
  const combine = textOf(written.combine);
  const weights = Object.entries(mapOf(written.weightIn) ?? {}).flatMap(([place, weight]) => {
    const read = weightOf(weight);
    return read ? [[place.toLowerCase(), read] as const] : [];
  });
  const shows = pathsOf(written.shows);
  return [
    {
      id,
      element,
      title: textOf(written.title) ?? id,
      why: textOf(written.why) ?? '',
      how: textOf(written.how) ?? '',
      weight: weightOf(written.weight) ?? 'should',
      ...(weights.length > 0 && { weightIn: Object.fromEntries(weights) }),
      asks: kindsOf(written.asks),
      ...(condition !== undefined && { if: condition }),
      type: attest ? (decidedBy.length > 0 ? 'mixed' : 'attested') : 'automatic',
      ...(decidedBy.length > 0 && { decidedBy }),
      ...(attest && { attest }),
      ...((combine === 'both' || combine === 'either' || combine === 'instead') && { combine }),
      ...(shows && { shows }),
      maps: Object.fromEntries(
        Object.entries(mapOf(written.maps) ?? {}).map(([view, values]) => [view, textsOf(values)]),
      ),
    },
  ];
}

/** Where nothing decides, somebody has to say. */
function attestedBy(value: unknown, needed: boolean): AttestedBy | undefined {
  const written = mapOf(value);
  if (!written) return needed ? { mayAttest: [], covers: [] } : undefined;
  return { mayAttest: textsOf(written.mayAttest), covers: textsOf(written.covers) };
}

function deciderOf(written: Written): Decider[] {
  const condition = textOf(written.when);
  const when = condition === undefined ? {} : { when: condition };
  const rules = textsOf(written.rules);
  if (rules.length > 0) {
    const { of, atLeast, ofRecorded } = written;
    const asksFor = textsOf(written.asksFor);
    return [
      {
        rules,
        ...((of === 'fields' || of === 'code-lists') && { of }),
        ...(atLeast === 'error' && { atLeast }),
        ...(asksFor.length > 0 && { asksFor }),
        ...(ofRecorded === true && { ofRecorded }),
        ...when,
      },
    ];
  }
  const recorded = pathsOf(written.recorded);
  if (recorded) return [{ recorded, ...when }];
  const measure = textOf(written.measure);
  return measure === undefined ? [] : [{ measure, ...when }];
}

const KINDS: readonly SubjectKind[] = ['standard', 'dataset', 'agreement', 'workspace'];

function pathsOf(value: unknown): PathsByKind | undefined {
  const written = mapOf(value);
  if (!written) return undefined;
  const found = KINDS.flatMap((kind) => {
    const list = Array.isArray(written[kind]) ? (written[kind] as unknown[]) : [];
    const paths = list.flatMap((path): (string | readonly string[])[] => {
      if (typeof path === 'string' && path !== '') return [path];
      const any = textsOf(path);
      return any.length > 0 ? [any] : [];
    });
    return paths.length > 0 ? [[kind, paths] as const] : [];
  });
  return Object.fromEntries(found);
}

function kindsOf(value: unknown): SubjectKind[] {
  const texts = textsOf(value);
  return KINDS.filter((kind) => texts.includes(kind));
}

function weightOf(value: unknown): Weight | undefined {
  return value === 'must' || value === 'should' || value === 'could' ? value : undefined;
}

function mapOf(value: unknown): Written | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Written) : undefined;
}

function mapsOf(value: unknown): Written[] {
  return Array.isArray(value)
    ? value.flatMap((one): Written[] => {
        const map = mapOf(one);
        return map ? [map] : [];
      })
    : [];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : [];
}

/** Numbers are ids that nobody put in quotes. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
