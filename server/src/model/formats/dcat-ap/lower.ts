import { basename } from '../../../base/path.ts';
import type {
  AccessPlace,
  CatalogueResource,
  ContactPoint,
  Dataset,
  Distribution,
  Lowered,
  SpatialCoverage,
  TemporalCoverage,
} from '../../entities.ts';
import { type Located, locate, type SpokenText } from '../../located.ts';
import { type DetectedFile, type DocumentRoot, NOTHING_LOWERED } from '../adapter.ts';
import { saysWhere } from '../coverage.ts';
import { accessRightsOf, statementsOf } from '../dataset.ts';
import { headOf } from '../jsonld/head.ts';
import { type JsonLdDocument, type JsonLdNode, type JsonLdValue, readJsonLd } from '../jsonld/read.ts';
import { marksOf, nameOfValue, textOfProperty, wordOfProperty, wordsOfProperty } from '../jsonld/texts.ts';
import { iri } from '../jsonld/well-known.ts';
import { tableForm } from '../table-form.ts';
import { prefixBeside } from './prefix-beside.ts';
import { resourcesOf } from './resources.ts';
import * as terms from './terms.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** DCAT in JSON-LD → model: each `dcat:Dataset` is a dataset, whatever stands around it. */
export function lowerDcat(root: DocumentRoot, file: DetectedFile): Lowered {
  const document = readJsonLd(root);
  const back = distributionsByDataset(document);
  const services = servicesByDistribution(document);
  const resources = resourcesOf(document);
  const serving = servicesByDataset(document, resources);
  const datasets = document
    .ofType(terms.DATASET)
    .map((node) =>
      datasetOf(
        document,
        node,
        { back: back.get(node) ?? [], services, resources, serving: serving.get(node) ?? [] },
        file,
      ),
    );
  return { ...NOTHING_LOWERED, datasets, resources: [...resources.values()], termUses: document.terms };
}

type Resources = ReadonlyMap<JsonLdNode, CatalogueResource>;

/** Services that say which datasets they serve. */
function servicesByDataset(document: JsonLdDocument, resources: Resources): Map<JsonLdNode, CatalogueResource[]> {
  const out = new Map<JsonLdNode, CatalogueResource[]>();
  for (const [node, resource] of resources) {
    if (resource.type !== 'DataService') continue;
    for (const value of document.valuesOf(node, terms.SERVES_DATASET)) {
      const dataset = document.follow(value);
      const known = dataset && out.get(dataset);
      if (known) known.push(resource);
      else if (dataset) out.set(dataset, [resource]);
    }
  }
  return out;
}

/** Distributions that name their dataset, where the dataset does not name them. */
function distributionsByDataset(document: JsonLdDocument): Map<JsonLdNode, JsonLdNode[]> {
  const out = new Map<JsonLdNode, JsonLdNode[]>();
  for (const node of document.ofType(terms.DISTRIBUTION)) {
    for (const value of document.valuesOf(node, terms.DISTRIBUTION_OF)) {
      const dataset = document.follow(value);
      const known = dataset && out.get(dataset);
      if (known) known.push(node);
      else if (dataset) out.set(dataset, [node]);
    }
  }
  return out;
}

type Services = ReadonlyMap<JsonLdNode, Located<string>>;

/** Services that name the distributions which are reached through them. */
function servicesByDistribution(document: JsonLdDocument): Services {
  const out = new Map<JsonLdNode, Located<string>>();
  for (const node of document.nodes()) {
    for (const value of document.valuesOf(node, terms.ACCESS_SERVICE_OF)) {
      const distribution = document.follow(value);
      if (distribution) out.set(distribution, node.id ?? locate('', value.node));
    }
  }
  return out;
}

/** What the rest of the graph says of a dataset. */
interface Around {
  readonly back: readonly JsonLdNode[];
  readonly services: Services;
  readonly resources: Resources;
  readonly serving: readonly CatalogueResource[];
}

function datasetOf(
  document: JsonLdDocument,
  node: JsonLdNode,
  { back, services, resources, serving }: Around,
  file: DetectedFile,
): Dataset {
  const text = (property: string): SpokenText | undefined => textOfProperty(document, node, property);
  const words = (property: string): Located<string>[] => wordsOfProperty(document, node, property);
  const named = (property: string): Located<string> | undefined => firstNamed(document, node, property);
  const title = text(terms.TITLE);
  const [accessValue] = document.valuesOf(node, terms.ACCESS_RIGHTS);
  const access = accessValue && accessRightsOf(accessValue.ref ?? accessValue.text ?? '');
  const [status] = words(terms.STATUS);
  const [type] = words(terms.TYPE);
  const landingPage = words(terms.LANDING_PAGE)[0];
  const resource = resources.get(node);
  const creator = named(terms.CREATOR) ?? named(terms.ORIGINATOR);
  const marks = marksOf(node);
  const dataset: Mutable<Dataset> = {
    kind: 'dataset',
    format: 'dcat-ap',
    node: node.map,
    head: headOf(node, [terms.TITLE, terms.IDENTIFIER]),
    label: title?.value ?? node.id?.value ?? basename(file.path),
    id: text(terms.IDENTIFIER) ?? node.id,
    title,
    description: text(terms.DESCRIPTION),
    version: text(terms.VERSION) ?? text(terms.OWL_VERSION),
    keywords: words(terms.KEYWORD),
    publisher: named(terms.PUBLISHER),
    ...(creator && { creator }),
    contact: contactOf(document, node),
    issued: text(terms.ISSUED),
    modified: text(terms.MODIFIED),
    frequency: words(terms.FREQUENCY)[0],
    frequencyLists: ['frequencies-eu', 'frequencies-dc'],
    access: access && locate(access, accessValue.node),
    accessPlace: accessPlaceOf(title),
    licenceAs: { form: 'address', demanded: true },
    // What is no term of the authority table explains itself.
    rights: named(terms.RIGHTS) ?? (access || !accessValue ? undefined : nameOfValue(document, accessValue)),
    licence: licenceOf(document, node),
    languages: words(terms.LANGUAGE),
    conformsTo: words(terms.CONFORMS_TO),
    ...(title && { standardAt: { key: `${prefixBeside(title) ?? 'dct:'}conformsTo`, of: 'dataset', as: 'reference' } }),
    ...(status && { status }),
    ...(type && { type }),
    ...(landingPage && { landingPage }),
    ...(accessValue && { accessWritten: locate(accessValue.ref ?? accessValue.text ?? '', accessValue.node) }),
    ...(resource && { resource }),
    themes: words(terms.THEME),
    spatial: [
      ...document.valuesOf(node, terms.SPATIAL).flatMap((value) => spatialOf(document, value)),
      ...terms.NATIONAL_PLACES.flatMap((property) => document.valuesOf(node, property))
        .flatMap((value) => spatialOf(document, value))
        .map((place) => ({ ...place, located: true, national: true as const })),
    ],
    temporal: document.valuesOf(node, terms.TEMPORAL).flatMap((value) => temporalOf(document, value)),
    hvdCategories: words(terms.HVD_CATEGORY),
    legislation: words(terms.LEGISLATION),
    services: [],
    termsByAddress: true,
    distributions: [],
    ...statementsOf(marks, {
      provenance: firstWritten(document, node, terms.PROVENANCE),
      quality: firstWritten(document, node, terms.QUALITY),
      limitations: firstWritten(document, node, terms.LIMITATIONS),
    }),
    marks,
  };
  const listed = document.valuesOf(node, terms.HAS_DISTRIBUTION).flatMap((value) => document.follow(value) ?? []);
  const distributions = [...new Set([...listed, ...back])].filter(isDescribed);
  dataset.distributions = distributions.map((one) => distributionOf(document, one, dataset, { services, resources }));
  const reached = distributions
    .flatMap((one) => document.valuesOf(one, terms.ACCESS_SERVICE))
    .flatMap((value) => resources.get(document.follow(value) as JsonLdNode) ?? []);
  dataset.services = [...new Set([...serving, ...reached])];
  return dataset;
}

function accessPlaceOf(title: Located<string> | undefined): AccessPlace {
  const key = `${(title && prefixBeside(title)) ?? 'dct:'}accessRights`;
  return { key, required: false, list: 'eu' };
}

/** By its address, which is the same whatever somebody calls it beside. */
function licenceOf(document: JsonLdDocument, node: JsonLdNode): Located<string> | undefined {
  const [value] = document.valuesOf(node, terms.LICENCE);
  if (!value) return undefined;
  return value.ref !== undefined && /^https?:/i.test(value.ref)
    ? locate(value.ref, value.node)
    : nameOfValue(document, value);
}

/** A place by its address, its shape or its name; a thing that says nothing says no place. */
function spatialOf(document: JsonLdDocument, value: JsonLdValue): SpatialCoverage[] {
  const thing = document.follow(value);
  const label = nameOfValue(document, value)?.value;
  const shaped = thing && SHAPES.some((property) => thing.properties.has(property));
  if (!shaped && label === undefined && (thing?.properties.size ?? 0) === 0) return [];
  const located = shaped || value.ref !== undefined || saysWhere(value.text ?? '');
  return [{ node: value.node, label, located }];
}

const SHAPES = ['dcat:bbox', 'dcat:centroid', 'locn:geometry', 'dct:identifier'].map(iri);

function temporalOf(document: JsonLdDocument, value: JsonLdValue): TemporalCoverage[] {
  const { node, text } = value;
  const thing = document.follow(value);
  const side = (...properties: readonly string[]): Located<string> | undefined =>
    properties.flatMap((property) => (thing ? wordOfProperty(document, thing, property) : undefined) ?? [])[0];
  const start = side(terms.START_DATE, terms.BEGINNING, iri('schema:startDate'));
  const end = side(terms.END_DATE, terms.ENDING, iri('schema:endDate'));
  if (!start && !end && (text ?? value.ref ?? '').trim() === '' && (thing?.properties.size ?? 0) === 0) return [];
  return [{ node, start, end, text: text ?? value.ref }];
}

/** The first value of the first of `properties`: what it is called, else its text; a thing without a name is written all the same. */
function firstWritten(
  document: JsonLdDocument,
  node: JsonLdNode,
  properties: readonly string[],
): Located<string> | undefined {
  for (const property of properties) {
    const [value] = document.valuesOf(node, property);
    if (value && value.text?.trim() !== '') return nameOfValue(document, value) ?? locate('', value.node);
  }
  return undefined;
}

const DESCRIBING = [
  terms.TITLE,
  terms.DESCRIPTION,
  terms.LICENCE,
  terms.FORMAT,
  terms.MEDIA_TYPE,
  terms.ACCESS_URL,
  terms.DOWNLOAD_URL,
  terms.ACCESS_SERVICE,
];

/** Of a distribution that is only named here another graph may say the rest. */
function isDescribed({ properties }: JsonLdNode): boolean {
  return DESCRIBING.some((property) => properties.has(property));
}

function distributionOf(
  document: JsonLdDocument,
  node: JsonLdNode,
  dataset: Dataset,
  { services, resources }: Pick<Around, 'services' | 'resources'>,
): Distribution {
  const first = (property: string): Located<string> | undefined => wordOfProperty(document, node, property);
  // What is reached through a service is reached.
  const [service] = document.valuesOf(node, terms.ACCESS_SERVICE);
  const accessUrl = first(terms.ACCESS_URL) ?? (service ? locate(service.ref ?? '', service.node) : services.get(node));
  const downloadUrl = first(terms.DOWNLOAD_URL);
  const title = textOfProperty(document, node, terms.TITLE);
  const head = headOf(node, [terms.TITLE, terms.ACCESS_URL, terms.DOWNLOAD_URL]);
  const label = title?.value ?? downloadUrl?.value ?? first(terms.ACCESS_URL)?.value ?? node.id?.value ?? '';
  const format = firstNamed(document, node, terms.FORMAT);
  const mediaType = firstNamed(document, node, terms.MEDIA_TYPE);
  const encoding = first(terms.ENCODING);
  const form = tableForm({ head, label, mediaType, format, tagged: [node.map] }, encoding ? { encoding } : {});
  const status = first(terms.STATUS);
  const description = textOfProperty(document, node, terms.DESCRIPTION);
  const rights = firstNamed(document, node, terms.RIGHTS);
  const byteSize = first(terms.BYTE_SIZE);
  const availability = first(terms.AVAILABILITY);
  const resource = resources.get(node);
  return {
    kind: 'distribution',
    dataset,
    node: node.map,
    head,
    label,
    accessUrl,
    downloadUrl,
    format,
    mediaType,
    licence: licenceOf(document, node),
    ...(description && { description }),
    ...(rights && { rights }),
    ...(byteSize && { byteSize }),
    ...(availability && { availability }),
    legislation: wordsOfProperty(document, node, terms.LEGISLATION),
    ...(resource && { resource }),
    conformsTo: wordsOfProperty(document, node, terms.CONFORMS_TO),
    ...(status && { status }),
    ...(form && { form }),
  };
}

function firstNamed(document: JsonLdDocument, node: JsonLdNode, property: string): Located<string> | undefined {
  for (const value of document.valuesOf(node, property)) {
    const name = nameOfValue(document, value);
    if (name) return name;
  }
  return undefined;
}

const FN = iri('vcard:fn');
const ORGANISATION = iri('vcard:organization-name');
const ADDRESSES = ['vcard:hasEmail', 'vcard:hasURL', 'vcard:email', 'foaf:mbox', 'foaf:page'].map(iri);
const HAS_VALUE = iri('vcard:hasValue');

function contactOf(document: JsonLdDocument, node: JsonLdNode): Located<ContactPoint> | undefined {
  const [value] = document.valuesOf(node, terms.CONTACT);
  if (!value) return undefined;
  const thing = document.follow(value);
  if (!thing) return locate({ name: value.text, address: value.ref }, value.node);
  const name = (textOfProperty(document, thing, FN) ?? textOfProperty(document, thing, ORGANISATION))?.value;
  return locate({ name, address: addressOf(document, thing) }, value.node);
}

function addressOf(document: JsonLdDocument, contact: JsonLdNode): string | undefined {
  for (const property of ADDRESSES) {
    for (const value of document.valuesOf(contact, property)) {
      // vCard lets the address stand in a thing of its own.
      const inner = document.follow(value);
      const held = inner && wordOfProperty(document, inner, HAS_VALUE);
      const address = held?.value ?? value.text ?? value.ref;
      if (address !== undefined) return address.replace(/^mailto:/i, '');
    }
  }
  return undefined;
}
