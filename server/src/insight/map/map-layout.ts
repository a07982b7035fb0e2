import { Graph, type GraphLabel, layout } from '@dagrejs/dagre';
import type { Ecosystem } from './ecosystem.ts';
import { type Box, type Line, type Scene, sceneOf } from './map-scene.ts';

/** A scene in which everything has its place. Pixels from the top left. */
export interface Picture extends Pick<Scene, 'sizes'> {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed[];
  readonly lines: readonly Drawn[];
  /** There were too many boxes to draw any. */
  readonly withoutLines?: true;
}

export interface Placed {
  readonly box: Box;
  /** Of its corner. */
  readonly x: number;
  readonly y: number;
}

export interface Drawn {
  readonly line: Line;
  /** SVG path. */
  readonly path: string;
}

/** The picture of an ecosystem. */
export function pictureOf(ecosystem: Ecosystem): Picture {
  const scene = sceneOf(ecosystem);
  if (scene.boxes.length <= MOST) return layoutOf(scene);
  return { ...layoutOf({ ...scene, lines: [] }), withoutLines: true };
}

/** Boxes beyond which nobody could follow a line, nor wait for it. */
const MOST = 1200;

/** Who gives stands left of who gets, as far as there is no circle. What is joined to nothing comes below, row by row. */
function layoutOf({ sizes, boxes, lines }: Scene): Picture {
  const joined = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const graph = new Graph<GraphLabel, Placing, Routing>();
  graph.setGraph({ rankdir: 'LR', acyclicer: 'greedy', nodesep: 16, edgesep: 10, ranksep: GAP });
  for (const { id, width, height } of boxes) if (joined.has(id)) graph.setNode(id, { width, height, x: 0, y: 0 });
  const isTurned = joined.size > MANY ? turnedIn(boxes, lines) : () => false;
  const edgeOf = (line: Line): [string, string] => (isTurned(line) ? [line.to, line.from] : [line.from, line.to]);
  for (const line of lines) graph.setEdge(...edgeOf(line), { points: [] });
  if (joined.size > 0) layout(graph);
  const { width = 0, height = 0 } = joined.size > 0 ? graph.graph() : {};
  const placed = new Map<string, Placed>();
  const alone: Box[] = [];
  for (const box of boxes) {
    if (!joined.has(box.id)) {
      alone.push(box);
      continue;
    }
    const { x, y } = graph.node(box.id);
    placed.set(box.id, { box, x: MARGIN + x - box.width / 2, y: MARGIN + y - box.height / 2 });
  }
  const rows = inRows(alone, Math.max(width, 1000), height > 0 ? height + GAP : 0);
  for (const one of rows) placed.set(one.box.id, one);
  const all = boxes.flatMap(({ id }) => placed.get(id) ?? []);
  const reach = (end: (one: Placed) => number): number => Math.ceil(Math.max(0, ...all.map(end)) + MARGIN);
  return {
    sizes,
    width: reach(({ x, box }) => x + box.width),
    height: reach(({ y, box }) => y + box.height),
    boxes: all,
    lines: routed(lines, placed, (line) => {
      const { points } = graph.edge(...edgeOf(line));
      return isTurned(line) ? [...points].reverse() : points;
    }),
  };
}

/** Boxes beyond which lines across many columns would take too long to be sorted out: half a minute for twice as many. */
const MANY = 250;

/**
 * Which lines lead to the left when columns are by how far a box is from the one with the most lines: each line then leads from one column to
 * the next.
 */
function turnedIn(boxes: readonly Box[], lines: readonly Line[]): (line: Line) => boolean {
  const neighbours = new Map<string, string[]>(boxes.map(({ id }) => [id, []]));
  for (const { from, to } of lines) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const linesOf = (id: string): number => neighbours.get(id)?.length ?? 0;
  const first = boxes.filter(({ kind }) => kind !== 'paper').map(({ id }) => id);
  const column = new Map<string, number>();
  for (const root of first.sort((a, b) => linesOf(b) - linesOf(a))) {
    if (column.has(root)) continue;
    column.set(root, 0);
    const reached = [root];
    for (const one of reached)
      for (const other of neighbours.get(one) ?? []) {
        if (column.has(other)) continue;
        column.set(other, (column.get(one) ?? 0) + 1);
        reached.push(other);
      }
  }
  return ({ from, to }) => (column.get(from) ?? 0) > (column.get(to) ?? 0);
}

interface Placing {
  width: number;
  height: number;
  x: number;
  y: number;
}

interface Routing {
  points: { x: number; y: number }[];
}

const MARGIN = 20;
/** Between the columns, where lines change their height. */
const GAP = 56;

function inRows(boxes: readonly Box[], width: number, top: number): Placed[] {
  let [x, y, tallest] = [0, top, 0];
  return boxes.map((box) => {
    if (x > 0 && x + box.width > width) {
      y += tallest + 16;
      x = 0;
      tallest = 0;
    }
    const one = { box, x: MARGIN + x, y: MARGIN + y };
    x += box.width + 16;
    tallest = Math.max(tallest, box.height);
    return one;
  });
}

/** Lines leave and reach boxes at their sides, one below the other, and turn only between the columns, so that they cross no box. */
function routed(
  lines: readonly Line[],
  placed: ReadonlyMap<string, Placed>,
  pointsOf: (line: Line) => readonly { readonly x: number; readonly y: number }[],
): Drawn[] {
  const columns = columnsOf([...placed.values()]);
  const ways = lines.flatMap((line) => {
    const [from, to] = [placed.get(line.from), placed.get(line.to)];
    if (!from || !to) return [];
    const rightwards = middle(from).x <= middle(to).x;
    const between = pointsOf(line)
      .slice(1, -1)
      .map(({ x, y }) => ({ x: x + MARGIN, y: y + MARGIN }));
    return [{ line, from, to, rightwards, between }];
  });
  const ports = new Map<string, { readonly way: (typeof ways)[number]; readonly towards: number }[]>();
  const port = (box: Placed, right: boolean, way: (typeof ways)[number], towards: number): void => {
    const key = `${right ? 'right' : 'left'} ${box.box.id}`;
    const known = ports.get(key);
    if (known) known.push({ way, towards });
    else ports.set(key, [{ way, towards }]);
  };
  for (const way of ways) {
    const { from, to, rightwards, between } = way;
    port(from, rightwards, way, (between[0] ?? middle(to)).y);
    port(to, !rightwards, way, (between.at(-1) ?? middle(from)).y);
  }
  for (const list of ports.values()) list.sort((a, b) => a.towards - b.towards);
  const heightAt = (box: Placed, right: boolean, way: (typeof ways)[number]): number => {
    const list = ports.get(`${right ? 'right' : 'left'} ${box.box.id}`) ?? [];
    const index = list.findIndex((one) => one.way === way);
    const step = Math.min(12, (box.box.height - 16) / Math.max(1, list.length - 1));
    return middle(box).y + (index - (list.length - 1) / 2) * step;
  };
  return ways.map((way) => {
    const { line, from, to, rightwards, between } = way;
    const side = ({ x, box }: Placed, right: boolean): number => (right ? x + box.width : x);
    const sign = rightwards ? 1 : -1;
    const stops = [
      { x: side(from, rightwards), y: heightAt(from, rightwards, way) },
      ...between.flatMap(({ x, y }) => {
        const half = columns.get(Math.round(x)) ?? 0;
        return half === 0
          ? []
          : [
              { x: x - sign * half, y },
              { x: x + sign * half, y },
            ];
      }),
      { x: side(to, !rightwards), y: heightAt(to, !rightwards, way) },
    ];
    return { line, path: curve(stops) };
  });
}

/** Half the width of each column, by its middle. */
function columnsOf(placed: readonly Placed[]): Map<number, number> {
  const columns = new Map<number, number>();
  for (const one of placed) {
    const x = Math.round(middle(one).x);
    columns.set(x, Math.max(columns.get(x) ?? 0, one.box.width / 2));
  }
  return columns;
}

function curve(stops: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = stops;
  if (!first) return '';
  let at = first;
  let path = `M${short(first.x)} ${short(first.y)}`;
  for (const [index, next] of rest.entries()) {
    const half = (at.x + next.x) / 2;
    // Every second part runs along a column.
    path +=
      index % 2 === 1 && at.y === next.y
        ? `H${short(next.x)}`
        : `C${short(half)} ${short(at.y)} ${short(half)} ${short(next.y)} ${short(next.x)} ${short(next.y)}`;
    at = next;
  }
  return path;
}

function middle({ x, y, box }: Placed): { readonly x: number; readonly y: number } {
  return { x: x + box.width / 2, y: y + box.height / 2 };
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
