import type { Span } from '../base/span.ts';
import { renderEdits, type TreeEdit } from '../syntax/edit.ts';
import { pathOf } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { FileEdit } from './code-actions.ts';
import { nodeAtOffset } from './code-at.ts';
import { spanOf } from './code-occurrences.ts';
import { type PartyHere, partyAt } from './parties.ts';

export function preparePartyRename(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { readonly span: Span; readonly value: string } | undefined {
  const here = renamable(snapshot, file, offset)?.here;
  return here && { span: spanOf(here.place), value: here.party.id.value };
}

/** The id of a party, where it is given and wherever its agreement names it. It means nothing outside: another agreement has its own. */
export function renameParty(snapshot: Snapshot, file: string, offset: number, to: string): FileEdit[] {
  const found = renamable(snapshot, file, offset);
  const state = snapshot.files.get(file);
  const name = to.trim();
  if (!found || !state || name === '') return [];
  const { here, root } = found;
  const { agreement, id } = here.party;
  if (name === id.value || agreement.parties.some((party) => party.id?.value === name)) return [];
  const edits = here.places.map(({ node, part }): TreeEdit => {
    const path = pathOf(node);
    return part === 'key' ? { op: 'rename', root, path, to: name } : { op: 'set', root, path, value: name };
  });
  return [{ file, create: false, edits: renderEdits(state.parsed, edits) }];
}

/** Where no place is known that names a party by its id, the id is an address or a key of something else. */
function renamable(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { readonly here: PartyHere; readonly root: number } | undefined {
  const found = nodeAtOffset(snapshot, file, offset);
  if (!found?.document.detection?.adapter.expects?.some(({ vocabulary }) => vocabulary === 'parties')) return undefined;
  const here = partyAt(found.document, found.node, found.onKey);
  const declared = here?.places.filter(({ declares }) => declares) ?? [];
  return here && declared.length === 1 ? { here, root: found.document.index } : undefined;
}
