import { itemsOf, type SyntaxNode, valueAt } from '../../syntax/tree.ts';
import type { Agreement, Attestation, Dataset, Lowered, Standard } from '../entities.ts';
import { readAttestation } from './read-attestation.ts';

/** The answers that stand inside the things they are about, as a mark (`x-gov.attestations`) or a term of an agreement. */
export function inlineAttestations({ standards, datasets, agreements }: Lowered): readonly Attestation[] {
  const found: Attestation[] = [];
  const add = (of: Standard | Dataset | Agreement, node: SyntaxNode | undefined): void => {
    for (const item of itemsOf(node)) {
      const attestation = readAttestation(item, of);
      if (attestation) found.push(attestation);
    }
  };
  for (const standard of standards) add(standard, standard.marks.attestations?.node);
  for (const dataset of datasets) add(dataset, dataset.marks.attestations?.node);
  for (const agreement of agreements)
    if (agreement.format === 'agreement') add(agreement, valueAt(agreement.node, 'attestations'));
  return found;
}
