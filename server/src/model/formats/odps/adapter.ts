import { asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { customMarkNodes } from '../odcs/custom-marks.ts';
import { lowerOdps } from './lower.ts';

const EXPECTS = [
  ...expect('mark-keys', '**/customProperties/*/property'),
  ...expect('mark-of-property', '**/customProperties/*/value'),
];

export const odps: FormatAdapter = {
  id: 'odps',
  title: 'Open Data Product Standard',
  expects: EXPECTS,
  markers: { kind: 'DataProduct', apiVersion: 'v1.0.0' },
  detect,
  schemaFor: () => 'odps',
  lower: lowerOdps,
  markNodes: customMarkNodes,
  place(target, key, value) {
    // A product has no fields: all that is written in it is about the whole.
    const at = target.node;
    switch (key) {
      case 'title':
        return { op: 'set', at, path: ['name'], value };
      case 'description':
      case 'purpose':
        return { op: 'set', at, path: ['description', 'purpose'], value };
      case 'limitations':
        return { op: 'set', at, path: ['description', 'limitations'], value };
      case 'version':
      case 'status':
        return { op: 'set', at, path: [key], value };
      case 'owner':
        return { op: 'append', at, path: ['team', 'members'], value: { username: '', role: 'owner' } };
      case 'type':
      case 'format':
      case 'pattern':
        return undefined;
      default:
        return { op: 'append', at, path: ['customProperties'], value: { property: key, value } };
    }
  },
};

/** Resources of clusters have kinds as well, and a group before the version: `example.io/v1`. */
function detect(root: MapNode): Recognition | undefined {
  if (asText(valueAt(root, 'kind')) !== 'DataProduct') return undefined;
  const apiVersion = asText(valueAt(root, 'apiVersion'));
  return apiVersion?.includes('/') ? undefined : certain('`kind` is `DataProduct`');
}
