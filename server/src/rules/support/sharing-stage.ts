import type { AgreementRow } from '../../model/facts.ts';

/** Nobody can add a term to it any more: only what is wrong in itself is worth a word. */
export function isOver({ status }: Pick<AgreementRow, 'status'>): boolean {
  return status === 'expired' || status === 'terminated';
}

/** Nothing is shared under it yet, so that what comes with the signature cannot be there. */
export function isUnsigned({ status }: Pick<AgreementRow, 'status'>): boolean {
  return status === 'draft' || status === 'under-review' || status === 'proposed';
}

/** Data are or may be shared under it, also where it does not say how it stands. */
export function isInForce(row: Pick<AgreementRow, 'status'>): boolean {
  return !isOver(row) && !isUnsigned(row);
}

/** Data may be flowing under it, as it says: what is missing has effects already. */
export function isActive({ status }: Pick<AgreementRow, 'status'>): boolean {
  return status === 'active';
}
