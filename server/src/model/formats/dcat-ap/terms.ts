import { iri } from '../jsonld/well-known.ts';

// The classes and properties of DCAT-AP that we read, by full address.

export const DATASET = iri('dcat:Dataset');
export const DISTRIBUTION = iri('dcat:Distribution');
export const CLASSES: ReadonlyMap<string, string> = new Map(
  ['Catalog', 'Dataset', 'Distribution', 'DataService', 'DatasetSeries', 'CatalogRecord'].map((name) => [
    iri(`dcat:${name}`),
    name,
  ]),
);

export const TITLE = iri('dct:title');
export const DESCRIPTION = iri('dct:description');
export const PUBLISHER = iri('dct:publisher');
export const CREATOR = iri('dct:creator');
/** DCAT-AP.de: who made the data. */
export const ORIGINATOR = 'http://dcat-ap.de/def/dcatde/originator';
export const CONTACT = iri('dcat:contactPoint');
export const ACCESS_RIGHTS = iri('dct:accessRights');
export const LICENCE = iri('dct:license');
export const RIGHTS = iri('dct:rights');
export const ISSUED = iri('dct:issued');
export const MODIFIED = iri('dct:modified');
export const FREQUENCY = iri('dct:accrualPeriodicity');
export const LANGUAGE = iri('dct:language');
export const CONFORMS_TO = iri('dct:conformsTo');
/** What tells where the data come from. */
export const PROVENANCE = ['dct:provenance', 'dct:source', 'prov:wasDerivedFrom', 'prov:wasGeneratedBy'].map(iri);
export const QUALITY = ['hasQualityMeasurement', 'hasQualityAnnotation', 'hasQualityMetadata'].map(
  (name) => `http://www.w3.org/ns/dqv#${name}`,
);
/** What users should mind. */
export const LIMITATIONS = [iri('skos:scopeNote')];
export const STATUS = iri('adms:status');
export const TYPE = iri('dct:type');
export const ENCODING = 'http://www.w3.org/2011/content#characterEncoding';
export const VERSION = iri('dcat:version');
export const OWL_VERSION = iri('owl:versionInfo');
export const KEYWORD = iri('dcat:keyword');
export const THEME = iri('dcat:theme');
export const HAS_DATASET = iri('dcat:dataset');
export const HAS_DISTRIBUTION = iri('dcat:distribution');
export const ACCESS_URL = iri('dcat:accessURL');
export const DOWNLOAD_URL = iri('dcat:downloadURL');
export const ACCESS_SERVICE = iri('dcat:accessService');
export const FORMAT = iri('dct:format');
export const MEDIA_TYPE = iri('dcat:mediaType');
export const IDENTIFIER = iri('dct:identifier');
/** The way back from a distribution to its dataset, as data products write it. */
export const DISTRIBUTION_OF = iri('dprod:isDistributionOf');
/** The way from a service to the distributions that are reached through it. */
export const ACCESS_SERVICE_OF = iri('dprod:isAccessServiceOf');
export const SPATIAL = iri('dct:spatial');
export const TEMPORAL = iri('dct:temporal');
export const START_DATE = iri('dcat:startDate');
export const END_DATE = iri('dcat:endDate');
export const BEGINNING = iri('time:hasBeginning');
export const ENDING = iri('time:hasEnd');
export const LANDING_PAGE = iri('dcat:landingPage');
export const BYTE_SIZE = iri('dcat:byteSize');
export const AVAILABILITY = iri('dcatap:availability');
export const HVD_CATEGORY = iri('dcatap:hvdCategory');
export const LEGISLATION = iri('dcatap:applicableLegislation');
export const SERVICE = iri('dcat:service');
export const SERVES_DATASET = iri('dcat:servesDataset');
export const ENDPOINT = iri('dcat:endpointURL');
export const RECORD = iri('dcat:record');
export const CHECKSUM = iri('spdx:checksum');
export const RELATION = iri('dcat:qualifiedRelation');
/** Places by the geocodes of DCAT-AP.de. */
export const NATIONAL_PLACES: readonly string[] = ['politicalGeocodingURI', 'geocodingDescription'].map(
  (name) => `http://dcat-ap.de/def/dcatde/${name}`,
);
