import { asSeq, asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, likely, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { lowerStandard } from './lower.ts';

const EXPECTS = [
  ...expect(
    'codes',
    '**/fields/*/default',
    '**/fields/*/example',
    '**/fields/*/example/*',
    '**/fields/*/examples/*',
    '**/codeList/*/code',
  ),
  ...expect('languages', 'language', 'languages/*'),
];

export const standard: FormatAdapter = {
  id: 'standard',
  title: 'Concordat data standard',
  expects: EXPECTS,
  markers: { kind: 'DataStandard' },
  detect,
  schemaFor: () => 'standard',
  lower: lowerStandard,
  // Marks stand plainly beside the other keys.
  place(target, key, value) {
    if (target.kind === 'field' && key === 'primaryKey')
      return { op: 'set', at: target.entity.node, path: [key], value: [target.name] };
    return { op: 'set', at: target.node, path: [key], value, ...AFTER[key] };
  },
};

const AFTER: Readonly<Record<string, { after: string }>> = {
  description: { after: 'title' },
  format: { after: 'type' },
  pattern: { after: 'type' },
};

function detect(root: MapNode): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'DataStandard') return certain('`kind` is `DataStandard`');
  if (kind !== undefined) return undefined;
  const ours = /^concordat\//.test(asText(valueAt(root, 'apiVersion')) ?? '');
  return ours && asSeq(valueAt(root, 'entities')) ? likely('`apiVersion` is ours', 'it lists `entities`') : undefined;
}
