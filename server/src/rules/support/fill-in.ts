import type { TreeEdit } from '../../syntax/edit.ts';
import type { FixDraft } from '../define.ts';

/** The fix that opens places to be filled in, where the format has them. */
export function fillIn(title: string, ...edits: readonly (TreeEdit | undefined)[]): FixDraft<TreeEdit>[] {
  const possible = edits.filter((edit) => edit !== undefined);
  return possible.length === 0 ? [] : [{ title, safety: 'suggestion', edits: possible }];
}
