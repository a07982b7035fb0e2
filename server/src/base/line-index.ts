import type { ChangedSpan } from './changed-span.ts';
import type { Position, Range, Span } from './span.ts';

/** Maps UTF-16 offsets to positions and back. Lines end at \n, \r\n or a lone \r, as in LSP. */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly length: number;

  constructor(text: string, starts = lineStarts(text)) {
    this.length = text.length;
    this.#starts = starts;
  }

  /** The index of `text`, which differs from the text of this one by `change` only: of a long text not every line is looked for again. */
  changed(text: string, { before, after }: ChangedSpan): LineIndex {
    // A carriage return may belong to a line feed on the other side of the border.
    if (text.includes('\r')) return new LineIndex(text);
    const kept = this.lineOf(before.start) + 1;
    const resumed = this.lineOf(before.end) + 1;
    const added = lineStarts(text.slice(after.start, after.end)).subarray(1);
    const starts = new Uint32Array(kept + added.length + this.#starts.length - resumed);
    starts.set(this.#starts.subarray(0, kept));
    for (let at = 0; at < added.length; at++) starts[kept + at] = (added[at] ?? 0) + after.start;
    const delta = text.length - this.length;
    for (let from = resumed, to = kept + added.length; from < this.#starts.length; from++, to++)
      starts[to] = (this.#starts[from] ?? 0) + delta;
    return new LineIndex(text, starts);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of `line`; the text's length for lines past the end. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    return this.#starts[line] ?? this.length;
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const line = this.lineOf(at);
    return { line, character: at - this.lineStart(line) };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  /** Positions past a line's end are clamped to the start of the next line, as clients expect. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    return Math.min(this.lineStart(position.line) + Math.max(0, position.character), this.lineStart(position.line + 1));
  }
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  if (text.includes('\r')) {
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}
