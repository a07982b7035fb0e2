const ENDED: ReadonlySet<string> = new Set(['expired', 'terminated']);
const DRAFT: ReadonlySet<string> = new Set(['draft', 'proposed', 'under-review']);

/** Nobody can add a term to it any more: only what is wrong in itself is worth a word. */
export function isEnded(status: string | undefined): boolean {
  return status !== undefined && ENDED.has(status);
}

/** Not signed yet, so that nothing is shared under it. */
export function isDraft(status: string | undefined): boolean {
  return status !== undefined && DRAFT.has(status);
}
