import type { LineIndex } from '../../base/line-index.ts';
import type { Span } from '../../base/span.ts';
import type { Colors } from '../console.ts';

/** Widest stretch of a line that is shown; published JSON is often one line of a megabyte. */
const WIDTH = 110;

/** The line of a span with one line above and below it, and carets under the span. Of long lines the part around the span. */
export function codeFrame(text: string, lines: LineIndex, span: Span, colors: Colors): string[] {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  const lineText = (line: number): string =>
    text.slice(lines.lineStart(line), lines.lineStart(line + 1)).replace(/\r?\n$|\r$/, '');
  const full = lineText(start.line);
  const from = full.length <= WIDTH ? 0 : Math.max(0, Math.min(start.character - 30, full.length - WIDTH));
  const last = Math.min(start.line + 1, lines.lineCount - 1);
  const gutter = String(last + 1).length;
  const out: string[] = [];
  for (let line = Math.max(0, start.line - 1); line <= last; line++) {
    const shown = printable(lineText(line)).slice(from, from + WIDTH);
    const marker = line === start.line ? colors.red('>') : ' ';
    if (line !== start.line && shown.trim() === '') continue;
    out.push(
      `  ${marker} ${colors.dim(`${String(line + 1).padStart(gutter)} │`)} ${line === start.line ? shown : colors.dim(shown)}`.trimEnd(),
    );
    if (line === start.line) {
      const stop = end.line === start.line ? end.character : full.length;
      const width = Math.max(1, Math.min(stop, from + WIDTH) - start.character);
      out.push(
        `    ${' '.repeat(gutter)} ${colors.dim('│')} ${' '.repeat(Math.max(0, start.character - from))}${colors.red('^'.repeat(width))}`,
      );
    }
  }
  return out;
}

/** Control characters would move the cursor of the terminal; each stays one column wide. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}
