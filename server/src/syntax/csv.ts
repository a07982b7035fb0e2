import type { SyntaxProblem } from './problem.ts';
import { adopt, type MapEntry, type ScalarNode, type SyntaxNode } from './tree.ts';

/** A table as a list of rows, each a map from the column's name to the cell. A key stands where its cell stands. */
export interface ParsedTable {
  readonly root: SyntaxNode;
  readonly header: readonly ScalarNode[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * RFC 4180, and what people do beside it: `;`, tab and `|` between the cells, white space around the names, lines of any end. An empty
 * cell is a missing value; cells beyond the last named column are left out. Written here because the libraries give cells without their
 * places. Never throws.
 */
export function parseCsv(text: string): ParsedTable {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const problems: SyntaxProblem[] = [];
  const [first, ...rows] = recordsIn(text, start, delimiterOf(text), problems);
  const header = (first ?? []).map((cell) => ({ ...scalarOf(cell), value: cell.text.trim() }));
  const items = rows.filter((cells) => cells.length > 1 || cells[0]?.text !== '').map((cells) => rowOf(header, cells));
  const root = adopt({
    kind: 'seq' as const,
    style: 'block' as const,
    start,
    end: text.length,
    items,
    parent: undefined,
    slot: undefined,
  });
  return { root, header, problems };
}

interface Cell {
  readonly text: string;
  /** UTF-16 offsets, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

function rowOf(header: readonly ScalarNode[], cells: readonly Cell[]): SyntaxNode {
  const entries = header.flatMap((name, index): MapEntry[] => {
    const cell = cells[index];
    if (!cell || name.value === '') return [];
    const { start, end } = cell;
    const key: ScalarNode = { kind: 'scalar', value: name.value, style: 'plain', start, end, ...LOOSE };
    return [
      { key, value: cell.text === '' ? { kind: 'missing', start, end, ...LOOSE } : scalarOf(cell), merge: false },
    ];
  });
  return adopt({
    kind: 'map' as const,
    style: 'flow' as const,
    start: cells[0]?.start ?? 0,
    end: cells.at(-1)?.end ?? 0,
    entries,
    index: undefined,
    simple: undefined,
    ...LOOSE,
  });
}

const LOOSE = { parent: undefined, slot: undefined } as const;

function scalarOf({ text, start, end, quoted }: Cell): ScalarNode {
  return { kind: 'scalar', value: text, style: quoted ? 'double' : 'plain', start, end, ...LOOSE };
}

/** The separator that the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const line = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((delimiter) => [line.split(delimiter).length, delimiter] as const);
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
}

function recordsIn(text: string, from: number, delimiter: string, problems: SyntaxProblem[]): Cell[][] {
  const records: Cell[][] = [];
  let cells: Cell[] = [];
  let at = from;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter, problems) : plainCell(text, at, delimiter);
    cells.push(cell);
    at = cell.end;
    if (text[at] === delimiter) {
      at++;
      // A separator at the very end opens one more, empty cell.
      if (at === text.length) cells.push({ text: '', start: at, end: at, quoted: false });
      else if (text[at] !== '\r' && text[at] !== '\n') continue;
      else cells.push({ text: '', start: at, end: at, quoted: false });
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    records.push(cells);
    cells = [];
  }
  return records;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(start, end), start, end, quoted: false };
}

function quotedCell(text: string, start: number, delimiter: string, problems: SyntaxProblem[]): Cell {
  let at = start + 1;
  let content = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      problems.push({ code: 'unclosed-quote', span: { start, end: start + 1 }, fatal: true });
      return { text: content + text.slice(at), start, end: text.length, quoted: true };
    }
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // What follows a closing quote before the next separator belongs to the cell, as spreadsheets read it.
      const rest = plainCell(text, quote + 1, delimiter);
      return { text: content + rest.text.trimEnd(), start, end: rest.end, quoted: true };
    }
    content += '"';
    at = quote + 2;
  }
}
