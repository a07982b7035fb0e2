import { asSeq, asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
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

function detect(root: MapNode): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'DataSharingAgreement') return certain('`kind` is `DataSharingAgreement`');
  if (kind !== undefined) return undefined;
  const ours = /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? '');
  return ours && asSeq(valueAt(root, 'parties')) ? likely('`apiVersion` is ours', 'it lists `parties`') : undefined;
}
