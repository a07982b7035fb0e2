import type { Span } from '../base/span.ts';
import { sharingIn } from '../insight/sharing.ts';
import { expandConcept } from '../model/concept-of.ts';
import { CUSTOMARY } from '../model/formats/build.ts';
import { anchorSpan, asText, nodeAt, parsePointer } from '../syntax/tree.ts';
import { inProject } from '../workspace/resolve.ts';
import { codesOfUse, resolveCodes } from '../workspace/resolve-codes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { attestationsNaming } from './attestation-places.ts';
import { codeAt, nodeAtOffset } from './code-at.ts';
import { occurrencesOf, spanOf } from './code-occurrences.ts';
import { conceptAt, termsOfConcept, usesOfConcept } from './concept-at.ts';
import { type Location, spanOfTerm, targetAt } from './definition.ts';
import { fieldAt, mentionsOf } from './field-mentions.ts';
import { partyAt } from './parties.ts';
import { placesOfItems } from './shared-places.ts';

/** Where the code, the list, the concept, the field, the standard or the party under an offset is used, in the order of files. */
export function references(snapshot: Snapshot, file: string, offset: number, declaration: boolean): Location[] {
  const found = nodeAtOffset(snapshot, file, offset);
  if (!found) return [];
  const here = codeAt(snapshot, file, found.document.index, found.node);
  const locations = here
    ? occurrencesOf(snapshot, file, here)
        .filter((one) => declaration || !one.declares)
        .map((one): Location => ({ file: one.file, span: spanOf(one) }))
    : [
        ...usesOfParty(found, file, declaration),
        ...usesOfField(snapshot, found, declaration),
        ...usesOfStandard(snapshot, file, found),
        ...usesOfList(snapshot, file, offset),
        ...usesOfTerm(snapshot, file, found, declaration),
        ...attestationsNaming(snapshot, file, found.document, found.node),
      ];
  return locations.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start));
}

type Found = NonNullable<ReturnType<typeof nodeAtOffset>>;

function usesOfParty({ document, node, onKey }: Found, file: string, declaration: boolean): Location[] {
  const places = partyAt(document, node, onKey)?.places ?? [];
  return places.filter(({ declares }) => declaration || !declares).map((one) => ({ file, span: spanOf(one) }));
}

/** From a field of a standard, or from where an agreement names it: every agreement that does. */
function usesOfField(snapshot: Snapshot, { document, node, onKey }: Found, declaration: boolean): Location[] {
  const here = fieldAt(snapshot, document, node, onKey);
  if (!here) return [];
  const uses = mentionsOf(snapshot, here.row).map((one) => ({ file: one.file, span: spanOf(one) }));
  return declaration ? [{ file: here.row.file, span: spanOf(here.field.nameAt) }, ...uses] : uses;
}

/** From the head of a standard, or from where an agreement names it: every item of an agreement that shares it. */
function usesOfStandard(snapshot: Snapshot, file: string, { document, node }: Found): Location[] {
  const own = document.lowered.standards.some(({ head, id, title }) =>
    [head.node, id?.node, title?.node].includes(node),
  );
  const named = own ? undefined : targetAt(snapshot, file, node.start)?.standard;
  const place = own ? { file, root: document.index } : named;
  return place ? placesOfItems(snapshot, sharingIn(snapshot).ofDocument(place.file, place.root)) : [];
}

/** From a term of a glossary, or from a concept where it is named: all that name the concept, and the term itself. */
function usesOfTerm(snapshot: Snapshot, file: string, { document, node }: Found, declaration: boolean): Location[] {
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
