import type { SharedDocument } from '../insight/sharing.ts';
import { anchorSpan, nodeAt, parsePointer } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Location } from './definition.ts';
import { documentsOf } from './lookup.ts';

/** Where agreements name what they share of a document: one place for each item. */
export function placesOfItems(snapshot: Snapshot, shared: readonly SharedDocument[]): Location[] {
  return shared.flatMap(({ agreement: { file, root }, items }) =>
    items.flatMap(({ item }): Location[] => {
      const tree = documentsOf(snapshot, file)[root]?.root;
      const node = nodeAt(tree, parsePointer(`${item.pointer}/standard`)) ?? nodeAt(tree, parsePointer(item.headAt));
      return node ? [{ file, span: anchorSpan(node) }] : [];
    }),
  );
}
