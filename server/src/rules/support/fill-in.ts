import type { FixDraft } from '../define.ts';

/** The fix that opens places to be filled in, where the format has them. */
export function fillIn<Edit extends object>(title: string, ...edits: readonly (Edit | undefined)[]): FixDraft<Edit>[] {
  const possible = edits.filter((edit) => edit !== undefined);
  return possible.length === 0 ? [] : [{ title, safety: 'suggestion', edits: possible }];
}
