import type { Span } from '../base/span.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { FileEdit } from './code-actions.ts';
import { prepareCodeRename, renameCode } from './rename-code.ts';
import { prepareFieldRename, renameField } from './rename-field.ts';
import { preparePartyRename, renameParty } from './rename-party.ts';

/** What can be renamed at an offset, with its span and its present name: a code, a party of an agreement, a field. */
export function prepareRename(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { readonly span: Span; readonly value: string } | undefined {
  return (
    prepareCodeRename(snapshot, file, offset) ??
    preparePartyRename(snapshot, file, offset) ??
    prepareFieldRename(snapshot, file, offset)
  );
}

/** The edits that give it another name wherever it is named; none where that name cannot be given. */
export function rename(snapshot: Snapshot, file: string, offset: number, to: string): FileEdit[] {
  if (prepareCodeRename(snapshot, file, offset)) return renameCode(snapshot, file, offset, to);
  if (preparePartyRename(snapshot, file, offset)) return renameParty(snapshot, file, offset, to);
  return renameField(snapshot, file, offset, to);
}
