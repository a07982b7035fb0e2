import type { CST } from 'yaml';
import { MAX_DEPTH, type SyntaxProblem } from './problem.ts';
import type { YamlComment } from './yaml.ts';

type Token = CST.Token;

/**
 * One walk over the concrete tokens before they are composed: collects comments, cuts nesting below `MAX_DEPTH` (in place), and reports
 * what is better said here than by the composer, which only notices it where the damage ends: quotes and brackets that never close, at
 * the character that opens them. Iterative.
 */
export function inspectTokens(tokens: readonly Token[]): { problems: SyntaxProblem[]; comments: YamlComment[] } {
  const problems: SyntaxProblem[] = [];
  const comments: YamlComment[] = [];
  const stack: { token: Token; depth: number }[] = [...tokens].reverse().map((token) => ({ token, depth: 0 }));
  const push = (token: Token | null | undefined, depth: number): void => {
    if (token) stack.push({ token, depth });
  };
  const tooDeep = (token: Token): void => {
    problems.push({ code: 'too-deep', span: { start: token.offset, end: token.offset + 1 }, fatal: true });
  };

  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { token, depth } = at;
    if (token.type === 'comment') comments.push(commentOf(token));
    else if ('items' in token) {
      if (token.type === 'flow-collection') checkClosed(token, problems);
      for (const item of token.items) inspectItem(item, depth + 1, push, tooDeep);
    } else if (token.type === 'document') push(token.value, depth);
    else checkQuotes(token, problems);
    for (const part of trivia(token)) push(part, depth);
  }
  comments.sort((a, b) => a.span.start - b.span.start);
  return { problems, comments };
}

/** The tokens around a token's content, among which comments are. */
function* trivia(token: Token): Generator<Token> {
  if ('start' in token && Array.isArray(token.start)) yield* token.start;
  if ('props' in token) yield* token.props;
  if ('end' in token && token.end) yield* token.end;
}

function commentOf({ offset, source }: CST.SourceToken): YamlComment {
  return { span: { start: offset, end: offset + source.length }, text: source };
}

function checkQuotes(token: Token, problems: SyntaxProblem[]): void {
  if (token.type !== 'single-quoted-scalar' && token.type !== 'double-quoted-scalar') return;
  const { offset, source } = token;
  if (source.length >= 2 && isClosed(source, source[0] ?? '')) return;
  problems.push({ code: 'unclosed-quote', span: { start: offset, end: offset + 1 }, fatal: true });
}

function inspectItem(
  item: CST.CollectionItem,
  depth: number,
  push: (token: Token | null | undefined, depth: number) => void,
  tooDeep: (token: Token) => void,
): void {
  for (const part of item.start) push(part as Token, depth);
  for (const part of item.sep ?? []) push(part as Token, depth);
  if (depth >= MAX_DEPTH) {
    const cut = [item.key, item.value].find((token) => token && 'items' in token);
    if (cut) {
      tooDeep(cut);
      delete item.key;
      delete item.value;
    }
  }
  push(item.key, depth);
  push(item.value, depth);
}

function checkClosed(token: Extract<Token, { type: 'flow-collection' }>, problems: SyntaxProblem[]): void {
  const closer = token.start.source === '{' ? 'flow-map-end' : 'flow-seq-end';
  if (token.end.some((part) => part.type === closer)) return;
  const { offset, source } = token.start;
  problems.push({
    code: 'unclosed-bracket',
    span: { start: offset, end: offset + 1 },
    fatal: true,
    data: { bracket: source },
  });
}

function isClosed(source: string, quote: string): boolean {
  if (!source.endsWith(quote)) return false;
  if (quote === "'") return (source.slice(1).match(/'+$/)?.[0].length ?? 0) % 2 === 1;
  return (source.slice(0, -1).match(/\\+$/)?.[0].length ?? 0) % 2 === 0;
}
