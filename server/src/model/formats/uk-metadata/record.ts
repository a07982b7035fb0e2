import { asMap, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { ukOrganisations } from '../../vocabularies/load.ts';
import { certain, type DetectedFile, likely, type Recognition } from '../adapter.ts';
import { keysOf } from '../read.ts';

/** The classes of the model of which records are written. */
export type RecordKind = 'dataset' | 'data-service' | 'distribution' | 'contact-point';

const SHARED = [
  'identifier',
  'type',
  'title',
  'description',
  'licence',
  'accessRights',
  'issued',
  'modified',
] as const satisfies readonly string[];

const RESOURCE: ReadonlySet<string> = new Set([
  ...SHARED,
  'alternativeTitle',
  'contactPoint',
  'created',
  'creator',
  'keyword',
  'publisher',
  'relatedResource',
  'securityClassification',
  'summary',
  'theme',
  'version',
  'distribution',
  'updateFrequency',
  'endpointDescription',
  'endpointURL',
  'servesData',
  'serviceStatus',
  'serviceType',
]);

const DISTRIBUTION: ReadonlySet<string> = new Set([...SHARED, 'accessService', 'byteSize', 'downloadURL', 'mediaType']);

const CONTACT: ReadonlySet<string> = new Set(['contactName', 'email', 'telephone', 'address']);

const OF_SERVICES = ['endpointDescription', 'endpointURL', 'servesData', 'serviceStatus', 'serviceType'];

/** What a record is of, judged by its keys and by values that only this model has. */
export function recordKind(root: MapNode): RecordKind {
  const keys = keysOf(root);
  const type = asText(valueAt(root, 'type')) ?? '';
  if (/(?:^|[:#/])DataService$/.test(type)) return 'data-service';
  if (/(?:^|[:#/])Dataset$/.test(type)) return 'dataset';
  if (/(?:^|[:#/])Distribution$/.test(type)) return 'distribution';
  if ([...keys].every((key) => CONTACT.has(key))) return 'contact-point';
  if (OF_SERVICES.some((key) => keys.has(key))) return 'data-service';
  const publishes = ['publisher', 'creator', 'contactPoint', 'securityClassification', 'updateFrequency'];
  return keys.has('mediaType') && !publishes.some((key) => keys.has(key)) ? 'distribution' : 'dataset';
}

export function detectRecord(root: MapNode, file: DetectedFile): Recognition | undefined {
  const keys = keysOf(root);
  // JSON-LD, schemas and manifests have words in common with the records, and say by these what they are.
  if ([...keys].some((key) => /^[@$]/.test(key)) || keys.has('kind') || keys.has('conformsTo')) return undefined;
  switch (recordKind(root)) {
    case 'contact-point':
      return detectContact(keys, file);
    case 'distribution':
      return detectDistribution(root, keys);
    default:
      return detectResource(root, keys);
  }
}

/** A name and an address are on many a page; only their spelling together with the place says that it is this model's. */
function detectContact(keys: ReadonlySet<string>, { path }: DetectedFile): Recognition | undefined {
  if (!keys.has('contactName') && !keys.has('email')) return undefined;
  if (/(?:^|\/)ContactPoint[-/]/.test(path))
    return certain('all its keys are those of a contact point', 'its path names the class `ContactPoint`');
  return keys.has('contactName') && keys.has('email')
    ? likely('`contactName` and `email` are written as in a contact point')
    : undefined;
}

function detectDistribution(root: MapNode, keys: ReadonlySet<string>): Recognition | undefined {
  if (strangersIn(keys, DISTRIBUTION) > 1 || !keys.has('title')) return undefined;
  const terms = keys.has('licence') || keys.has('mediaType');
  if (DESIGNATOR.test(asText(valueAt(root, 'type')) ?? '') && terms) return certain('`type` is `dcat:Distribution`');
  const file = keys.has('byteSize') || keys.has('downloadURL') || keys.has('accessService');
  return keys.has('licence') && keys.has('mediaType') && file && hasAccessRights(root)
    ? certain('`accessRights` is a value of the model', 'it has `licence`, `mediaType` and a file')
    : undefined;
}

/** Three signs together are no accident; two may be. */
function detectResource(root: MapNode, keys: ReadonlySet<string>): Recognition | undefined {
  const strangers = strangersIn(keys, RESOURCE);
  if (!keys.has('title') || strangers > 3 || keys.size - strangers < 6) return undefined;
  const signs = signsIn(root);
  if (signs.length >= 3) return certain(...signs);
  return signs.length === 2 ? likely(...signs) : undefined;
}

function signsIn(root: MapNode): string[] {
  const organisations = [valueAt(root, 'publisher'), ...itemsOf(valueAt(root, 'creator'))].map(asText);
  const signs: readonly (readonly [boolean, string])[] = [
    [valueAt(root, 'securityClassification') !== undefined, 'it has `securityClassification`'],
    [hasAccessRights(root), '`accessRights` is a value of the model'],
    [valueAt(asMap(valueAt(root, 'contactPoint')), 'contactName') !== undefined, '`contactPoint` has a `contactName`'],
    [
      organisations.some((name) => name !== undefined && ukOrganisations().has(name)),
      'it names an organisation of the UK government',
    ],
    [asText(valueAt(root, 'updateFrequency'))?.startsWith('freq:') === true, '`updateFrequency` is a `freq:` term'],
    [isOne(valueAt(root, 'serviceType'), SERVICE_TYPES), '`serviceType` is a value of the model'],
    [isOne(valueAt(root, 'serviceStatus'), SERVICE_STATUSES), '`serviceStatus` is a value of the model'],
    [DESIGNATOR.test(asText(valueAt(root, 'type')) ?? ''), '`type` is a class of DCAT'],
  ];
  return signs.flatMap(([seen, sign]) => (seen ? [sign] : []));
}

const DESIGNATOR =
  /^(?:dcat:|ukgov_metadata:|http:\/\/www\.w3\.org\/ns\/dcat#|https:\/\/w3id\.org\/co-cddo\/ukgov-metadata-exchange-model\/)(?:Dataset|DataService|Distribution)$/;
const ACCESS_RIGHTS: ReadonlySet<string> = new Set(['OPEN', 'INTERNAL', 'COMMERCIAL']);
const SERVICE_TYPES: ReadonlySet<string> = new Set(['REST', 'SOAP', 'EVENT']);
const SERVICE_STATUSES: ReadonlySet<string> = new Set(
  'DISCOVERY ALPHA BETA PRIVATE_BETA PUBLIC_BETA LIVE DEPRECATED WITHDRAWN'.split(' '),
);

function hasAccessRights(root: MapNode): boolean {
  return isOne(valueAt(root, 'accessRights'), ACCESS_RIGHTS);
}

function isOne(node: SyntaxNode | undefined, values: ReadonlySet<string>): boolean {
  return values.has(asText(node) ?? '');
}

function strangersIn(keys: ReadonlySet<string>, known: ReadonlySet<string>): number {
  return [...keys].filter((key) => !known.has(key)).length;
}
