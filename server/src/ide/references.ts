import type { Span } from '../base/span.ts';
import { asText, nodeAt, parsePointer } from '../syntax/tree.ts';
import { inProject } from '../workspace/resolve.ts';
import { codesOfUse, resolveCodes } from '../workspace/resolve-codes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { codeAt, nodeAtOffset } from './code-at.ts';
import { occurrencesOf, spanOf } from './code-occurrences.ts';
import type { Location } from './definition.ts';

/** Where the code, the list or the concept under an offset is used, in the order of files. */
export function references(snapshot: Snapshot, file: string, offset: number, declaration: boolean): Location[] {
  const found = nodeAtOffset(snapshot, file, offset);
  if (!found) return [];
  const here = codeAt(snapshot, file, found.document.index, found.node);
  const locations = here
    ? occurrencesOf(snapshot, file, here)
        .filter((one) => declaration || !one.declares)
        .map((one): Location => ({ file: one.file, span: spanOf(one) }))
    : usesOfList(snapshot, file, offset);
  return locations.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start));
}

/** From the head of a list, or from a reference to one: all that refers to it. */
function usesOfList(snapshot: Snapshot, file: string, offset: number): Location[] {
  const found = nodeAtOffset(snapshot, file, offset);
  if (!found) return [];
  const text = asText(found.node);
  const own = found.document.lowered.standards.find(
    (standard) =>
      standard.head.node === found.node || standard.id?.node === found.node || standard.title?.node === found.node,
  );
  const lists = own
    ? snapshot.facts.rows('codes', 'file', file).filter((row) => row.whole)
    : text === undefined
      ? []
      : resolveCodes(snapshot, file, text);
  if (lists.length === 0) return [];
  return snapshot.facts
    .keys('codeUses', 'file')
    .filter((other) => inProject(snapshot, file, other))
    .flatMap((other) => snapshot.facts.rows('codeUses', 'file', other))
    .filter((use) => use.referenceAt !== undefined && codesOfUse(snapshot, use).some((row) => lists.includes(row)))
    .flatMap((use): Location[] => {
      const node = nodeAt(snapshot.files.get(use.file)?.parsed.roots[use.root], parsePointer(use.referenceAt ?? ''));
      const span: Span | undefined = node && { start: node.start, end: node.end };
      return span ? [{ file: use.file, span }] : [];
    });
}
