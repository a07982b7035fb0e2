import { basename } from '../../../base/path.ts';
import {
  asMap,
  asScalar,
  asSeq,
  asText,
  entriesOf,
  itemsOf,
  type MapNode,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';
import { certain, type DetectedFile, likely, type Recognition } from '../adapter.ts';
import { LOGICAL_TYPES } from './fields.ts';

/** Keys by which other formats with `fields` or `resources` say what they are. */
const OTHERS = [
  'kind',
  'apiVersion',
  '@context',
  '@type',
  '@graph',
  'openapi',
  'swagger',
  'asyncapi',
  'resourceType',
  'dataContractSpecification',
];

export function detectTableSchema(root: MapNode, file: DetectedFile): Recognition | undefined {
  if (isOfOthers(root)) return undefined;
  const profile = asText(valueAt(root, '$schema')) ?? '';
  if (/table-?schema(?:\.json)?$/i.test(profile) && isFrictionless(profile))
    return certain('`$schema` is a profile of Table Schema');
  if (/data-?(?:package|resource)(?:\.json)?$/i.test(profile) || /^datapackage\./i.test(basename(file.path)))
    return undefined;
  if (!hasFields(root)) return undefined;
  const fields = itemsOf(valueAt(root, 'fields'));
  // A misspelt type does not make it another format; types of another format do.
  const alien = fields.filter((field) => !hasKnownType(field)).length;
  if (alien * 2 >= fields.length) return undefined;
  const evidence = [...keysOfTable(root), ...new Set(fields.flatMap(signsOf))];
  if (evidence.length > 0) return certain('it has `fields` with names', ...evidence.slice(0, 3));
  return alien === 0 && fields.some((field) => valueAt(field, 'type') !== undefined) && saysNothingElse(root, fields)
    ? likely('it has `fields` with names and types, and nothing that is of another format')
    : undefined;
}

export function detectDataPackage(root: MapNode, file: DetectedFile): Recognition | undefined {
  if (isOfOthers(root)) return undefined;
  const profile = asText(valueAt(root, '$schema')) ?? '';
  if (/data-?package(?:\.json)?$/i.test(profile) && isFrictionless(profile))
    return certain('`$schema` is a profile of Data Package');
  const resources = itemsOf(valueAt(root, 'resources'));
  // Files with `fields` beside example `resources` are Table Schemas.
  if (resources.length === 0 || hasFields(root)) return undefined;
  const named = asText(valueAt(root, 'profile'));
  if (named !== undefined && /(?:^|[-/])data-?package(?:[-.]|$)|dp-profile\.json$/i.test(named))
    return certain('it has `resources`', '`profile` is one of data packages');
  if (!resources.every(isResource)) return undefined;
  if (/^datapackage\.(?:json|ya?ml)$/i.test(basename(file.path)))
    return certain('it has `resources` with names and data', 'the file is called `datapackage`');
  if (resources.some((resource) => hasFields(asMap(valueAt(resource, 'schema')))))
    return certain('it has `resources` with names and data', 'one of them has a `schema` with `fields`');
  const described = resources.some((resource) => RESOURCE_KEYS.some((key) => valueAt(resource, key) !== undefined));
  return described && PACKAGE_KEYS.some((key) => asSeq(valueAt(root, key)) !== undefined)
    ? likely('it has `resources` with names and data, as a data package has')
    : undefined;
}

function isOfOthers(root: MapNode): boolean {
  return (
    OTHERS.some((key) => valueAt(root, key) !== undefined) ||
    /json-schema\.org/.test(asText(valueAt(root, '$schema')) ?? '')
  );
}

function isFrictionless(profile: string): boolean {
  return /(?:frictionlessdata\.io|datapackage\.org)\//i.test(profile);
}

/** A list of maps, each with a name. */
function hasFields(schema: MapNode | undefined): boolean {
  const fields = itemsOf(valueAt(schema, 'fields'));
  return fields.length > 0 && fields.every((field) => isWritten(valueAt(field, 'name')));
}

function isWritten(node: SyntaxNode | undefined): boolean {
  const value = asScalar(node)?.value;
  return value !== undefined && value !== null;
}

function hasKnownType(field: SyntaxNode): boolean {
  const type = valueAt(field, 'type');
  return type === undefined || Object.hasOwn(LOGICAL_TYPES, asText(type) ?? '');
}

/** Keys and missing values as only a Table Schema writes them. */
function keysOfTable(root: MapNode): string[] {
  const ties = itemsOf(valueAt(root, 'foreignKeys')).some((key) => valueAt(key, 'fields') !== undefined);
  return [
    ...(ties ? ['`foreignKeys` name `fields`'] : []),
    ...['primaryKey', 'uniqueKeys', 'missingValues', 'fieldsMatch']
      .filter((key) => valueAt(root, key) !== undefined)
      .map((key) => `it has \`${key}\``),
  ];
}

const CONSTRAINTS = ['required', 'unique', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'];
const OWN_KEYS = [
  'rdfType',
  'bareNumber',
  'trueValues',
  'falseValues',
  'decimalChar',
  'groupChar',
  'categoriesOrdered',
];
const OWN_TYPES = ['geopoint', 'geojson', 'yearmonth'];

function signsOf(field: SyntaxNode): string[] {
  const constraints = asMap(valueAt(field, 'constraints'));
  const type = asText(valueAt(field, 'type')) ?? '';
  return [
    ...(CONSTRAINTS.some((key) => valueAt(constraints, key) !== undefined) ? ['a field has `constraints`'] : []),
    ...OWN_KEYS.filter((key) => valueAt(field, key) !== undefined).map((key) => `a field has \`${key}\``),
    ...(OWN_TYPES.includes(type) ? [`a field is a \`${type}\``] : []),
  ];
}

const ROOT_KEYS = new Set(
  '$schema fields name title description version created lastModified homepage path keywords countryCode contributors licenses resources examples sources id status'.split(
    ' ',
  ),
);
const FIELD_KEYS = new Set('name title description type format constraints example examples unit'.split(' '));

/** Forms, messages and table definitions of other tools have `fields` with names and types as well, and say more. */
function saysNothingElse(root: MapNode, fields: readonly SyntaxNode[]): boolean {
  return hasOnly(root, ROOT_KEYS) && fields.every((field) => hasOnly(field, FIELD_KEYS));
}

function hasOnly(map: SyntaxNode, keys: ReadonlySet<string>): boolean {
  return [...entriesOf(map)].every((entry) => keys.has(textOf(entry.key)) || textOf(entry.key).includes(':'));
}

function isResource(resource: SyntaxNode): boolean {
  return isWritten(valueAt(resource, 'name')) && ['path', 'data'].some((key) => valueAt(resource, key) !== undefined);
}

const RESOURCE_KEYS = ['mediatype', 'encoding', 'bytes', 'hash', 'dialect', 'profile', 'schema', 'format'];
const PACKAGE_KEYS = ['licenses', 'contributors', 'sources', 'keywords'];
