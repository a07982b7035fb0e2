import { basename } from '../../../base/path.ts';
import { asMap, asScalar, asText, entriesOf, itemsOf, type MapNode, resolve, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Standard } from '../../entities.ts';
import {
  certain,
  type DetectedFile,
  type FormatAdapter,
  likely,
  type NodeEdit,
  type PlaceableKey,
  type Recognition,
} from '../adapter.ts';
import { expect } from '../expectation.ts';
import { DRAFT_URIS, draftOf } from './drafts.ts';
import { lowerJsonSchema } from './lower.ts';
import { allSchemas, looksLikeSchema } from './subschemas.ts';

const EXPECTS = [
  ...expect('definitions', '**/$ref'),
  ...expect('properties', '**/required/*'),
  ...expect('codes', '**/enum/*', '**/default', '**/const', '**/example', '**/examples/*'),
  ...expect('code-lists', '**/x-codeList', '**/x-code-list', '**/codelist', '**/x-codelist'),
  ...expect('units', '**/x-unit'),
  ...expect('concepts', '**/x-concept'),
  ...expect('media-types', '**/contentMediaType'),
  ...expect('licences', 'license', 'x-license'),
  ...expect('languages', 'language', 'lang', 'x-gov/language'),
];

export const jsonSchema: FormatAdapter = {
  id: 'json-schema',
  title: 'JSON Schema',
  expects: EXPECTS,
  markers: { $schema: DRAFT_URIS['2020-12'] },
  detect,
  schemaFor: (root: MapNode) => {
    const draft = draftOf(root);
    return draft && `json-schema-${draft}`;
  },
  lower: lowerJsonSchema,
  *markNodes(root: MapNode) {
    for (const schema of allSchemas(root)) {
      const node = valueAt(schema, 'x-gov');
      if (node) yield { node };
    }
  },
  place(target, key, value) {
    if (key === 'title' && target.kind !== 'standard')
      return { op: 'set', at: target.node, path: [key], value, after: '' };
    if (key === 'required') return requiredEdit(target);
    if (KEYWORDS.has(key))
      return { op: 'set', at: target.node, path: [key], value, ...(key === 'description' && { after: 'title' }) };
    return { op: 'set', at: target.node, path: ['x-gov', key], value };
  },
};

/** The object that has the property says whether it must be there. */
export function requiredEdit(target: Standard | Entity | Field): NodeEdit | undefined {
  const object = target.kind === 'field' ? asMap(target.node.parent)?.parent : undefined;
  return object && { op: 'append', at: object, path: ['required'], value: (target as Field).name };
}

const KEYWORDS: ReadonlySet<PlaceableKey> = new Set(['title', 'description', 'type', 'format', 'pattern'] as const);

/** Files of build tools and editors that look like schemas or name one and are none of ours. */
const NOT_OURS =
  /^(?:package(?:-lock)?|composer|tsconfig(?:\..*)?|jsconfig|lerna|nx|angular|biome|renovate|launch|settings|tasks|manifest)\.json$/i;

/** Keys of other formats that also have `properties`, `definitions` or `type`. */
const OTHERS = [
  'openapi',
  'swagger',
  'asyncapi',
  'kind',
  'dataContractSpecification',
  '@context',
  'classes',
  'slots',
  'fields',
  'resources',
  'resourceType',
  'conformsTo',
];

function detect(root: MapNode, file: DetectedFile): Recognition | undefined {
  const declared = asText(valueAt(root, '$schema'));
  if (declared !== undefined && /json-schema\.org\//.test(declared))
    return certain('`$schema` names a draft of JSON Schema');
  if (NOT_OURS.test(basename(file.path))) return undefined;
  if (OTHERS.some((key) => valueAt(root, key) !== undefined)) return undefined;
  if (!hasShape(root)) return undefined;
  const shape = 'its properties or definitions are schemas';
  return declared === undefined ? likely(shape) : certain('it has `$schema`', shape);
}

/** Definitions or properties that are all schemas, and a sign that the root is one: its type, its identifier or its definitions. */
function hasShape(root: MapNode): boolean {
  const definitions = ['$defs', 'definitions'].some((keyword) => areSchemas(root, keyword));
  if (definitions) return true;
  const type = asText(valueAt(root, 'type')) ?? (resolve(valueAt(root, 'type'))?.kind === 'seq' ? 'object' : undefined);
  const rooted =
    type === 'object' || valueAt(root, '$id') !== undefined || itemsOf(valueAt(root, 'required')).length > 0;
  return rooted && areSchemas(root, 'properties');
}

function areSchemas(root: MapNode, keyword: string): boolean {
  const entries = [...entriesOf(asMap(valueAt(root, keyword)))];
  return (
    entries.length > 0 &&
    entries.every((entry) => looksLikeSchema(entry.value) || typeof asScalar(entry.value)?.value === 'boolean')
  );
}
