import type { FormatAdapter } from '../model/formats/adapter.ts';
import { type Expectation, MARK_EXPECTATIONS, type VocabularyId } from '../model/formats/expectation.ts';
import { asText, nodeAt, type Path, pathOf, type SyntaxNode, valueAt } from '../syntax/tree.ts';

/** The vocabulary whose values are expected at a path: the first that the format names for it, else that of a mark. */
export function vocabularyAt(adapter: FormatAdapter, root: SyntaxNode, path: Path): ExpectedVocabulary | undefined {
  const found = find([...(adapter.expects ?? []), ...MARK_EXPECTATIONS], path);
  if (found !== undefined && found !== 'mark-of-property') return found;
  // The value of a property that names a mark is what the mark would be.
  const key = found && asText(valueAt(nodeAt(root, path.slice(0, -1)), 'property'));
  const within = key === undefined ? withinMark(adapter, root, path) : [key];
  return within && (find(MARK_EXPECTATIONS, within) as ExpectedVocabulary | undefined);
}

/** The vocabulary whose values the keys of a map are. */
export function keysAt(adapter: FormatAdapter, path: Path): ExpectedVocabulary | undefined {
  return find(adapter.expectsKeys ?? [], path) as ExpectedVocabulary | undefined;
}

/** The path as it would be if marks stood under their keys; undefined outside of marks. */
function withinMark(adapter: FormatAdapter, root: SyntaxNode, path: Path): Path | undefined {
  if (root.kind !== 'map' && root.kind !== 'seq') return undefined;
  for (const { key, node } of adapter.markNodes?.(root) ?? []) {
    const at = pathOf(node);
    if (at.length > path.length || at.some((step, index) => String(step) !== String(path[index]))) continue;
    const rest = path.slice(at.length);
    return key === undefined ? rest : [key, ...rest];
  }
  return undefined;
}

export type ExpectedVocabulary = Exclude<VocabularyId, 'mark-of-property'>;

function find(expectations: readonly Expectation[], path: Path): VocabularyId | undefined {
  return expectations.find(({ at }) => matches(at, path))?.vocabulary;
}

function matches(pattern: string, path: Path): boolean {
  const anywhere = pattern.startsWith('**/');
  const steps = (anywhere ? pattern.slice(3) : pattern).split('/');
  const tail = anywhere ? path.slice(Math.max(0, path.length - steps.length)) : path;
  return (
    tail.length === steps.length &&
    steps.every((step, index) => step === '*' || step === String(tail[index]) || step === withoutPrefix(tail[index]))
  );
}

/** Formats that are open to any key write marks as `gov:<key>`. */
function withoutPrefix(step: string | number | undefined): string {
  return String(step).replace(/^gov:/, '');
}
