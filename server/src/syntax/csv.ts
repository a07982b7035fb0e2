import type { SyntaxProblem } from './problem.ts';
import { adopt, type MapEntry, type ScalarNode, type SyntaxNode } from './tree.ts';

/** A table as a list of rows, each a map from the column's name to the cell. A key stands where its cell stands. */
export interface ParsedTable {
  readonly root: SyntaxNode;
  readonly header: readonly ScalarNode[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * RFC 4180, and what people do beside it: `;`, tab and `|` between the cells, named by a first line `sep=;` or found out, white space around
 * the names and before quotes, lines of any end, lines with nothing in them. An empty cell is a missing value; cells beyond the last named
 * column are left out. Written here because the libraries give cells without their places. Never throws.
 */
export function parseCsv(text: string): ParsedTable {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const problems: SyntaxProblem[] = [];
  const { delimiter, from } = delimiterOf(text, start);
  const [first, ...rows] = recordsIn(text, from, delimiter, problems).filter((cells) => cells.some(isWritten));
  const header = (first ?? []).map((cell) => ({ ...scalarOf(cell), value: cell.text.trim() }));
  const items = rows.map((cells) => rowOf(header, cells));
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

function isWritten({ text }: Cell): boolean {
  return text.trim() !== '';
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
    ...LOOSE,
  });
}

const LOOSE = { parent: undefined, slot: undefined } as const;

function scalarOf({ text, start, end, quoted }: Cell): ScalarNode {
  return { kind: 'scalar', value: text, style: quoted ? 'double' : 'plain', start, end, ...LOOSE };
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * What a first line `sep=;` names, as spreadsheets write it; else the separator that divides the first lines into the most cells, one that
 * divides them all alike before others.
 */
function delimiterOf(text: string, start: number): { delimiter: string; from: number } {
  const named = /^sep=([^\r\n])(?:\r\n|\r|\n|$)/i.exec(text.slice(start, start + 8));
  if (named?.[1]) return { delimiter: named[1], from: start + named[0].length };
  const lines = sample(text, start);
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const cells = counts[0] ?? 1;
    const alike = cells > 1 && counts.every((count) => count === cells);
    return { delimiter, score: cells + (alike ? 1000 : 0) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.delimiter, from: start };
}

/** The first lines with something in them; what stands in quotes is a word in them. */
function sample(text: string, start: number): string[] {
  const head = text.slice(start, start + SAMPLE).replace(/"[^"]*"/g, 'x');
  // What follows an opening quote without a closing one is read as part of its cell.
  const lines = (head.split('"')[0] ?? '').split(/\r\n|\r|\n/);
  // The last line may be cut off.
  const whole = text.length > start + SAMPLE && lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== '').slice(0, 5);
}

/** UTF-16 units that are looked at to find the separator. */
const SAMPLE = 4096;

function recordsIn(text: string, from: number, delimiter: string, problems: SyntaxProblem[]): Cell[][] {
  const records: Cell[][] = [];
  let cells: Cell[] = [];
  let at = from;
  while (at < text.length) {
    const quote = quoteAt(text, at, delimiter);
    const cell = quote === undefined ? plainCell(text, at, delimiter) : quotedCell(text, quote, delimiter, problems);
    cells.push(cell);
    at = cell.end;
    if (text[at] === delimiter) {
      at++;
      // A separator at the end of the line opens one more, empty cell.
      if (at < text.length && text[at] !== '\r' && text[at] !== '\n') continue;
      cells.push({ text: '', start: at, end: at, quoted: false });
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    records.push(cells);
    cells = [];
  }
  return records;
}

/** Where a quoted cell begins: here, or behind blanks. */
function quoteAt(text: string, start: number, delimiter: string): number | undefined {
  let at = start;
  while (text[at] === ' ' && delimiter !== ' ') at++;
  return text[at] === '"' && delimiter !== '"' ? at : undefined;
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
      // Text behind it after a line break within: this quote opens another cell, and the first one was never closed.
      if (/[\r\n]/.test(content) && rest.text.trim() !== '')
        problems.push({ code: 'unclosed-quote', span: { start, end: start + 1 }, fatal: true });
      return { text: content + rest.text.trimEnd(), start, end: rest.end, quoted: true };
    }
    content += '"';
    at = quote + 2;
  }
}
