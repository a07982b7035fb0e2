import type { ParsedFile } from '../syntax/parse.ts';

/** One comment that accepts findings on the line below it. */
export interface SuppressionComment {
  readonly start: number;
  readonly end: number;
  /** Line of which findings are accepted: the next one that is neither blank nor a comment. */
  readonly line: number;
  readonly rules: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  readonly reason: string | undefined;
}

export const SUPPRESSION = 'concordat-disable-next-line';

/** `# concordat-disable-next-line RULE[, RULE] -- reason`, in YAML. */
export function suppressionsIn(file: ParsedFile): SuppressionComment[] {
  return file.comments.flatMap(({ span, text }) => {
    const match = /^#\s*concordat-disable-next-line\b([^\n]*)$/.exec(text.trimEnd());
    if (!match) return [];
    const rest = match[1] ?? '';
    const offset = span.start + text.indexOf(rest, text.indexOf(SUPPRESSION));
    const [names = '', ...reason] = rest.split(/\s--\s*/);
    const rules = [...names.matchAll(/[^\s,]+/g)].map((name) => ({
      id: name[0],
      start: offset + name.index,
      end: offset + name.index + name[0].length,
    }));
    const why = reason.join(' -- ').trim();
    return [
      {
        start: span.start,
        end: span.start + text.trimEnd().length,
        line: nextLine(file, span.start),
        rules,
        reason: isReason(why) ? why : undefined,
      },
    ];
  });
}

/** What an editor writes as a place for the reason, or a mark that somebody means to come back, is none. */
function isReason(text: string): boolean {
  return /[\p{L}\d]/u.test(text) && !/^(?:todo|tbd|tbc|fixme|reason)\W*$/i.test(text);
}

function nextLine(file: ParsedFile, from: number): number {
  const { lines, source } = file;
  let line = lines.lineOf(from) + 1;
  while (line < lines.lineCount) {
    const text = source.text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim();
    if (text !== '' && !text.startsWith('#')) return line;
    line++;
  }
  return line;
}
