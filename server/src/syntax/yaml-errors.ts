import type { YAMLParseError } from 'yaml';
import type { Span } from '../base/span.ts';
import type { SyntaxProblem, SyntaxProblemCode } from './problem.ts';

/** The package's errors in our terms. Errors that `inspectTokens` has already said better are left out. */
export function composerProblems(errors: readonly YAMLParseError[], text: string): SyntaxProblem[] {
  return errors.flatMap((error) => problemOf(error, errors, text) ?? []);
}

function problemOf(error: YAMLParseError, all: readonly YAMLParseError[], text: string): SyntaxProblem | undefined {
  const { code } = error;
  const known = ERRORS[code];
  if (known === undefined) return undefined;
  const span = spanWithin(text, error.pos[0], error.pos[1]);
  const together = (other: string): boolean => all.some((one) => one.code === other && one.pos[0] === error.pos[0]);
  if (code === 'MISSING_CHAR') return missingCharacter(error.message, span, text);
  if (code === 'BLOCK_IN_FLOW') return blockInFlow(span, text);
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const colon = text.slice(span.start, lineEnd(text, span.start)).indexOf(': ');
    if (colon >= 0) {
      const found = spanWithin(text, span.start, span.start + colon);
      return { code: 'nested-colon', span: found, fatal: true };
    }
    if (together('MULTILINE_IMPLICIT_KEY')) return undefined;
  }
  if (code !== 'MULTILINE_IMPLICIT_KEY') return { ...known, span, data: { text: text.slice(span.start, span.end) } };
  if (together('BLOCK_AS_IMPLICIT_KEY')) {
    // The value of one key runs on into a line that is indented like a continuation but is a key itself: that line is the mistake.
    const line = text.lastIndexOf('\n', span.end - 1) + 1;
    return { code: 'bad-indentation', span: spanWithin(text, line + indentOf(text, line), span.end), fatal: true };
  }
  const first = spanWithin(text, span.start, lineEnd(text, span.start));
  return { ...known, span: first, data: { text: text.slice(first.start, first.end) } };
}

/** `{a: "x" b: 1}`: what is read as a block inside the braces is nearly always a comma that was forgotten. */
function blockInFlow(span: Span, text: string): SyntaxProblem {
  const before = /^([^\n]*\S)\s+\S+:/.exec(text.slice(span.start, span.end))?.[1];
  if (before === undefined) return { code: 'bad-indentation', span, fatal: true };
  const at = span.start + before.length;
  return { code: 'missing-comma', span: { start: at, end: at }, fatal: true };
}

/** `MISSING_CHAR` covers many mistakes, which only its English text tells apart; what is not known here is said in general words. */
function missingCharacter(message: string, span: Span, text: string): SyntaxProblem | undefined {
  // Quotes and brackets: `inspectTokens` has said it where they open.
  if (/closing|end with|and end/.test(message)) return undefined;
  const code = MISSING_CHARACTERS.find(({ pattern }) => pattern.test(message))?.code ?? 'unexpected-text';
  return { code, span, fatal: true, data: { text: text.slice(span.start, span.end) } };
}

const MISSING_CHARACTERS: readonly { pattern: RegExp; code: SyntaxProblemCode }[] = [
  { pattern: /without - indicator/, code: 'missing-dash' },
  { pattern: /space/, code: 'missing-space' },
  { pattern: /followed by map values/, code: 'missing-colon' },
  { pattern: /^Missing , /, code: 'missing-comma' },
];

function spanWithin(text: string, start: number, end: number): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.min(Math.max(end, from), text.length) };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function indentOf(text: string, lineStart: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
}

const ERRORS: Readonly<Record<string, { code: SyntaxProblemCode; fatal: boolean }>> = {
  ALIAS_PROPS: { code: 'bad-anchor', fatal: false },
  BAD_DIRECTIVE: { code: 'unexpected-text', fatal: false },
  BAD_DQ_ESCAPE: { code: 'bad-escape', fatal: false },
  BAD_INDENT: { code: 'bad-indentation', fatal: true },
  BAD_PROP_ORDER: { code: 'bad-anchor', fatal: true },
  BAD_SCALAR_START: { code: 'bad-start', fatal: true },
  BLOCK_AS_IMPLICIT_KEY: { code: 'bad-indentation', fatal: true },
  BLOCK_IN_FLOW: { code: 'missing-comma', fatal: true },
  IMPOSSIBLE: { code: 'unexpected-text', fatal: true },
  KEY_OVER_1024_CHARS: { code: 'missing-colon', fatal: true },
  MISSING_CHAR: { code: 'missing-comma', fatal: true },
  MULTILINE_IMPLICIT_KEY: { code: 'missing-colon', fatal: true },
  MULTIPLE_ANCHORS: { code: 'bad-anchor', fatal: false },
  MULTIPLE_TAGS: { code: 'bad-anchor', fatal: false },
  TAB_AS_INDENT: { code: 'tab-indentation', fatal: true },
  UNEXPECTED_TOKEN: { code: 'unexpected-text', fatal: true },
};
