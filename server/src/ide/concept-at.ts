import { conceptOf, expandConcept, writtenConcept } from '../model/concept-of.ts';
import type { Entity, Field, Prefixes } from '../model/entities.ts';
import type { TermRow } from '../model/facts.ts';
import { CUSTOMARY } from '../model/formats/build.ts';
import type { Located } from '../model/located.ts';
import { conceptList } from '../model/vocabularies/concept-list.ts';
import { termOf } from '../model/vocabularies/concepts.ts';
import { asText, pathOf, type SyntaxNode } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import { inProject } from '../workspace/resolve.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { allFields, documentsOf } from './lookup.ts';
import { vocabularyAt } from './vocabulary-at.ts';

/** The full address of the concept that a node names: whatever is an address, and a short name where a concept is expected. */
export function conceptAt(document: Document, node: SyntaxNode): string | undefined {
  const text = asText(node);
  if (text === undefined || !text.includes(':')) return undefined;
  // The model knows of prefixes that hold at this place only.
  const thing = thingsIn(document).find((one) => namedIn(one)?.node === node);
  if (thing) return conceptOf(thing);
  const adapter = document.detection?.adapter;
  const expected = adapter && vocabularyAt(adapter, document.root, pathOf(node)) === 'concepts';
  return expected || text.includes('://') ? expandConcept(text, prefixesOf(document)) : undefined;
}

export function prefixesOf({ lowered }: Document): Prefixes {
  return lowered.standards[0]?.prefixes ?? CUSTOMARY;
}

/** What glossaries of the project say of a concept. */
export function termsOfConcept(snapshot: Snapshot, file: string, uri: string): TermRow[] {
  return snapshot.facts.rows('terms', 'concept', uri).filter((row) => inProject(snapshot, file, row.file));
}

/** The values by which fields and entities of the project name a concept. */
export function usesOfConcept(snapshot: Snapshot, from: string, uri: string) {
  const files = snapshot.facts.keys('files', 'file').filter((file) => inProject(snapshot, from, file));
  return files.flatMap((file) =>
    documentsOf(snapshot, file).flatMap((document) =>
      thingsIn(document).flatMap((thing) => {
        const node = namedIn(thing)?.node;
        return node && conceptOf(thing) === uri ? [{ file, root: document.index, node }] : [];
      }),
    ),
  );
}

/** Where a thing names its own concept; an inherited one stands in another place. */
function namedIn(thing: Entity | Field): Located<string> | undefined {
  return thing.kind === 'field' ? thing.marks.concept : writtenConcept(thing);
}

function thingsIn(document: Document): (Entity | Field)[] {
  return [...document.lowered.standards.flatMap(({ entities }) => entities), ...allFields(document)];
}

/** A concept of a vocabulary that the tool brings along, in Markdown. */
export function describeConcept(uri: string): string {
  const code = conceptList.codeOf(uri);
  if (!code) return '';
  const { deprecated, replacedBy } = termOf(uri) ?? {};
  const instead = replacedBy === undefined ? '' : ` Use \`${replacedBy}\` in its place.`;
  return [`**${code.label}**`, code.definition, deprecated ? `*Deprecated.*${instead}` : '']
    .filter(Boolean)
    .join('\n\n');
}
