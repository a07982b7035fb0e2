import type { Span } from '../base/span.ts';

/** What a parser has to say. The words are found by `structure/syntax-error`, from the code and the data. */
export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  readonly span: Span;
  /** Fatal: what follows may have been read wrongly, so nothing else is said about the file. */
  readonly fatal: boolean;
  readonly data?: Readonly<Record<string, string>>;
  /** Another place that the problem speaks of, such as the first of two equal keys. */
  readonly related?: Span;
}

export type SyntaxProblemCode =
  | 'duplicate-key'
  | 'invalid-bytes'
  | 'too-deep'
  | 'alias-unknown'
  | 'alias-bomb'
  | 'tab-indentation'
  | 'bad-indentation'
  | 'nested-colon'
  | 'missing-space'
  | 'missing-dash'
  | 'unclosed-quote'
  | 'quote-indentation'
  | 'unclosed-bracket'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'trailing-comma'
  | 'comment-in-json'
  | 'unquoted-text'
  | 'bad-escape'
  | 'bad-start'
  | 'bad-anchor'
  | 'unexpected-text';

/** How many problems of one file are kept: the first ones are the ones to mend. */
const MAX_PROBLEMS = 50;

/** Collections nested deeper than this are not read: nobody writes them by hand, and recursion over the tree stays safe. */
export const MAX_DEPTH = 400;

/**
 * In order, and at most `MAX_PROBLEMS`. After a fatal problem a parser is out of step for a while: further fatal ones on the same or the
 * next line are taken for its consequences and left out.
 */
export function tidyProblems(problems: readonly SyntaxProblem[], lineOf: (offset: number) => number): SyntaxProblem[] {
  const ordered = [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const kept: SyntaxProblem[] = [];
  const seen = new Set<string>();
  let fatalLine = Number.NEGATIVE_INFINITY;
  for (const problem of ordered) {
    const key = `${problem.code} ${problem.span.start}`;
    const line = lineOf(problem.span.start);
    if (seen.has(key) || (problem.fatal && line <= fatalLine + 1)) continue;
    seen.add(key);
    kept.push(problem);
    if (problem.fatal) fatalLine = lineOf(problem.span.end);
  }
  return kept.slice(0, MAX_PROBLEMS);
}
