import { parseIsoDate } from '../../../base/iso-date.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import type { ResourceType } from '../../entities.ts';
import { dcatApShape } from '../../vocabularies/dcat-ap-shapes.ts';
import type { DocumentRoot } from '../adapter.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../jsonld/read.ts';
import { iri } from '../jsonld/well-known.ts';
import { resourcesOf } from './resources.ts';
import * as terms from './terms.ts';

/** Texts in the place of things and dates that are none. What is missing or written too often is said by `openness/dcat-ap-mandatory`. */
export function* dcatProblems(root: DocumentRoot): Iterable<SchemaProblem> {
  const document = readJsonLd(root);
  for (const [node, { type, whole }] of resourcesOf(document)) if (whole) yield* literals(document, node, type);
  for (const type of terms.CLASSES.keys()) for (const node of document.ofType(type)) yield* dates(document, node);
}

/** A text where a thing or its address belongs: readers of the graph find nothing to follow. */
function* literals(document: JsonLdDocument, node: JsonLdNode, type: ResourceType): Iterable<SchemaProblem> {
  for (const property of dcatApShape(type).things)
    for (const value of document.valuesOf(node, iri(property)))
      if (value.text !== undefined && value.text.trim() !== '' && value.datatype === undefined)
        yield problem('type', value.node, ['an address: `{"@id": "…"}`']);
}

function* dates(document: JsonLdDocument, node: JsonLdNode): Iterable<SchemaProblem> {
  for (const property of [terms.ISSUED, terms.MODIFIED])
    for (const { text, node: at } of document.valuesOf(node, property))
      if (text !== undefined && text.trim() !== '' && !isDate(text)) yield problem('format', at, ['date']);
}

/** A day, a day and a time, a month or a year. */
function isDate(text: string): boolean {
  return (
    /^-?\d{4,}(-(0[1-9]|1[0-2]))?(Z|[+-]\d{2}:\d{2})?$/.test(text) ||
    parseIsoDate(text.replace(/^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/, '$1')) !== undefined
  );
}
