import type { Json } from '../../../base/json.ts';
import { basename } from '../../../base/path.ts';
import { asText, entriesOf, itemsOf, type MapNode, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { Code, Lowered, ReferenceName, Standard } from '../../entities.ts';
import { hasContent, type Located, locate, type Place } from '../../located.ts';
import { type Accountable, addMark, isMarkKey, type MarkKey, type Marks, mergeMarks } from '../../marks.ts';
import {
  type DetectedFile,
  type DocumentRoot,
  likely,
  NOTHING_LOWERED,
  type NodeEdit,
  type PlaceableKey,
  type Recognition,
} from '../adapter.ts';
import { buildStandard } from '../build.ts';
import { type JsonLdDocument, type JsonLdNode, readJsonLd } from '../jsonld/read.ts';
import { iri } from '../jsonld/well-known.ts';
import { listOfDocument } from './list.ts';
import { codeOf, conceptsByScheme, textOfProperties } from './skos-concepts.ts';

const SCHEME = iri('skos:ConceptScheme');
const CONCEPT = iri('skos:Concept');

/** Things that a catalogue or a policy has, where a few concepts may stand for themes. */
const OTHERS = [
  'dcat:Catalog',
  'dcat:Dataset',
  'dcat:DataService',
  'dcat:CatalogRecord',
  'odrl:Policy',
  'odrl:Set',
  'odrl:Offer',
  'odrl:Agreement',
  'sh:NodeShape',
].map(iri);
/** What a vocabulary says beside its concepts. */
const DECLARATIONS = /(?:rdf-schema#|22-rdf-syntax-ns#Property|\/owl#|\/core#Collection|\/core#OrderedCollection)/;

/** A graph of concepts: most of the things in it are concepts or the schemes that they belong to. */
export function detectSkos(root: DocumentRoot): Recognition | undefined {
  if (!mentionsConcepts(root)) return undefined;
  const document = readJsonLd(root);
  const concepts = document.ofType(CONCEPT).length;
  const schemes = document.ofType(SCHEME).length;
  if (concepts === 0 || (schemes === 0 && concepts < 2)) return undefined;
  if (OTHERS.some((type) => document.ofType(type).some((node) => !isList(document, node)))) return undefined;
  const typed = document.nodes().filter((node) => {
    const types = document.types(node);
    return types.length > 0 && !types.every((type) => DECLARATIONS.test(type));
  });
  // Without a scheme only a file of nothing else is a list: many documents describe the few concepts that they use.
  if (schemes === 0 ? concepts < typed.length : (concepts + schemes) * 2 < typed.length) return undefined;
  const held = schemes > 0 ? 'a `skos:ConceptScheme` and its concepts' : '`skos:Concept`s';
  return likely(`the things in it are ${held}`);
}

function isList(document: JsonLdDocument, node: JsonLdNode): boolean {
  return document.types(node).some((type) => type === SCHEME || type === CONCEPT);
}

/** Whether reading the whole of it is worth while: a type at the top, or of a member of the graph, speaks of concepts. */
function mentionsConcepts(root: DocumentRoot): boolean {
  const tops =
    root.kind === 'seq' ? root.items : [root, ...itemsOf(valueAt(root, '@graph')), ...itemsOf(valueAt(root, 'graph'))];
  return tops.some((node) =>
    ['@type', 'type'].some((key) => {
      const value = valueAt(node, key);
      return [...(value ? [value] : []), ...itemsOf(value)].some((type) =>
        /(?:^|[:#/])Concept(?:Scheme)?$/.test(asText(type) ?? ''),
      );
    }),
  );
}

/** One standard for each scheme; concepts without a scheme belong to the only one there is, or make a list of their own. */
export function lowerSkos(root: DocumentRoot, file: DetectedFile): Lowered {
  const document = readJsonLd(root);
  const concepts = document.ofType(CONCEPT);
  const schemes = document.ofType(SCHEME);
  const members = conceptsByScheme(document, schemes, concepts);
  const standards = schemes.map((scheme) =>
    standardOf(document, scheme, schemes.length === 1 ? concepts : [...(members.get(scheme) ?? [])], file),
  );
  const [first] = concepts;
  if (schemes.length === 0 && first) standards.push(looseConcepts(document, concepts, first, file));
  const targets: ReferenceName[] = [
    ...standards.flatMap(({ id }) => (id ? [{ resource: id.value, fragment: undefined }] : [])),
    ...concepts.flatMap(({ id, map }) => (id ? [{ resource: id.value, fragment: undefined, node: map }] : [])),
  ];
  return { ...NOTHING_LOWERED, standards, targets };
}

function standardOf(
  document: JsonLdDocument,
  scheme: JsonLdNode,
  concepts: readonly JsonLdNode[],
  file: DetectedFile,
): Standard {
  const title = textOfProperties(
    document,
    scheme,
    'dct:title',
    'skos:prefLabel',
    'rdfs:label',
    'dc:title',
    'schema:name',
  );
  const marks = marksOf(document, scheme);
  const name = title?.value ?? basename(file.path);
  const head = headOf(scheme, title);
  const issued = textOfProperties(document, scheme, 'dct:modified', 'dct:issued', 'dct:created', 'schema:dateModified');
  return buildStandard(
    {
      format: 'codelist',
      node: scheme.map,
      head,
      label: name,
      id: scheme.id,
      title,
      description: textOfProperties(
        document,
        scheme,
        'dct:description',
        'skos:definition',
        'rdfs:comment',
        'dc:description',
        'skos:scopeNote',
        'schema:description',
      ),
      version:
        textOfProperties(document, scheme, 'owl:versionInfo', 'dcat:version', 'schema:version', 'dct:hasVersion') ??
        marks.version,
      ...(issued && { issued }),
      status: marks.status,
      languages: languagesOf(document, scheme),
      marks,
    },
    () => [],
    (whole) => [listOfDocument(whole, { name, at: head, codes: codesOf(document, concepts) })],
  );
}

function looseConcepts(
  document: JsonLdDocument,
  concepts: readonly JsonLdNode[],
  first: JsonLdNode,
  file: DetectedFile,
): Standard {
  const name = basename(file.path);
  const head: Place = { node: first.map, part: 'key' };
  return buildStandard(
    {
      format: 'codelist',
      node: first.map,
      head,
      label: name,
      id: undefined,
      title: undefined,
      description: undefined,
      version: undefined,
      status: undefined,
      marks: {},
      fragment: true,
    },
    () => [],
    (whole) => [listOfDocument(whole, { name, at: head, codes: codesOf(document, concepts) })],
  );
}

function codesOf(document: JsonLdDocument, concepts: readonly JsonLdNode[]): Code[] {
  return concepts.flatMap((concept) => codeOf(document, concept) ?? []);
}

/** The entry that holds the title, else the identifier. */
function headOf({ map, id }: JsonLdNode, title: Located<string> | undefined): Place {
  for (let at: SyntaxNode | undefined = title?.node; at; at = at.parent)
    if (at.parent === map) return { node: at, part: 'key' };
  return id && id.node.parent === map ? { node: id.node, part: 'key' } : { node: map, part: 'key' };
}

/** The languages of the title: in a list of several they are those of its labels. */
function languagesOf(document: JsonLdDocument, scheme: JsonLdNode): string[] {
  const tags = ['dct:title', 'skos:prefLabel', 'rdfs:label']
    .flatMap((name) => document.valuesOf(scheme, iri(name)))
    .map(({ language }) => language);
  return [...new Set(tags.flatMap((tag) => /^[a-z]{2}(?=-|$)/i.exec(tag ?? '')?.[0].toLowerCase() ?? []))];
}

const MARKS = iri('gov:');
const NAMES = ['foaf:name', 'vcard:fn', 'skos:prefLabel', 'rdfs:label', 'dct:title', 'schema:name'];

function marksOf(document: JsonLdDocument, scheme: JsonLdNode): Marks {
  const own: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const [property, [first]] of scheme.properties) {
    const key = property.startsWith(MARKS) ? property.slice(MARKS.length) : '';
    if (first && isMarkKey(key) && hasContent(first.written)) addMark(own, key, first.written);
  }
  const places: Partial<Record<MarkKey, Located<unknown>>> = {};
  for (const [key, ...names] of PLACES) {
    const value = names.flatMap((name) => document.valuesOf(scheme, iri(name)))[0];
    const text = value && (value.text ?? value.ref);
    if (value && text !== undefined && text.trim() !== '') places[key] = locate(text, value.node);
  }
  for (const name of ['dct:publisher', 'schema:publisher', 'dct:creator', 'dct:rightsHolder']) {
    const value = document.valuesOf(scheme, iri(name))[0];
    if (!value || places.owner) continue;
    const body = document.follow(value);
    const called = value.text ?? (body && textOfProperties(document, body, ...NAMES)?.value) ?? value.ref;
    const owner: Accountable = { role: undefined, name: called, contact: undefined };
    if (called !== undefined) places.owner = locate(owner, value.node);
  }
  return mergeMarks(own as Marks, places as Marks);
}

const PLACES: readonly (readonly [MarkKey, ...string[]])[] = [
  ['licence', 'dct:license', 'schema:license'],
  ['status', 'adms:status'],
  ['updateFrequency', 'dct:accrualPeriodicity'],
];

const WRITTEN: Readonly<Partial<Record<PlaceableKey, string>>> = {
  title: 'dct:title',
  description: 'dct:description',
  version: 'owl:versionInfo',
  licence: 'dct:license',
  owner: 'dct:publisher',
  status: 'adms:status',
};

/** At the scheme, by the prefixes that the document has. */
export function placeInScheme(scheme: MapNode, key: PlaceableKey, value: Json): NodeEdit {
  const full = iri(WRITTEN[key] ?? `gov:${key}`);
  return { op: 'set', at: scheme, path: [compacted(scheme, full)], value: key === 'owner' ? '' : value };
}

function compacted(scheme: MapNode, full: string): string {
  for (let at: SyntaxNode | undefined = scheme; at; at = at.parent) {
    const context = valueAt(at, '@context');
    for (const part of context ? [context, ...itemsOf(context)] : []) {
      for (const { key, value } of entriesOf(part)) {
        const namespace = asText(value);
        if (namespace && /[#/]$/.test(namespace) && full.startsWith(namespace))
          return `${textOf(key)}:${full.slice(namespace.length)}`;
      }
    }
  }
  return full;
}
