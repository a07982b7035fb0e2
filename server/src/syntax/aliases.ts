import type { SyntaxProblem } from './problem.ts';
import { type AliasNode, adopt, type SyntaxNode } from './tree.ts';

/** How many nodes the aliases of one document may stand for in all. Real files stay far below; an alias bomb passes it at once. */
const MAX_EXPANDED = 200_000;

/**
 * Aliases that together stand for more than `MAX_EXPANDED` nodes are cut off from their targets, with one problem at the first of them:
 * a reader that followed them would run out of time and memory. Linear in the nodes that are written.
 */
export function expandWithin(root: SyntaxNode, problems: SyntaxProblem[]): SyntaxNode {
  const sizes = new Map<SyntaxNode, number>();
  let firstAlias: AliasNode | undefined;
  const measure = (node: SyntaxNode): number => {
    if (node.kind === 'alias') {
      firstAlias ??= node;
      return node.target === undefined ? 1 : (sizes.get(node.target) ?? 1);
    }
    const children =
      node.kind === 'map' ? node.entries.map((entry) => entry.value) : node.kind === 'seq' ? node.items : [];
    const size = children.reduce((sum, child) => sum + measure(child), 1);
    sizes.set(node, size);
    return size;
  };
  const expanded = measure(root);
  if (firstAlias === undefined || expanded - sizes.size <= MAX_EXPANDED) return root;
  const { start, end } = firstAlias;
  problems.push({ code: 'alias-bomb', span: { start, end }, fatal: true, data: { limit: String(MAX_EXPANDED) } });
  return withoutTargets(root);
}

function withoutTargets(node: SyntaxNode): SyntaxNode {
  if (node.kind === 'alias') return { ...node, target: undefined };
  if (node.kind === 'seq') return adopt({ ...node, items: node.items.map(withoutTargets) });
  if (node.kind !== 'map') return node;
  return adopt({
    ...node,
    entries: node.entries.map((entry) => ({ ...entry, value: withoutTargets(entry.value) })),
    index: undefined,
    simple: undefined,
  });
}
