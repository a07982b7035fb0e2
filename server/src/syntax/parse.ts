import { type ChangedSpan, changedSpan } from '../base/changed-span.ts';
import { LineIndex } from '../base/line-index.ts';
import { clampSpan } from '../base/span.ts';
import { parseCsv } from './csv.ts';
import { parseFrontMatter } from './front-matter.ts';
import { parseJson } from './json.ts';
import { reparseJson } from './json-reparse.ts';
import { makeMissing } from './make-node.ts';
import { type SyntaxProblem, tidyProblems } from './problem.ts';
import type { Source } from './source.ts';
import type { ScalarNode, SyntaxNode } from './tree.ts';
import { parseYaml, type YamlComment } from './yaml.ts';

/** A tree *and* its problems, for any text. */
export interface ParsedFile {
  readonly source: Source;
  readonly lines: LineIndex;
  /** One node a document: exactly one for JSON and tables, one or more for YAML, none for Markdown without front matter. */
  readonly roots: readonly SyntaxNode[];
  /** Names of a table's columns, where they stand; none elsewhere. */
  readonly header: readonly ScalarNode[];
  readonly problems: readonly SyntaxProblem[];
  /** Comments of YAML, in order; none in JSON. */
  readonly comments: readonly YamlComment[];
}

/**
 * Never throws. With the file as it was before, only what has changed is read again where the language allows it; the result is the same.
 * The previous file is used up by that: its nodes may be part of the new tree, and its places are no longer its own.
 */
export function parse(source: Source, previous?: ParsedFile): ParsedFile {
  if (previous && previous.source.text === source.text && previous.source.language === source.language) {
    return { ...previous, source };
  }
  const change = previous && changedSpan(previous.source.text, source.text);
  const lines = previous && change ? previous.lines.changed(source.text, change) : new LineIndex(source.text);
  const {
    roots,
    problems,
    comments,
    header = [],
  } = (previous && change && reparsed(source, previous, change)) ?? parseText(source);
  const inBounds = [...problems, ...encodingProblems(source)].map((problem) => ({
    ...problem,
    span: clampSpan(problem.span, source.text.length),
  }));
  return { source, lines, roots, header, comments, problems: tidyProblems(inBounds, (offset) => lines.lineOf(offset)) };
}

function reparsed(source: Source, previous: ParsedFile, change: ChangedSpan): ReturnType<typeof parseText> | undefined {
  if (source.language !== 'json' || previous.source.language !== 'json' || previous.problems.length > 0)
    return undefined;
  const [root] = previous.roots;
  const fresh = root && reparseJson(root, source.text, change);
  return fresh && { roots: [fresh], problems: [], comments: [] };
}

function parseText(
  source: Source,
): Pick<ParsedFile, 'roots' | 'problems' | 'comments'> & { header?: readonly ScalarNode[] } {
  try {
    if (source.language === 'yaml') return withoutCascade(parseYaml(source.text));
    if (source.language === 'markdown') return withoutCascade(parseFrontMatter(source.text));
    if (source.language === 'csv') {
      const { root, ...table } = parseCsv(source.text);
      return { ...table, roots: [root], comments: [] };
    }
    const { root, problems } = parseJson(source.text);
    return { roots: [root], problems, comments: [] };
  } catch {
    // A parser's own defect must not take the editor down; the property tests look for inputs that lead here.
    const span = { start: 0, end: source.text.length };
    const root: SyntaxNode = makeMissing(0);
    return {
      roots: [root],
      problems: [{ code: 'unexpected-text', span, fatal: true, data: { text: '' } }],
      comments: [],
    };
  }
}

/** What follows an unclosed quote or bracket in YAML is read as part of it; complaints about that text would be about the same mistake. */
function withoutCascade<T extends Pick<ParsedFile, 'problems'>>(parsed: T): T {
  const unclosed = parsed.problems.filter(
    (problem) => problem.code === 'unclosed-quote' || problem.code === 'unclosed-bracket',
  );
  if (unclosed.length === 0) return parsed;
  const first = unclosed.reduce((a, b) => (b.span.start < a.span.start ? b : a));
  const cause = unclosed.find((problem) => problem.code === 'unclosed-quote') ?? first;
  return {
    ...parsed,
    problems: parsed.problems.filter((problem) => problem === cause || problem.span.end <= first.span.start),
  };
}

function encodingProblems(source: Source): SyntaxProblem[] {
  return (source.invalidBytesAt ?? [])
    .slice(0, 10)
    .map((at) => ({ code: 'invalid-bytes', span: { start: at, end: at + 1 }, fatal: false }));
}
