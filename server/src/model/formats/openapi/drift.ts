import { type MapNode, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { Drift } from '../../entities.ts';
import { ignoredBeside } from '../json-schema/drift.ts';
import type { NamedSchema } from '../json-schema/schema-lowering.ts';
import { allSchemas } from '../json-schema/subschemas.ts';
import { openapiVersion } from './versions.ts';

/** What the declared version ignores: siblings of a `$ref` in 3.0, `nullable` from 3.1 on. Keys that are newer are found by their schema. */
export function driftOf(root: MapNode, named: readonly NamedSchema[]): Drift[] {
  const version = openapiVersion(root);
  const schemas = new Set(named.flatMap(({ node }) => [...allSchemas(node)]));
  const declared = `OpenAPI ${version}`;
  if (version !== '3.0') return nullables(schemas, declared);
  return [...schemas].flatMap((schema) => {
    const ignored = ignoredBeside(schema, ['nullable']);
    const [first] = ignored;
    if (!first) return [];
    return [
      {
        kind: 'drift',
        at: { node: first.value, part: 'key' },
        what: 'ignored-sibling',
        keywords: ignored.map(({ keyword }) => keyword),
        declared,
        since: '3.1',
        correction: '3.1.0',
        edit: { op: 'set', at: root, path: ['openapi'], value: '3.1.0' },
        count: 1,
      },
    ];
  });
}

function nullables(schemas: ReadonlySet<MapNode>, declared: string): Drift[] {
  const nodes = [...schemas]
    .map((schema) => valueAt(schema, 'nullable'))
    .filter((node): node is SyntaxNode => node !== undefined && toValue(node) === true);
  const [node] = nodes;
  if (!node) return [];
  return [
    {
      kind: 'drift',
      at: { node, part: 'key' },
      what: 'superseded',
      keywords: ['nullable'],
      declared,
      since: 'OpenAPI 3.0',
      correction: "type: [string, 'null']",
      edit: undefined,
      count: nodes.length,
    },
  ];
}
