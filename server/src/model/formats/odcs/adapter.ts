import { asSeq, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import { certain, type FormatAdapter, likely, type PlaceableKey, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { keysOf } from '../read.ts';
import { customMarkNodes } from './custom-marks.ts';
import { lowerOdcs } from './lower.ts';
import { odcsSchema, odcsVersions } from './versions.ts';

const EXPECTS = [
  ...expect('mark-keys', '**/customProperties/*/property'),
  ...expect('mark-of-property', '**/customProperties/*/value'),
  ...expect('concepts', '**/authoritativeDefinitions/*/url'),
  ...expect('codes', '**/examples/*', '**/logicalTypeOptions/enum/*'),
];

export const odcs: FormatAdapter = {
  id: 'odcs',
  title: 'Open Data Contract Standard',
  expects: EXPECTS,
  markers: { kind: 'DataContract', apiVersion: 'v3.1.0' },
  detect,
  schemaFor: odcsSchema,
  versions: odcsVersions,
  lower: lowerOdcs,
  markNodes: customMarkNodes,
  place(target, key, value) {
    const own = OWN_KEYS[key];
    if (target.kind === 'field' && own !== undefined) return { op: 'set', at: target.node, path: own, value };
    if (target.kind === 'standard' && key === 'version')
      return { op: 'set', at: target.node, path: ['version'], value };
    if (target.kind !== 'field' && (key === 'description' || key === 'title')) {
      const path =
        key === 'title'
          ? [target.kind === 'standard' ? 'name' : 'businessName']
          : target.kind === 'standard'
            ? ['description', 'purpose']
            : ['description'];
      return { op: 'set', at: target.node, path, value };
    }
    if (target.kind === 'standard' && key === 'owner')
      return { op: 'append', at: target.node, path: teamPath(target.node), value: { role: 'owner', username: '' } };
    if (FIELD_ONLY.has(key)) return undefined;
    if (target.kind === 'standard' && key === 'purpose' && asText(valueAt(target.node, 'description')) === undefined)
      return { op: 'set', at: target.node, path: ['description', 'purpose'], value };
    // One period and its unit; a retention with more to say is a mark like others.
    if (target.kind === 'standard' && key === 'retention')
      return { op: 'append', at: target.node, path: ['slaProperties'], value: { property: key, value: '', unit: '' } };
    if (key === 'concept' && target.kind !== 'standard')
      return {
        op: 'append',
        at: target.node,
        path: ['authoritativeDefinitions'],
        value: { type: 'businessDefinition', url: value },
      };
    return { op: 'append', at: target.node, path: ['customProperties'], value: { property: key, value } };
  },
};

/** Where a field says these itself. */
const OWN_KEYS: Readonly<Partial<Record<PlaceableKey, readonly string[]>>> = {
  title: ['businessName'],
  description: ['description'],
  type: ['logicalType'],
  format: ['logicalTypeOptions', 'format'],
  pattern: ['logicalTypeOptions', 'pattern'],
  classification: ['classification'],
  required: ['required'],
  primaryKey: ['primaryKey'],
};

const FIELD_ONLY: ReadonlySet<PlaceableKey> = new Set(['type', 'format', 'pattern', 'required'] as const);

/** A list of members up to 3.0; from 3.1 on an object, whose members are the list. */
function teamPath(map: SyntaxNode): readonly string[] {
  const team = valueAt(map, 'team');
  if (team) return asSeq(team) ? ['team'] : ['team', 'members'];
  return /^v?3\.0/.test(asText(valueAt(map, 'apiVersion')) ?? '') ? ['team'] : ['team', 'members'];
}

function detect(root: MapNode): Recognition | undefined {
  const kind = asText(valueAt(root, 'kind'));
  if (kind === 'DataContract') return certain('`kind` is `DataContract`');
  if (kind !== undefined) return undefined;
  // Without a kind: the shape of a contract, told apart from other YAML by what only a contract has.
  const keys = keysOf(root);
  const tables = itemsOf(valueAt(root, 'schema')).some((item) => asSeq(valueAt(item, 'properties')) !== undefined);
  const apiVersion = /^v3\./.test(asText(valueAt(root, 'apiVersion')) ?? '');
  if (tables && (apiVersion || keys.has('slaProperties') || (keys.has('version') && keys.has('status'))))
    return likely('it has tables with `properties` under `schema`, as a contract has');
  return apiVersion && keys.has('id') && keys.has('status')
    ? likely('`apiVersion` begins with `v3`', 'it has `id` and `status`')
    : undefined;
}
