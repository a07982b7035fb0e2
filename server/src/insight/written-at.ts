import type { SyntaxNode } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** One-based line of a file, by its absolute path. */
export interface WrittenAt {
  readonly file: string;
  readonly line: number;
}

/** Where a node is written. What a companion says of a standard is in another file than the standard. */
export type Whereabouts = (node: SyntaxNode) => WrittenAt | undefined;

/** Looks nodes up by the root of their tree. */
export function whereaboutsIn(snapshot: Snapshot): Whereabouts {
  const files = new Map<SyntaxNode, string>();
  for (const [path, { parsed }] of snapshot.files) for (const root of parsed.roots) files.set(root, path);
  return (node) => {
    let root = node;
    while (root.parent) root = root.parent;
    const file = files.get(root);
    const lines = file === undefined ? undefined : snapshot.files.get(file)?.parsed.lines;
    return file === undefined || !lines ? undefined : { file, line: lines.lineOf(startOf(node)) + 1 };
  };
}

/** Of its key, when it has one: the value of a block map begins a line later. */
function startOf(node: SyntaxNode): number {
  const { parent } = node;
  const entry = parent?.kind === 'map' ? parent.entries.find(({ value }) => value === node) : undefined;
  return entry?.key.start ?? node.start;
}
