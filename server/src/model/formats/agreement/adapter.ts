import { asSeq, asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { lowerAgreement } from './lower.ts';

const EXPECTS = [
  ...expect('standards', 'data/*/standard'),
  ...expect('versions', 'data/*/version'),
  ...expect('shared-fields', 'data/*/fields/*'),
  ...expect('nothing', 'data/*/fields'),
  ...expect('purposes', 'purpose/category'),
  ...expect('parties', 'signatures/*/party', 'processors/*/party'),
];

export const agreement: FormatAdapter = {
  id: 'agreement',
  title: 'Concordat data-sharing agreement',
  expects: EXPECTS,
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
