import type { SyntaxProblem } from './problem.ts';

/**
 * Widely used writers of YAML (PyYAML among them) continue a long quoted text on a line that is indented no deeper than its key. Their
 * readers accept that; YAML 1.2 does not, and the parser that we use takes the quote for unclosed. This joins such lines: each line break
 * and the indentation behind it become spaces, so that no offset moves. Undefined when there is nothing to join.
 */
export function joinQuotedLines(text: string): { text: string; problems: SyntaxProblem[] } | undefined {
  const problems: SyntaxProblem[] = [];
  const parts: string[] = [];
  let copied = 0;
  const opening = /^( *)(?:- +)*(?:[^\s#"'&*!|>[{][^"'\n]*?: +)?(["'])/gm;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const quote = match[2] ?? '';
    const start = match.index + match[0].length - 1;
    const end = closingQuote(text, start, quote);
    const inner = end === undefined ? '' : text.slice(start, end);
    if (end === undefined || !inner.includes('\n') || !endsLine(text, end)) continue;
    opening.lastIndex = end;
    const indent = columnAround(text, match[0], start);
    if (!continuations(inner).some((line) => line.trim() !== '' && indentOf(line) <= indent)) continue;
    problems.push({ code: 'quote-indentation', span: { start, end: start + 1 }, fatal: false });
    parts.push(
      text.slice(copied, start),
      inner.replace(/\r?\n[ \t]*/g, (breaks) => ' '.repeat(breaks.length)),
    );
    copied = end;
  }
  if (problems.length === 0) return undefined;
  return { text: parts.join('') + text.slice(copied), problems };
}

/** Offset of the quote that closes the one at `start`. */
function closingQuote(text: string, start: number, quote: string): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return undefined;
}

function endsLine(text: string, quoteAt: number): boolean {
  const end = text.indexOf('\n', quoteAt);
  return /^\s*(?:#.*)?$/.test(text.slice(quoteAt + 1, end < 0 ? undefined : end));
}

function continuations(inner: string): string[] {
  return inner.split('\n').slice(1);
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/**
 * The column that the text must go on behind: that of its key; without one that of its dash, and at the beginning of a line that of the
 * key or dash in the line before.
 */
function columnAround(text: string, prefix: string, quoteAt: number): number {
  const keyAt = behindDashes(prefix);
  if (keyAt < prefix.length - 1) return keyAt;
  const dashAt = prefix.lastIndexOf('-');
  return dashAt >= 0 ? dashAt : behindDashes(lineBefore(text, quoteAt));
}

function behindDashes(line: string): number {
  return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}

/** The last line before the one at `offset` that says something. */
function lineBefore(text: string, offset: number): string {
  for (let end = text.lastIndexOf('\n', offset); end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (!/^\s*(?:#.*)?$/.test(line)) return line;
    end = start - 1;
  }
  return '';
}
