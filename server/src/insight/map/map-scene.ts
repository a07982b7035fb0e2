import type { Ecosystem } from './ecosystem.ts';
import { cutText, widthOf, wrapText } from './map-text.ts';
import { classificationLevel, counted, marksText, stageText } from './map-words.ts';
import type { MapAgreement, MapDataset, MapStandard, Organisation } from './parts.ts';

/** What is drawn, before it has a place: boxes with texts that fit, and lines between them. Pixels. */
export interface Scene {
  readonly sizes: Sizes;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export type Box = Card | Paper | Loose;

interface Sized {
  /** Unique among boxes. */
  readonly id: string;
  /** What is shown in its place from afar. */
  readonly far: { readonly lines: readonly string[]; readonly size: number };
  readonly width: number;
  readonly height: number;
}

/** An organisation with what it holds; without one, what nobody is recorded to hold. */
export interface Card extends Sized {
  readonly kind: 'card';
  readonly organisation: Organisation | undefined;
  readonly title: readonly string[];
  readonly rows: readonly Row[];
  /** How many are held beside those of the rows. */
  readonly more: string | undefined;
}

export interface Row {
  readonly node: MapStandard | MapDataset;
  readonly text: string;
  /** What is told of it at the end of the line: `personal`. */
  readonly mark: string;
}

/** Agreements between the same parties. */
export interface Paper extends Sized {
  readonly kind: 'paper';
  readonly agreements: readonly MapAgreement[];
  readonly title: readonly string[];
  readonly notes: readonly string[];
  /** None of them is in force. */
  readonly idle: boolean;
}

/** A standard that is shared and of which no organisation is recorded as its holder. */
export interface Loose extends Sized {
  readonly kind: 'loose';
  readonly node: MapStandard;
  readonly title: readonly string[];
  readonly mark: string;
}

export interface Line {
  /** Ids of boxes. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'gives' | 'gets' | 'both' | 'of';
  /** How high what flows is classified: 0 where nothing is recorded, else 1 to 4. */
  readonly level: number;
}

/** Widths and sizes of type. */
export interface Sizes {
  readonly card: number;
  readonly paper: number;
  readonly title: number;
  readonly row: number;
  readonly note: number;
  readonly pad: number;
  readonly rows: number;
  readonly titleLines: number;
}

const ROOMY: Sizes = { card: 250, paper: 204, title: 14, row: 12, note: 11, pad: 10, rows: 8, titleLines: 2 };
const DENSE: Sizes = { card: 196, paper: 150, title: 13, row: 11, note: 10, pad: 7, rows: 4, titleLines: 1 };
/** Boxes beyond which each is smaller, so that more of them can be seen at once. */
const MANY = 60;
/** Standards without a holder that have a box of their own. */
const MOST_LOOSE = 30;
/** From one line of type to the next, as a part of its size. */
export const LEADING = 1.35;
/** How much wider bold type is. */
const BOLD = 1.1;
/** Size of the names that are shown where the picture is seen from afar. */
const FAR = 36;
const SMALLEST_FAR = 16;

export function sceneOf(ecosystem: Ecosystem): Scene {
  const { organisations, standards, datasets, agreements } = ecosystem;
  const bundles = bundlesOf(agreements);
  const sizes = organisations.length + bundles.length > MANY ? DENSE : ROOMY;
  const held = new Map<string | undefined, (MapStandard | MapDataset)[]>();
  const shared = new Set(agreements.flatMap((one) => one.standards.flatMap(({ id }) => id ?? [])));
  let loose = standards.filter(({ id, holder }) => holder === undefined && shared.has(id));
  if (loose.length > MOST_LOOSE) loose = [];
  for (const node of [...standards, ...datasets]) {
    if (node.kind === 'standard' && loose.includes(node)) continue;
    const known = held.get(node.holder);
    if (known) known.push(node);
    else held.set(node.holder, [node]);
  }
  const nobody = held.get(undefined) ?? [];
  const papers = bundles.map((bundle, index) => paper(bundle, index, sizes));
  return {
    sizes,
    boxes: [
      ...organisations.map((one) => card(one, held.get(one.id) ?? [], sizes)),
      ...papers,
      ...loose.map((one) => looseBox(one, sizes)),
      ...(nobody.length > 0 ? [card(undefined, nobody, sizes)] : []),
    ],
    lines: [...papers.flatMap(linesOf), ...papers.flatMap((one) => linesToLoose(one, loose))],
  };
}

/** Agreements by who gives and gets under them. */
function bundlesOf(agreements: readonly MapAgreement[]): MapAgreement[][] {
  const bundles = new Map<string, MapAgreement[]>();
  for (const agreement of agreements) {
    const { givers, getters } = endsOf(agreement);
    // What has no ends is alone with its terms.
    const key = givers.length + getters.length === 0 ? agreement.id : [...givers, '', ...getters].join('\n');
    const known = bundles.get(key);
    if (known) known.push(agreement);
    else bundles.set(key, [agreement]);
  }
  return [...bundles.values()];
}

function endsOf({ parties }: MapAgreement): { readonly givers: string[]; readonly getters: string[] } {
  const ids = (isEnd: (party: MapAgreement['parties'][number]) => boolean): string[] =>
    [...new Set(parties.filter(isEnd).flatMap(({ organisation }) => organisation ?? []))].sort();
  return { givers: ids(({ gives }) => gives), getters: ids(({ gets }) => gets) };
}

function card(
  organisation: Organisation | undefined,
  nodes: readonly (MapStandard | MapDataset)[],
  { card: width, pad, row, note, title: size, rows: most }: Sizes,
): Card {
  const inner = width - 2 * pad;
  const name = organisation?.label ?? 'No organisation recorded';
  const title = wrapText(name, (inner - 22) / BOLD, size, 2);
  const shown = nodes.length > most + 1 ? nodes.slice(0, most) : nodes;
  const rows = shown.map((node): Row => {
    const mark = node.kind === 'standard' ? marksText(node) : '';
    const left = inner - 20 - (mark === '' ? 0 : widthOf(mark, note) + 8);
    return { node, text: cutText(node.label, left, row), mark };
  });
  const rest = nodes.length - shown.length;
  const lines = rows.length + (rest > 0 ? 1 : 0);
  const height = 2 * pad + title.length * size * LEADING + (lines > 0 ? 8 + lines * row * ROW_LEADING : 0);
  return {
    kind: 'card',
    id: organisation?.id ?? 'nobody',
    organisation,
    title,
    rows,
    more: rest > 0 ? `and ${rest} more` : undefined,
    width,
    height,
    far: farText(name, width, height),
  };
}

/** Of the rows of a card. */
export const ROW_LEADING = 1.6;

/** As large as the box allows, without breaking words where that is possible. */
function farText(text: string, width: number, height: number): Card['far'] {
  for (let size = FAR; size > SMALLEST_FAR; size -= 2) {
    const lines = wrapText(text, (width - 8) / BOLD, size, 3);
    if (lines.join(' ') === text && lines.length * size * 1.1 <= height - 4) return { lines, size };
  }
  const most = Math.max(1, Math.floor((height - 4) / (SMALLEST_FAR * 1.1)));
  return { lines: wrapText(text, (width - 8) / BOLD, SMALLEST_FAR, Math.min(3, most)), size: SMALLEST_FAR };
}

function paper(agreements: readonly MapAgreement[], index: number, sizes: Sizes): Paper {
  const { paper: width, pad, row, note, titleLines } = sizes;
  const inner = width - 2 * pad;
  const [first, ...others] = agreements;
  const name = others.length === 0 ? (first?.label ?? '') : counted(agreements.length, 'agreement');
  const title = wrapText(name, (inner - 8) / BOLD, row, titleLines);
  const notes = notesOf(agreements).map((text) => cutText(text, inner, note));
  const height = 2 * pad - 2 + title.length * row * LEADING + notes.length * note * LEADING;
  const mark = marksText(together(agreements));
  const far = [...(others.length > 0 ? [`${agreements.length} ×`] : []), ...(mark === '' ? [] : [mark])].join(' ');
  return {
    kind: 'paper',
    id: `paper:${index}`,
    agreements,
    title,
    notes,
    idle: agreements.every(({ stage }) => stage !== 'in-force'),
    width,
    height,
    far: farText(far, width, height),
  };
}

function notesOf(agreements: readonly MapAgreement[]): string[] {
  const [highest] = [...agreements].sort((a, b) => classificationLevel(b) - classificationLevel(a));
  const values = highest?.classifications.map(({ value }) => value) ?? [];
  const marks = marksText(together(agreements));
  const stages = [...new Set(agreements.map(stageText))].filter((text) => text !== '');
  return [
    values.length > 0 ? values.join(' / ') : 'not classified',
    [
      marks,
      ...stages,
      counted(
        agreements.reduce((sum, { fields }) => sum + fields, 0),
        'field',
      ),
    ]
      .filter((text) => text !== '')
      .join(' · '),
  ];
}

/** The gravest of what several share. */
function together(agreements: readonly MapAgreement[]): Pick<MapAgreement, 'personal' | 'special' | 'criminal'> {
  const has = (wanted: MapAgreement['personal']): boolean => agreements.some(({ personal }) => personal === wanted);
  return {
    personal: has('personal') ? 'personal' : has('unclear') ? 'unclear' : 'none',
    special: agreements.some(({ special }) => special),
    criminal: agreements.some(({ criminal }) => criminal),
  };
}

function looseBox(node: MapStandard, { paper: width, pad, row, note }: Sizes): Loose {
  const title = wrapText(node.label, width - 2 * pad - 20, row, 2);
  const mark = marksText(node);
  const height = 2 * pad - 2 + title.length * row * LEADING + (mark === '' ? 0 : note * LEADING);
  return {
    kind: 'loose',
    id: node.id,
    node,
    title,
    mark,
    width,
    height,
    far: farText(node.label, width, height),
  };
}

function linesOf({ id, agreements }: Paper): Line[] {
  const [first] = agreements;
  if (!first) return [];
  const level = Math.max(...agreements.map(classificationLevel));
  const { givers, getters } = endsOf(first);
  return [
    ...givers.map((from): Line => ({ from, to: id, kind: getters.includes(from) ? 'both' : 'gives', level })),
    ...getters.filter((to) => !givers.includes(to)).map((to): Line => ({ from: id, to, kind: 'gets', level })),
  ];
}

function linesToLoose({ id, agreements }: Paper, loose: readonly MapStandard[]): Line[] {
  const shared = new Set(agreements.flatMap((one) => one.standards.flatMap((standard) => standard.id ?? [])));
  return loose.filter((one) => shared.has(one.id)).map((one): Line => ({ from: one.id, to: id, kind: 'of', level: 0 }));
}
