import type { JsonLdDocument, JsonLdNode } from '../jsonld/read.ts';
import * as terms from './terms.ts';

/** Those that a catalogue of the document lists with more than their name, and those of which much is said. */
export function wholeDatasets(document: JsonLdDocument): Set<JsonLdNode> {
  const listed = document
    .ofType(terms.CATALOG)
    .flatMap((catalog) => document.valuesOf(catalog, terms.HAS_DATASET))
    .flatMap((value) => document.follow(value) ?? []);
  const rich = document.ofType(terms.DATASET).filter((node) => DESCRIBING.filter((p) => said(node, p)).length >= 4);
  return new Set([...listed, ...rich].filter((node) => node.properties.size > 0));
}

const DESCRIBING = [
  terms.TITLE,
  terms.DESCRIPTION,
  terms.PUBLISHER,
  terms.CONTACT,
  terms.KEYWORD,
  terms.THEME,
  terms.HAS_DISTRIBUTION,
  terms.ACCESS_RIGHTS,
];

function said(node: JsonLdNode, property: string): boolean {
  return (node.properties.get(property)?.length ?? 0) > 0;
}
