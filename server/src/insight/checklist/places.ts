import type { Span } from '../../base/span.ts';
import type { Place } from '../../model/located.ts';
import type { Anchor } from '../../rules/define.ts';
import { anchorSpan, keySpan, nodeAt, parsePointer, type SyntaxNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A place in a file: absolute path, UTF-16 offsets. */
export interface FilePlace {
  readonly file: string;
  readonly span: Span;
}

/** Finds where things are written. What a companion says of a standard stands in another file than the standard. */
export interface Places {
  /** Undefined for a node that no file has: an empty document's. */
  of(place: Place): FilePlace | undefined;
  at(anchor: Anchor): FilePlace;
}

export function placesIn(snapshot: Snapshot): Places {
  const files = new Map<SyntaxNode, string>();
  for (const [path, { parsed }] of snapshot.files) for (const root of parsed.roots) files.set(root, path);
  return {
    of: ({ node, part }) => {
      let root = node;
      while (root.parent) root = root.parent;
      const file = files.get(root);
      return file === undefined ? undefined : { file, span: spanOf(node, part) };
    },
    at: ({ file, root, pointer, part }) => {
      const node = nodeAt(snapshot.files.get(file)?.parsed.roots[root], parsePointer(pointer));
      return { file, span: node ? spanOf(node, part) : { start: 0, end: 0 } };
    },
  };
}

function spanOf(node: SyntaxNode, part: Place['part'] | undefined): Span {
  return part === 'key' ? keySpan(node) : anchorSpan(node);
}
