import type { Json } from '../../../base/json.ts';
import { asSeq, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Standard } from '../../entities.ts';
import { certain, type FormatAdapter, likely, type NodeEdit, type PlaceableKey, type Recognition } from '../adapter.ts';
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
    const own = target.kind === 'standard' ? placeInContract(target, key, value) : placeInPart(target, key, value);
    if (own || FIELD_ONLY.has(key)) return own;
    return { op: 'append', at: target.node, path: ['customProperties'], value: { property: key, value } };
  },
};

/** What a contract says of itself in a place of its own. */
function placeInContract({ node: at }: Standard, key: PlaceableKey, value: Json): NodeEdit | undefined {
  const described = asText(valueAt(at, 'description')) !== undefined;
  switch (key) {
    case 'version':
    case 'status':
      return { op: 'set', at, path: [key], value };
    case 'title':
      return { op: 'set', at, path: ['name'], value };
    case 'description':
      return { op: 'set', at, path: ['description', 'purpose'], value };
    case 'purpose':
    case 'limitations':
      return described ? undefined : { op: 'set', at, path: ['description', key], value };
    case 'owner':
      return { op: 'append', at, path: teamPath(at), value: { role: 'owner', username: '' } };
    // One period and its unit; a retention with more to say is a mark like others.
    case 'retention':
      return { op: 'append', at, path: ['slaProperties'], value: { property: key, value: '', unit: '' } };
    default:
      return undefined;
  }
}

function placeInPart(target: Entity | Field, key: PlaceableKey, value: Json): NodeEdit | undefined {
  const at = target.node;
  const own = target.kind === 'field' ? OWN_KEYS[key] : undefined;
  if (own) return { op: 'set', at, path: own, value };
  switch (key) {
    case 'title':
      return { op: 'set', at, path: ['businessName'], value };
    case 'description':
      return { op: 'set', at, path: ['description'], value };
    case 'quality':
      return { op: 'append', at, path: ['quality'], value };
    case 'concept':
      return {
        op: 'append',
        at,
        path: ['authoritativeDefinitions'],
        value: { type: 'businessDefinition', url: value },
      };
    default:
      return undefined;
  }
}

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
