import type { NodeEdit } from '../model/formats/adapter.ts';
import type { TextChange } from '../rules/define.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import { pathOf } from '../syntax/tree.ts';

/** An edit at a node, as the edit of a tree. */
export function treeEdit(edit: NodeEdit | TextChange | TreeEdit, root: number): TreeEdit {
  if (!('at' in edit)) return edit;
  const base = pathOf(edit.at);
  switch (edit.op) {
    case 'set': {
      const { value, after } = edit;
      const fill = 'fill' in edit && edit.fill === true;
      const path = [...base, ...edit.path];
      return { op: 'set', root, path, value, ...(after !== undefined && { after }), ...(fill && { fill }) };
    }
    case 'append':
      return { op: 'append', root, path: [...base, ...edit.path], value: edit.value };
    case 'rename':
      return { op: 'rename', root, path: base, to: edit.to };
    case 'remove':
      return { op: 'remove', root, path: base };
  }
}
