import type { Span } from '../base/span.ts';
import { type PlacedWord, wordsOfName, wordsOfText } from '../base/term-words.ts';
import type { TermRow } from '../model/facts.ts';
import { innermostAt, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import { inProject } from '../workspace/resolve.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { documentsOf, fieldNamedAt, fieldNamedBy } from './lookup.ts';

/** Words that glossaries of the project explain, where they stand. */
export interface TermHere {
  readonly span: Span;
  /** What the glossaries say, one row a glossary that has the term. */
  readonly rows: readonly TermRow[];
}

/** The longest term around an offset, in a text or in the name of a field. */
export function termAt(snapshot: Snapshot, file: string, offset: number): TermHere | undefined {
  const document = documentsOf(snapshot, file).find((one) => one.root.start <= offset && offset <= one.root.end);
  const source = snapshot.files.get(file)?.parsed.source.text;
  if (!document || source === undefined || !hasGlossary(snapshot, file)) return undefined;
  const { node, onKeyOf } = innermostAt(document.root, offset);
  const at = onKeyOf?.key ?? node;
  if (at.kind !== 'scalar' || typeof at.value !== 'string' || offset < at.start || offset > at.end) return undefined;
  const named = isName(document, onKeyOf?.value ?? node, onKeyOf ? 'key' : 'value');
  if (!named && (onKeyOf || !/\S\s+\S/.test(at.value))) return undefined;
  const start = Math.max(at.start, offset - AROUND);
  const text = source.slice(start, Math.min(at.end, offset + AROUND));
  const found = longest(snapshot, file, named ? wordsOfName(text) : wordsOfText(text), text, offset - start);
  return found && { rows: found.rows, span: { start: start + found.span.start, end: start + found.span.end } };
}

/** UTF-16 units that are searched on either side. */
const AROUND = 200;
const MOST_WORDS = 6;

function isName(document: Document, node: SyntaxNode, part: 'key' | 'value'): boolean {
  const field = part === 'key' ? fieldNamedAt(document, node) : fieldNamedBy(document, node);
  if (field) return true;
  const entities = document.lowered.standards.flatMap((standard) => standard.entities);
  return entities.some(({ nameAt }) => nameAt.node === node && nameAt.part === part);
}

function hasGlossary(snapshot: Snapshot, file: string): boolean {
  return snapshot.facts.keys('terms', 'file').some((other) => inProject(snapshot, file, other));
}

function longest(
  snapshot: Snapshot,
  file: string,
  words: readonly PlacedWord[],
  text: string,
  offset: number,
): TermHere | undefined {
  const at = words.findIndex(({ start, end }) => start <= offset && offset <= end);
  if (at < 0) return undefined;
  for (let length = MOST_WORDS; length > 0; length--) {
    for (let first = Math.max(0, at - length + 1); first <= at; first++) {
      const part = words.slice(first, first + length);
      const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
      // A full stop ends a phrase.
      if (part.length < length || /[.,;:!?()[\]"]/.test(text.slice(start, end))) continue;
      const rows = explained(snapshot, file, part.map(({ key }) => key).join(' '));
      if (rows.length > 0) return { rows, span: { start, end } };
    }
  }
  return undefined;
}

function explained(snapshot: Snapshot, file: string, words: string): TermRow[] {
  return snapshot.facts.rows('terms', 'words', words).filter((row) => inProject(snapshot, file, row.file));
}
