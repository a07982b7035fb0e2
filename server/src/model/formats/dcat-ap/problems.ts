import { parseIsoDate } from '../../../base/iso-date.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import type { DocumentRoot } from '../adapter.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../jsonld/read.ts';
import { compactIri } from '../jsonld/well-known.ts';
import * as terms from './terms.ts';
import { wholeDatasets } from './whole-datasets.ts';

/**
 * What DCAT-AP's shapes forbid, where it is sure. A graph may say the rest elsewhere, so what is missing is only missed where the document
 * describes a catalogue, or a dataset at length.
 */
export function* dcatProblems(root: DocumentRoot): Iterable<SchemaProblem> {
  const document = readJsonLd(root);
  const whole = wholeDatasets(document);
  for (const node of document.ofType(terms.CATALOG))
    if (document.valuesOf(node, terms.HAS_DATASET).length > 0)
      yield* missing(document, node, [terms.TITLE, terms.DESCRIPTION, terms.PUBLISHER]);
  const distributions = new Set<JsonLdNode>();
  for (const node of whole) {
    yield* missing(document, node, [terms.TITLE, terms.DESCRIPTION]);
    yield* literals(document, node, [terms.PUBLISHER, terms.CONTACT, terms.HAS_DISTRIBUTION, terms.THEME]);
    for (const value of document.valuesOf(node, terms.HAS_DISTRIBUTION)) {
      const distribution = document.follow(value);
      if (distribution && distribution.properties.size > 0) distributions.add(distribution);
    }
  }
  for (const distribution of distributions) {
    yield* missing(document, distribution, [terms.ACCESS_URL]);
    yield* literals(document, distribution, [terms.ACCESS_URL, terms.DOWNLOAD_URL, terms.LICENCE]);
  }
  for (const type of terms.CLASSES.keys()) for (const node of document.ofType(type)) yield* dates(document, node);
}

function* missing(document: JsonLdDocument, node: JsonLdNode, properties: readonly string[]): Iterable<SchemaProblem> {
  for (const property of properties) {
    if (document.valuesOf(node, property).length > 0) continue;
    const key = compactIri(property);
    yield { ...problem('required', node.map, [key]), key };
  }
}

/** A text where a thing or its address belongs: readers of the graph find nothing to follow. */
function* literals(document: JsonLdDocument, node: JsonLdNode, properties: readonly string[]): Iterable<SchemaProblem> {
  for (const property of properties)
    for (const value of document.valuesOf(node, property))
      if (value.text !== undefined && value.datatype === undefined)
        yield problem('type', value.node, ['an address: `{"@id": "…"}`']);
}

function* dates(document: JsonLdDocument, node: JsonLdNode): Iterable<SchemaProblem> {
  for (const property of [terms.ISSUED, terms.MODIFIED])
    for (const { text, node: at } of document.valuesOf(node, property))
      if (text !== undefined && !isDate(text)) yield problem('format', at, ['date']);
}

/** A day, a day and a time, a month or a year. */
function isDate(text: string): boolean {
  return (
    /^-?\d{4,}(-(0[1-9]|1[0-2]))?(Z|[+-]\d{2}:\d{2})?$/.test(text) ||
    parseIsoDate(text.replace(/^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/, '$1')) !== undefined
  );
}
