import { asSeq, asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { Confidence, FormatAdapter } from '../adapter.ts';
import { lowerAgreement } from './lower.ts';

export const agreement: FormatAdapter = {
  id: 'agreement',
  title: 'Concordat data-sharing agreement',
  markers: { kind: 'DataSharingAgreement' },
  detect,
  schemaFor: () => 'agreement',
  lower: lowerAgreement,
  place: () => undefined,
};

function detect(root: MapNode): Confidence {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'DataSharingAgreement') return 'certain';
  if (kind !== undefined) return 'no';
  const ours = /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? '');
  return ours && asSeq(valueAt(root, 'parties')) ? 'likely' : 'no';
}
