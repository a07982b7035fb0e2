import { pushAll } from '../../../base/push-all.ts';
import { entriesOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, type PlaceableKey } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { lowerDcs } from './lower.ts';

const EXPECTS = [...expect('definitions', '**/$ref'), ...expect('codes', '**/enum/*', '**/example', '**/examples/*')];

export const dcs: FormatAdapter = {
  id: 'dcs',
  title: 'Data Contract Specification',
  expects: EXPECTS,
  markers: { dataContractSpecification: '1.2.1' },
  detect: (root) => valueAt(root, 'dataContractSpecification') && certain('it has `dataContractSpecification`'),
  schemaFor: () => 'dcs',
  lower: lowerDcs,
  *markNodes(root: MapNode) {
    for (const holder of markHolders(root)) {
      const node = valueAt(holder, 'x-gov');
      if (node) yield { node };
    }
  },
  place(target, key, value) {
    const at = target.node;
    if (target.kind === 'standard') {
      if (key === 'owner') return { op: 'set', at, path: ['info', 'owner'], value: '' };
      if (IN_INFO.has(key)) return { op: 'set', at, path: ['info', key], value };
    } else if (key === 'title' || key === 'description') {
      return { op: 'set', at, path: [key], value };
    } else if (target.kind === 'field' && OF_FIELDS.has(key)) {
      return { op: 'set', at, path: [key], value };
    }
    return TYPING.has(key) ? undefined : { op: 'set', at, path: ['x-gov', key], value };
  },
};

const IN_INFO: ReadonlySet<PlaceableKey> = new Set(['title', 'description', 'version', 'status'] as const);
const TYPING: ReadonlySet<PlaceableKey> = new Set(['type', 'format', 'pattern', 'required'] as const);
const OF_FIELDS: ReadonlySet<PlaceableKey> = new Set([...TYPING, 'classification', 'primaryKey'] as const);

/** Everything that may carry marks: the contract, its models, their fields and the definitions. Iterative, each node once. */
function* markHolders(root: MapNode): Generator<SyntaxNode> {
  yield root;
  const stack: SyntaxNode[] = [...valuesIn(root, 'models'), ...valuesIn(root, 'definitions')];
  const seen = new Set<SyntaxNode>();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    yield node;
    pushAll(stack, valuesIn(node, 'fields'));
    for (const key of ['items', 'keys', 'values']) {
      const inner = valueAt(node, key);
      if (inner) stack.push(inner);
    }
  }
}

function valuesIn(node: SyntaxNode, key: string): SyntaxNode[] {
  return [...entriesOf(valueAt(node, key))].map((entry) => entry.value);
}
