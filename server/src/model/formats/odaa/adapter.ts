import { asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { customMarkNodes } from '../odcs/custom-marks.ts';
import { lowerOdaa } from './lower.ts';

const EXPECTS = [
  ...expect('mark-keys', '**/customProperties/*/property'),
  ...expect('mark-of-property', '**/customProperties/*/value'),
];

export const odaa: FormatAdapter = {
  id: 'odaa',
  title: 'Open Data Access Agreement',
  expects: EXPECTS,
  markers: { kind: 'AccessAgreement', apiVersion: 'v0.9.0' },
  detect,
  schemaFor: () => 'odaa',
  lower: lowerOdaa,
  markNodes: customMarkNodes,
  place: () => undefined,
};

/** Resources of clusters have kinds as well, and a group before the version: `example.io/v1`. */
function detect(root: MapNode): Recognition | undefined {
  if (asText(valueAt(root, 'kind')) !== 'AccessAgreement') return undefined;
  const apiVersion = asText(valueAt(root, 'apiVersion'));
  return apiVersion?.includes('/') ? undefined : certain('`kind` is `AccessAgreement`');
}
