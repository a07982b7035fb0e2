import { asMap, entriesOf, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, type PlaceableKey, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { requiredEdit } from '../json-schema/adapter.ts';
import { allSchemas } from '../json-schema/subschemas.ts';
import { lowerOpenapi } from './lower.ts';
import { openapiSchema, openapiVersions, writtenVersion } from './versions.ts';

const EXPECTS = [
  ...expect('definitions', '**/$ref'),
  ...expect('properties', '**/required/*'),
  ...expect('codes', '**/enum/*', '**/default', '**/const', '**/example', '**/examples/*'),
  ...expect('code-lists', '**/x-codeList', '**/x-code-list', '**/codelist', '**/x-codelist'),
  ...expect('units', '**/x-unit'),
  ...expect('concepts', '**/x-concept'),
  ...expect('media-types', '**/contentMediaType'),
  ...expect('licences', 'info/license/identifier'),
];

export const openapi: FormatAdapter = {
  id: 'openapi',
  title: 'OpenAPI',
  expects: EXPECTS,
  markers: { openapi: '3.1.1' },
  detect,
  schemaFor: openapiSchema,
  versions: openapiVersions,
  lower: lowerOpenapi,
  *markNodes(root: MapNode) {
    for (const holder of [root, valueAt(root, 'info'), ...schemasOf(root)]) {
      const node = valueAt(holder, 'x-gov');
      if (node) yield { node };
    }
  },
  place(target, key, value) {
    if (key === 'required') return requiredEdit(target);
    const at = target.node;
    const own = OF_SCHEMAS.has(key);
    if (target.kind === 'standard') {
      if (OF_INFO.has(key)) return { op: 'set', at, path: ['info', key], value };
      return own ? undefined : { op: 'set', at, path: ['info', 'x-gov', key], value };
    }
    if (!own) return { op: 'set', at, path: ['x-gov', key], value };
    return { op: 'set', at, path: [key], value, ...(key === 'description' && { after: 'title' }) };
  },
};

const OF_SCHEMAS: ReadonlySet<PlaceableKey> = new Set(['title', 'description', 'type', 'format', 'pattern'] as const);
const OF_INFO: ReadonlySet<PlaceableKey> = new Set(['title', 'description', 'version'] as const);

/** Version 2, Swagger, keeps its schemas elsewhere and is nobody's. */
function detect(root: MapNode): Recognition | undefined {
  const version = writtenVersion(root);
  return version !== undefined && /^3(?:\.|$)/.test(version) ? certain('`openapi` names a version 3') : undefined;
}

/** All schemas of the components, at any depth. */
function* schemasOf(root: MapNode): Generator<MapNode> {
  for (const entry of entriesOf(valueAt(valueAt(root, 'components'), 'schemas'))) {
    const schema = asMap(entry.value);
    if (schema) yield* allSchemas(schema);
  }
}
