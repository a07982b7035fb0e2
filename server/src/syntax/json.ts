import { createScanner } from 'jsonc-parser';
import { pushAll } from '../base/push-all.ts';
import type { Span } from '../base/span.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { parseWellFormedJson } from './json-well-formed.ts';
import { makeMap, makeMissing, makeScalar, makeSeq } from './make-node.ts';
import { MAX_DEPTH, type SyntaxProblem } from './problem.ts';
import { hasDuplicates, type MapEntry, type MapNode, type ScalarNode, type SeqNode, type SyntaxNode } from './tree.ts';

/**
 * Parses JSON with recovery: a missing comma, a missing value, a comment or an unclosed bracket is a problem, and the rest of the text
 * still becomes a tree. Iterative, so that no nesting exhausts the stack; what lies deeper than `MAX_DEPTH` becomes a missing node.
 */
export function parseJson(text: string): { root: SyntaxNode; problems: SyntaxProblem[] } {
  const root = parseWellFormedJson(text);
  return root ? { root, problems: [] } : recoverJson(text);
}

/** The parser that knows what may be wrong; for a text in order it gives the same tree, more slowly. */
export function recoverJson(text: string): { root: SyntaxNode; problems: SyntaxProblem[] } {
  return new JsonParser(text).parse();
}

// The scanner's token kinds and errors. The package declares them as const enums, which isolated modules cannot import.
const SyntaxKind = {
  OpenBraceToken: 1,
  CloseBraceToken: 2,
  OpenBracketToken: 3,
  CloseBracketToken: 4,
  CommaToken: 5,
  ColonToken: 6,
  NullKeyword: 7,
  TrueKeyword: 8,
  FalseKeyword: 9,
  StringLiteral: 10,
  NumericLiteral: 11,
  LineCommentTrivia: 12,
  BlockCommentTrivia: 13,
  LineBreakTrivia: 14,
  Trivia: 15,
  EOF: 17,
} as const;
const ScanError = { None: 0, UnexpectedEndOfString: 2 } as const;
type Token = number;

type Frame = MapFrame | SeqFrame;

interface FrameBase {
  readonly start: number;
  /** What may come next. */
  expect: 'element' | 'colon' | 'value' | 'comma';
  /** Span of the comma last read, while no element has followed it. */
  comma: Span | undefined;
}

interface MapFrame extends FrameBase {
  readonly kind: 'map';
  readonly entries: MapEntry[];
  key: ScalarNode | undefined;
}

interface SeqFrame extends FrameBase {
  readonly kind: 'seq';
  readonly items: SyntaxNode[];
}

const CLOSERS: Readonly<Record<Frame['kind'], Token>> = {
  map: SyntaxKind.CloseBraceToken,
  seq: SyntaxKind.CloseBracketToken,
};

class JsonParser {
  readonly #text: string;
  readonly #scanner;
  readonly #problems: SyntaxProblem[] = [];
  readonly #stack: Frame[] = [];
  #root: SyntaxNode | undefined;
  #lastEnd = 0;
  #extraReported = false;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, false);
    if (text.startsWith('\uFEFF')) this.#scanner.setPosition(1);
  }

  parse(): { root: SyntaxNode; problems: SyntaxProblem[] } {
    for (let kind = this.#next(); kind !== SyntaxKind.EOF; kind = this.#next()) this.#take(kind);
    this.#closeAll();
    const root = this.#root ?? makeMissing(this.#text.length);
    return { root, problems: this.#problems };
  }

  /** The next token that is neither white space nor a comment. */
  #next(): Token {
    for (;;) {
      const kind = this.#scanner.scan();
      if (kind === SyntaxKind.LineCommentTrivia || kind === SyntaxKind.BlockCommentTrivia) {
        this.#problem('comment-in-json', this.#span(), false);
      } else if (kind !== SyntaxKind.Trivia && kind !== SyntaxKind.LineBreakTrivia) return kind;
    }
  }

  #take(kind: Token): void {
    const frame = this.#stack.at(-1);
    if (!frame) {
      if (this.#root === undefined) this.#takeValue(kind);
      else if (!this.#extraReported) {
        this.#extraReported = true;
        this.#problem('unexpected-text', this.#span(), true, { text: this.#tokenText() });
      }
      return;
    }
    if (kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken) this.#takeCloser(kind);
    else if (kind === SyntaxKind.CommaToken) this.#takeComma(frame);
    else if (frame.kind === 'map' && frame.expect === 'colon') this.#takeColon(frame, kind);
    else this.#takeElement(frame, kind);
  }

  #takeElement(frame: Frame, kind: Token): void {
    if (kind === SyntaxKind.ColonToken) {
      this.#problem('unexpected-text', this.#span(), true, { text: ':' });
      return;
    }
    if (frame.expect === 'comma') {
      this.#problem('missing-comma', { start: this.#lastEnd, end: this.#lastEnd }, true);
      frame.expect = 'element';
    }
    if (frame.kind === 'map' && frame.expect === 'element') this.#takeKey(frame, kind);
    else this.#takeValue(kind);
  }

  #takeKey(frame: MapFrame, kind: Token): void {
    const quoted = kind === SyntaxKind.StringLiteral;
    if (!quoted && (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken)) {
      this.#problem('missing-colon', this.#span(), true);
      frame.key = makeScalar(this.#scanner.getTokenOffset(), this.#scanner.getTokenOffset(), '', 'plain');
      this.#takeValue(kind);
      return;
    }
    if (!quoted) this.#problem('unquoted-text', this.#span(), true, { text: this.#tokenText() });
    else this.#checkString();
    const { start, end } = this.#span();
    frame.key = makeScalar(
      start,
      end,
      quoted ? this.#scanner.getTokenValue() : this.#tokenText(),
      quoted ? 'double' : 'plain',
    );
    frame.expect = 'colon';
    frame.comma = undefined;
    this.#lastEnd = end;
  }

  #takeColon(frame: MapFrame, kind: Token): void {
    if (kind === SyntaxKind.ColonToken) {
      this.#lastEnd = this.#span().end;
      frame.expect = 'value';
      return;
    }
    this.#problem('missing-colon', { start: this.#lastEnd, end: this.#lastEnd }, true);
    // On the same line the colon was forgotten; on a later one the whole value was, and this is the next key.
    if (kind === SyntaxKind.StringLiteral && this.#text.slice(this.#lastEnd, this.#span().start).includes('\n')) {
      this.#place(makeMissing(this.#lastEnd));
      frame.expect = 'element';
      this.#takeKey(frame, kind);
    } else this.#takeValue(kind);
  }

  #takeComma(frame: Frame): void {
    if (frame.expect === 'colon') this.#problem('missing-colon', { start: this.#lastEnd, end: this.#lastEnd }, true);
    if (frame.expect === 'value') this.#problem('missing-value', this.#span(), true);
    if (frame.expect === 'colon' || frame.expect === 'value') this.#place(makeMissing(this.#lastEnd));
    else if (frame.expect === 'element') this.#problem('unexpected-text', this.#span(), true, { text: ',' });
    frame.expect = 'element';
    frame.comma = this.#span();
    this.#lastEnd = this.#span().end;
  }

  #takeCloser(kind: Token): void {
    const depth = this.#stack.findLastIndex((frame) => CLOSERS[frame.kind] === kind);
    if (depth < 0) {
      this.#problem('unexpected-text', this.#span(), true, { text: this.#tokenText() });
      return;
    }
    while (this.#stack.length > depth + 1) this.#closeUnclosed();
    this.#close(this.#span().end);
  }

  #takeValue(kind: Token): void {
    const { start, end } = this.#span();
    switch (kind) {
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken:
        this.#open(kind, start);
        return;
      case SyntaxKind.StringLiteral:
        this.#checkString();
        this.#place(makeScalar(start, end, this.#scanner.getTokenValue(), 'double'));
        break;
      case SyntaxKind.TrueKeyword:
      case SyntaxKind.FalseKeyword:
        this.#place(makeScalar(start, end, kind === SyntaxKind.TrueKeyword, 'plain'));
        break;
      case SyntaxKind.NullKeyword:
        this.#place(makeScalar(start, end, null, 'plain'));
        break;
      case SyntaxKind.NumericLiteral:
        // The scanner takes `1.` and `1e` for numbers that stop too early.
        if (this.#scanner.getTokenError() === ScanError.None)
          this.#place(makeScalar(start, end, Number(this.#scanner.getTokenValue()), 'plain'));
        else this.#placeText(start, end);
        break;
      default:
        this.#placeText(start, end);
    }
    this.#lastEnd = end;
  }

  /** What is no value of JSON counts as the text that it is written as. */
  #placeText(start: number, end: number): void {
    this.#problem('unquoted-text', { start, end }, true, { text: this.#tokenText() });
    this.#place(makeScalar(start, end, this.#tokenText(), 'plain'));
  }

  #open(kind: Token, start: number): void {
    if (this.#stack.length >= MAX_DEPTH) {
      this.#problem('too-deep', { start, end: start + 1 }, true);
      this.#skipCollection();
      this.#place(makeMissing(start));
      this.#lastEnd = this.#span().end;
      return;
    }
    const base = { start, expect: 'element' as const, comma: undefined };
    if (kind === SyntaxKind.OpenBraceToken) this.#stack.push({ ...base, kind: 'map', entries: [], key: undefined });
    else this.#stack.push({ ...base, kind: 'seq', items: [] });
    this.#lastEnd = this.#span().end;
  }

  #skipCollection(): void {
    for (let depth = 1; depth > 0; ) {
      const kind = this.#scanner.scan();
      if (kind === SyntaxKind.EOF) return;
      if (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken) depth++;
      if (kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken) depth--;
    }
  }

  #place(node: SyntaxNode): void {
    const frame = this.#stack.at(-1);
    if (!frame) {
      this.#root = node;
      return;
    }
    if (frame.kind === 'seq') frame.items.push(node);
    else if (frame.key) {
      frame.entries.push({ key: frame.key, value: node, merge: false });
      frame.key = undefined;
    }
    frame.expect = 'comma';
    frame.comma = undefined;
  }

  #close(end: number): void {
    const frame = this.#stack.at(-1);
    if (!frame) return;
    if (frame.comma) this.#problem('trailing-comma', frame.comma, false);
    this.#settle(frame);
    if (frame.kind === 'map') pushAll(this.#problems, duplicateKeys(frame.entries, isQuoted));
    this.#stack.pop();
    this.#place(collection(frame, end));
    this.#lastEnd = end;
  }

  /** A key without colon or value gets a missing one. */
  #settle(frame: Frame): void {
    if (frame.expect === 'colon') this.#problem('missing-colon', { start: this.#lastEnd, end: this.#lastEnd }, true);
    if (frame.expect === 'value') this.#problem('missing-value', { start: this.#lastEnd, end: this.#lastEnd }, true);
    if (frame.expect === 'colon' || frame.expect === 'value') this.#place(makeMissing(this.#lastEnd));
  }

  #closeUnclosed(): void {
    const frame = this.#stack.at(-1);
    if (!frame) return;
    this.#problem('unclosed-bracket', { start: frame.start, end: frame.start + 1 }, true, {
      bracket: this.#text[frame.start] ?? '',
    });
    this.#close(this.#lastEnd);
  }

  #closeAll(): void {
    const innermost = this.#stack.at(-1);
    if (innermost) {
      const bracket = this.#text[innermost.start] ?? '';
      this.#problem('unclosed-bracket', { start: innermost.start, end: innermost.start + 1 }, true, { bracket });
    }
    while (this.#stack.length > 0) {
      const frame = this.#stack.at(-1) as Frame;
      if (frame.expect === 'colon' || frame.expect === 'value') this.#place(makeMissing(this.#lastEnd));
      this.#stack.pop();
      this.#place(collection(frame, this.#lastEnd));
    }
  }

  #checkString(): void {
    const error = this.#scanner.getTokenError();
    if (error === ScanError.None) return;
    const { start, end } = this.#span();
    if (error === ScanError.UnexpectedEndOfString)
      this.#problem('unclosed-quote', { start, end: Math.min(start + 1, end) }, true);
    else this.#problem('bad-escape', { start, end }, false);
  }

  #span(): Span {
    const start = this.#scanner.getTokenOffset();
    return { start, end: start + this.#scanner.getTokenLength() };
  }

  #tokenText(): string {
    const { start, end } = this.#span();
    return this.#text.slice(start, end);
  }

  #problem(code: SyntaxProblem['code'], span: Span, fatal: boolean, data?: Record<string, string>): void {
    this.#problems.push({ code, span, fatal, ...(data && { data }) });
  }
}

/** A word without quotes is no key of JSON and has its own problem; in templates the same placeholder stands many times in one map. */
function isQuoted({ style }: ScalarNode): boolean {
  return style === 'double';
}

function collection(frame: Frame, end: number): MapNode | SeqNode {
  const { start } = frame;
  return frame.kind === 'map'
    ? makeMap(start, end, 'flow', frame.entries, !hasDuplicates(frame.entries))
    : makeSeq(start, end, 'flow', frame.items);
}
