import type { SyntaxProblem } from './problem.ts';

/** One cell of a table, as it is written. */
export interface Cell {
  readonly text: string;
  /** UTF-16 offsets, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** The lines of a table that have something in them, the header first, read one at a time. What is wrong with them goes into `problems`. */
export function recordsIn(text: string, problems: SyntaxProblem[] = []): Generator<readonly Cell[]> {
  const { delimiter, from } = delimiterOf(text, text.startsWith('\uFEFF') ? 1 : 0);
  return recordsFrom(text, from, delimiter.charCodeAt(0), problems);
}

function* recordsFrom(text: string, from: number, separator: number, problems: SyntaxProblem[]): Generator<Cell[]> {
  let cells: Cell[] = [];
  let at = from;
  while (at < text.length) {
    const quote = quoteAt(text, at, separator);
    const cell = quote < 0 ? plainCell(text, at, separator) : quotedCell(text, quote, separator, problems);
    cells.push(cell);
    at = cell.end;
    if (text.charCodeAt(at) === separator) {
      at++;
      // A separator at the end of the line opens one more, empty cell.
      if (at < text.length && !isLineEnd(text.charCodeAt(at))) continue;
      cells.push({ text: '', start: at, end: at, quoted: false });
    }
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
    at++;
    // Lines with nothing in them, and the lines of separators that spreadsheets leave at the end, are no records.
    if (cells.some(isWritten)) yield cells;
    cells = [];
  }
}

function isWritten({ text }: Cell): boolean {
  return text.trim() !== '';
}

const LF = 10;
const CR = 13;
const BLANK = 32;
const QUOTE = 34;

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

/** Where a quoted cell begins: here, or behind blanks; -1 when the cell has no quotes. */
function quoteAt(text: string, start: number, separator: number): number {
  let at = start;
  while (text.charCodeAt(at) === BLANK && separator !== BLANK) at++;
  return text.charCodeAt(at) === QUOTE && separator !== QUOTE ? at : -1;
}

function plainCell(text: string, start: number, separator: number): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === separator || code === LF || code === CR) break;
  }
  return { text: text.slice(start, end), start, end, quoted: false };
}

function quotedCell(text: string, start: number, separator: number, problems: SyntaxProblem[]): Cell {
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
      const rest = plainCell(text, quote + 1, separator);
      // Text behind it after a line break within: this quote opens another cell, and the first one was never closed.
      if (/[\r\n]/.test(content) && rest.text.trim() !== '')
        problems.push({ code: 'unclosed-quote', span: { start, end: start + 1 }, fatal: true });
      return { text: content + rest.text.trimEnd(), start, end: rest.end, quoted: true };
    }
    content += '"';
    at = quote + 2;
  }
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
