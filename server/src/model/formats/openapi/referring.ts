import { asText, entriesOf, type MapNode, resolve, type SyntaxNode, textOf, valueAt } from '../../../syntax/tree.ts';
import type { WrittenReference } from '../json-schema/references.ts';

/** Keys whose value is a map from names, so that a key below it is no keyword. */
const NAMED: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
  'mediaTypes',
  'paths',
  'webhooks',
  'content',
  'encoding',
  'variables',
]);

/** Keys that hold data, in which a `$ref` is just a name. */
const DATA: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const', 'value', 'dataValue']);

/** All references that a description makes, in operations as well as in schemas. Iterative; a node that aliases reach twice is seen once. */
export function referringIn(root: MapNode): WrittenReference[] {
  const found: WrittenReference[] = [];
  const seen = new Set<SyntaxNode>();
  const stack: { node: SyntaxNode; names: boolean }[] = [{ node: root, names: false }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const node = resolve(at.node);
    if (!node || seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'seq') for (const item of node.items) stack.push({ node: item, names: false });
    if (node.kind !== 'map') continue;
    if (!at.names) found.push(...referencesAt(node));
    for (const { key, value } of entriesOf(node)) {
      const name = textOf(key);
      if (at.names) stack.push({ node: value, names: false });
      else if (!DATA.has(name) && !name.startsWith('x-') && !isListOfExamples(name, value))
        stack.push({ node: value, names: NAMED.has(name) });
    }
  }
  return found;
}

/** The examples of a schema are values; those of a body are objects with names. */
function isListOfExamples(name: string, value: SyntaxNode): boolean {
  return name === 'examples' && resolve(value)?.kind === 'seq';
}

function referencesAt(map: MapNode): WrittenReference[] {
  const named = ['$ref', '$dynamicRef'].map((keyword) => valueAt(map, keyword));
  // A mapping may also name a schema by its bare name.
  const mapped = [...entriesOf(valueAt(valueAt(map, 'discriminator'), 'mapping'))]
    .map(({ value }) => value)
    .filter((value) => asText(value)?.startsWith('#'));
  return [...named, ...mapped].flatMap((node) => {
    const text = asText(node);
    return node && text !== undefined ? [{ node, text }] : [];
  });
}
