import { type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter } from '../adapter.ts';
import { lowerDua } from './lower.ts';

export const dua: FormatAdapter = {
  id: 'dua',
  title: 'Data Usage Agreement',
  markers: { dataUsageAgreementSpecification: '0.0.1' },
  detect: (root) =>
    valueAt(root, 'dataUsageAgreementSpecification') && certain('it has `dataUsageAgreementSpecification`'),
  schemaFor: () => 'dua',
  lower: lowerDua,
  *markNodes(root: MapNode) {
    const node = valueAt(root, 'x-gov');
    if (node) yield { node };
  },
  place: () => undefined,
};
