import type { Term } from '../../entities.ts';
import { locate } from '../../located.ts';
import type { DetectedFile, DocumentRoot, Recognition } from '../adapter.ts';
import { detectSkos as detectConcepts } from '../codelist/skos.ts';
import { textOfProperties } from '../codelist/skos-concepts.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../jsonld/read.ts';
import { iri } from '../jsonld/well-known.ts';
import { isNamedGlossary } from './columns.ts';

/** Concepts make a glossary when the name of the file says so; else they are the codes of a list. */
export function detectSkos(root: DocumentRoot, file: DetectedFile): Recognition | undefined {
  return isNamedGlossary(file.path) ? detectConcepts(root) : undefined;
}

export function termsOfSkos(root: DocumentRoot): Term[] {
  const document = readJsonLd(root);
  return document.ofType(iri('skos:Concept')).flatMap((concept) => termOf(document, concept) ?? []);
}

function termOf(document: JsonLdDocument, concept: JsonLdNode): Term | undefined {
  const label = textOfProperties(document, concept, 'skos:prefLabel', 'rdfs:label');
  if (!label) return undefined;
  const others = document
    .valuesOf(concept, iri('skos:altLabel'))
    .flatMap(({ text, node }) => (text === undefined || text.trim() === '' ? [] : [locate(text, node)]));
  // SKOS has no place for short forms of their own; one word that is shorter than the term is one.
  const isShort = (text: string): boolean => !/\s/.test(text) && text.length < label.value.length && text.length <= 8;
  return {
    kind: 'term',
    node: concept.map,
    label,
    abbreviations: others.filter(({ value }) => isShort(value)),
    definition: textOfProperties(document, concept, 'skos:definition', 'skos:scopeNote', 'dct:description'),
    concept: concept.id,
    synonyms: others.filter(({ value }) => !isShort(value)),
  };
}
