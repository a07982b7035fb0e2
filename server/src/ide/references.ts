import type { Span } from '../base/span.ts';
import { expandConcept } from '../model/concept-of.ts';
import { CUSTOMARY } from '../model/formats/build.ts';
import { anchorSpan, asText, nodeAt, parsePointer } from '../syntax/tree.ts';
import { inProject } from '../workspace/resolve.ts';
import { codesOfUse, resolveCodes } from '../workspace/resolve-codes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { codeAt, nodeAtOffset } from './code-at.ts';
import { occurrencesOf, spanOf } from './code-occurrences.ts';
import { conceptAt, termsOfConcept, usesOfConcept } from './concept-at.ts';
import { type Location, spanOfTerm } from './definition.ts';

/** Where the code, the list or the concept under an offset is used, in the order of files. */
export function references(snapshot: Snapshot, file: string, offset: number, declaration: boolean): Location[] {
  const found = nodeAtOffset(snapshot, file, offset);
  if (!found) return [];
  const here = codeAt(snapshot, file, found.document.index, found.node);
  const locations = here
    ? occurrencesOf(snapshot, file, here)
        .filter((one) => declaration || !one.declares)
        .map((one): Location => ({ file: one.file, span: spanOf(one) }))
    : [...usesOfList(snapshot, file, offset), ...usesOfTerm(snapshot, file, found, declaration)];
  return locations.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start));
}

/** From a term of a glossary, or from a concept where it is named: all that name the concept, and the term itself. */
function usesOfTerm(
  snapshot: Snapshot,
  file: string,
  { document, node }: NonNullable<ReturnType<typeof nodeAtOffset>>,
  declaration: boolean,
): Location[] {
  const own = document.lowered.terms?.find(({ label, abbreviations, concept, synonyms }) =>
    [label, concept, ...abbreviations, ...synonyms].some((one) => one?.node === node),
  );
  const concept = own?.concept ? expandConcept(own.concept.value, CUSTOMARY) : conceptAt(document, node);
  if (concept === undefined) return [];
  const terms = termsOfConcept(snapshot, file, concept).flatMap((row) => spanOfTerm(snapshot, row) ?? []);
  const uses = usesOfConcept(snapshot, file, concept).map((use) => ({ file: use.file, span: anchorSpan(use.node) }));
  return declaration ? [...terms, ...uses] : uses;
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
