import { pushAll } from '../../../base/push-all.ts';
import {
  asMap,
  entriesOf,
  itemsOf,
  type MapNode,
  resolve,
  type SyntaxNode,
  textOf,
  valueAt,
} from '../../../syntax/tree.ts';

type Shape = 'schema' | 'map' | 'list' | 'schema-or-list' | 'map-of-schema-or-names';

/** The keywords that hold schemas, in any draft. Everything else may hold what it likes. */
const HOLDERS: Readonly<Record<string, Shape>> = {
  $defs: 'map',
  definitions: 'map',
  properties: 'map',
  patternProperties: 'map',
  dependentSchemas: 'map',
  dependencies: 'map-of-schema-or-names',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  prefixItems: 'list',
  items: 'schema-or-list',
  additionalItems: 'schema',
  additionalProperties: 'schema',
  unevaluatedItems: 'schema',
  unevaluatedProperties: 'schema',
  propertyNames: 'schema',
  contains: 'schema',
  contentSchema: 'schema',
  not: 'schema',
  if: 'schema',
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: 'schema',
  else: 'schema',
};

/** The schema objects right below `schema`, each with the keyword that holds it. Booleans are no objects and are left out. */
function* subschemas(schema: MapNode): Generator<{ keyword: string; node: MapNode }> {
  for (const entry of entriesOf(schema)) {
    const keyword = textOf(entry.key);
    const shape = Object.hasOwn(HOLDERS, keyword) ? HOLDERS[keyword] : undefined;
    if (shape === undefined) continue;
    for (const node of held(shape, entry.value)) {
      const map = asMap(node);
      if (map) yield { keyword, node: map };
    }
  }
}

function held(shape: Shape, value: SyntaxNode): readonly SyntaxNode[] {
  if (shape === 'schema') return [value];
  if (shape === 'list') return itemsOf(value);
  if (shape === 'schema-or-list') return resolve(value)?.kind === 'seq' ? itemsOf(value) : [value];
  return [...entriesOf(value)].map((entry) => entry.value);
}

/** Every schema object of the document, the root first. Iterative; a node that aliases reach twice comes once. */
export function* allSchemas(root: MapNode): Generator<MapNode> {
  const seen = new Set<MapNode>();
  const stack: MapNode[] = [root];
  for (let schema = stack.pop(); schema; schema = stack.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    yield schema;
    pushAll(stack, [...subschemas(schema)].map(({ node }) => node).reverse());
  }
}

/** Whether a node looks like a schema: an object with at least one keyword that only schemas have. */
export function looksLikeSchema(node: SyntaxNode | undefined): boolean {
  const map = asMap(node);
  return map !== undefined && TELLING.some((keyword) => valueAt(map, keyword) !== undefined);
}

const TELLING = [
  'type',
  '$ref',
  'properties',
  'items',
  'enum',
  'const',
  'oneOf',
  'anyOf',
  'allOf',
  'pattern',
  'format',
];
