import type { FormatAdapter } from '../model/formats/adapter.ts';
import { type Expectation, MARK_EXPECTATIONS, type VocabularyId } from '../model/formats/expectation.ts';
import { asText, nodeAt, type Path, type SyntaxNode, valueAt } from '../syntax/tree.ts';

/** The vocabulary whose values are expected at a path: the first that the format names for it, else that of a mark. */
export function vocabularyAt(adapter: FormatAdapter, root: SyntaxNode, path: Path): ExpectedVocabulary | undefined {
  const found = find([...(adapter.expects ?? []), ...MARK_EXPECTATIONS], path);
  if (found !== 'mark-of-property') return found;
  // The value of a property that names a mark is what the mark would be.
  const key = asText(valueAt(nodeAt(root, path.slice(0, -1)), 'property'));
  return key === undefined ? undefined : (find(MARK_EXPECTATIONS, [key]) as ExpectedVocabulary | undefined);
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
