import { remembered } from '../../../base/remembered.ts';
import type { CatalogueResource, ResourceType, ResourceValue } from '../../entities.ts';
import { headOf } from '../jsonld/head.ts';
import type { JsonLdDocument, JsonLdNode, JsonLdValue } from '../jsonld/read.ts';
import { textOfProperty } from '../jsonld/texts.ts';
import { compactIri, iri } from '../jsonld/well-known.ts';
import * as terms from './terms.ts';

/**
 * The things of a catalogue by the class that they have, or that the property demands which leads to them. A graph may say the rest of a
 * thing elsewhere: only what is described at length, or is part of such a thing, is `whole`.
 */
export const resourcesOf: (document: JsonLdDocument) => ReadonlyMap<JsonLdNode, CatalogueResource> = remembered(read);

function read(document: JsonLdDocument): Map<JsonLdNode, CatalogueResource> {
  const types = typesOf(document);
  const whole = wholeThings(document, types);
  const shortNames = new Map<string, string>();
  const short = (property: string): string => {
    const known = shortNames.get(property) ?? compactIri(property);
    shortNames.set(property, known);
    return known;
  };
  const out = new Map<JsonLdNode, CatalogueResource>();
  for (const [node, type] of types) {
    const properties = new Map<string, readonly ResourceValue[]>();
    for (const [property, values] of node.properties) {
      const said = values.flatMap(saidBy);
      if (said.length > 0) properties.set(short(property), said);
    }
    out.set(node, {
      kind: 'resource',
      type,
      format: 'dcat-ap',
      node: node.map,
      head: headOf(node, HEADS),
      label: labelOf(document, node),
      id: node.id?.value,
      properties,
      whole: whole.has(node),
    });
  }
  return out;
}

const HEADS = [terms.TITLE, iri('foaf:name'), terms.ACCESS_URL, terms.ENDPOINT, terms.IDENTIFIER];

function labelOf(document: JsonLdDocument, node: JsonLdNode): string {
  const title = textOfProperty(document, node, terms.TITLE) ?? textOfProperty(document, node, iri('foaf:name'));
  const id = node.id?.value;
  return title?.value ?? (id === undefined || id.startsWith('_:') ? '' : id);
}

function saidBy({ node, text, ref, object, language, datatype }: JsonLdValue): ResourceValue[] {
  if (text !== undefined)
    return text.trim() === ''
      ? []
      : [{ value: text, node, as: datatype === undefined ? 'text' : 'typed-text', language }];
  if (object) {
    const empty = object.properties.size === 0 && object.id === undefined;
    return empty ? [] : [{ value: ref ?? '', node, as: 'thing', language: undefined }];
  }
  return ref === undefined || ref.trim() === '' ? [] : [{ value: ref, node, as: 'address', language: undefined }];
}

const OWN_CLASSES: ReadonlyMap<string, ResourceType> = new Map(
  (
    [
      ['dcat:Catalog', 'Catalog'],
      ['dcat:DatasetSeries', 'DatasetSeries'],
      ['dcat:Dataset', 'Dataset'],
      ['dcat:Distribution', 'Distribution'],
      ['dcat:DataService', 'DataService'],
      ['dcat:CatalogRecord', 'CatalogRecord'],
      ['dcat:Relationship', 'Relationship'],
      ['spdx:Checksum', 'Checksum'],
      ['foaf:Agent', 'Agent'],
      ['foaf:Organization', 'Agent'],
      ['foaf:Person', 'Agent'],
    ] as const
  ).map(([name, type]) => [iri(name), type]),
);

/** What a property leads to, for things that name no class of their own. */
const RANGES: readonly (readonly [string, ResourceType])[] = [
  [terms.HAS_DATASET, 'Dataset'],
  [terms.HAS_DISTRIBUTION, 'Distribution'],
  [terms.SERVICE, 'DataService'],
  [terms.ACCESS_SERVICE, 'DataService'],
  [terms.RECORD, 'CatalogRecord'],
  [terms.PUBLISHER, 'Agent'],
  [terms.CREATOR, 'Agent'],
  [terms.CHECKSUM, 'Checksum'],
  [terms.RELATION, 'Relationship'],
];

function typesOf(document: JsonLdDocument): Map<JsonLdNode, ResourceType> {
  const out = new Map<JsonLdNode, ResourceType>();
  for (const node of document.nodes()) {
    for (const { value } of node.types) {
      const type = OWN_CLASSES.get(value);
      if (type && !out.has(node)) out.set(node, type);
    }
  }
  for (const node of [...out.keys()]) {
    for (const [property, type] of RANGES) {
      for (const value of document.valuesOf(node, property)) {
        const thing = document.follow(value);
        if (thing && !out.has(thing)) out.set(thing, type);
      }
    }
  }
  return out;
}

/** The things of which what is missing is missing. */
function wholeThings(document: JsonLdDocument, types: ReadonlyMap<JsonLdNode, ResourceType>): Set<JsonLdNode> {
  const whole = new Set<JsonLdNode>();
  // Where the context cannot be read, nothing is sure enough to be missed.
  const named = [...types.keys()].flatMap((node) => node.types);
  if (!named.some(({ by }) => by === 'term' || by === 'address')) return whole;
  const reached = (node: JsonLdNode, ...properties: readonly string[]): JsonLdNode[] =>
    properties
      .flatMap((property) => document.valuesOf(node, property))
      .flatMap((value) => document.follow(value) ?? [])
      .filter((thing) => thing.properties.size > 0 || isNameless(thing));
  for (const [node, type] of types) {
    const isCatalogue = type === 'Catalog' && document.valuesOf(node, terms.HAS_DATASET).length > 0;
    if (isCatalogue || isAtLength(node, type)) whole.add(node);
    // Of what a catalogue lists with more than its name it means to say all.
    const listed = isCatalogue ? reached(node, terms.HAS_DATASET, terms.SERVICE, terms.RECORD) : [];
    for (const one of listed) whole.add(one);
  }
  for (const node of [...whole])
    for (const part of reached(node, terms.HAS_DISTRIBUTION, terms.PUBLISHER, terms.CREATOR, terms.RELATION))
      whole.add(part);
  return whole;
}

function isAtLength(node: JsonLdNode, type: ResourceType): boolean {
  if (type === 'Checksum' || type === 'CatalogRecord') return node.properties.size > 0;
  return (SIGNS[type] ?? []).filter((property) => said(node, property)).length >= MANY;
}

function isNameless({ id }: JsonLdNode): boolean {
  return id === undefined || id.value.startsWith('_:');
}

/** So many of these say that a thing is described and not only spoken of. */
const MANY = 4;

const RESOURCE = [
  terms.TITLE,
  terms.DESCRIPTION,
  terms.PUBLISHER,
  terms.CONTACT,
  terms.KEYWORD,
  terms.THEME,
  terms.ACCESS_RIGHTS,
];

const SIGNS: Partial<Record<ResourceType, readonly string[]>> = {
  Dataset: [...RESOURCE, terms.HAS_DISTRIBUTION],
  DatasetSeries: [...RESOURCE, terms.FREQUENCY, terms.MODIFIED],
  DataService: [...RESOURCE, terms.ENDPOINT, terms.SERVES_DATASET, terms.LICENCE, iri('dcat:endpointDescription')],
};

function said(node: JsonLdNode, property: string): boolean {
  return (node.properties.get(property)?.length ?? 0) > 0;
}
