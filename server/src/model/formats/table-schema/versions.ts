import type { SourceName } from '../../../schema/catalogue.ts';
import { asMap, asSeq, asText, itemsOf, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { VersionedFormat } from '../version-drift.ts';

/** Table Schema and Data Package are versioned together. */
const VERSIONS = ['1.0', '2.0'] as const;
export type FrictionlessVersion = (typeof VERSIONS)[number];

/** Version of the profile that `$schema` names. 2.1 adds keys to 2.0 and is judged as it. Profiles of others name none. */
function declaredVersion(root: SyntaxNode): FrictionlessVersion | undefined {
  const profile = asText(valueAt(root, '$schema')) ?? '';
  const major = /datapackage\.org\/profiles\/(\d+)\./.exec(profile)?.[1];
  if (major !== undefined) return major === '1' ? '1.0' : '2.0';
  return /frictionlessdata\.io\/schemas\//.test(profile) ? '1.0' : undefined;
}

/** By the specification a descriptor without `$schema` is of version 1. One that uses what came with 2 is read as its author means it. */
export function versionOf(root: SyntaxNode, usesVersion2: (root: SyntaxNode) => boolean): FrictionlessVersion {
  return declaredVersion(root) ?? (usesVersion2(root) ? '2.0' : '1.0');
}

export function frictionlessVersions(root: MapNode, source: SourceName, profile: string): VersionedFormat | undefined {
  const declared = declaredVersion(root);
  if (declared === undefined) return undefined;
  return {
    source,
    versions: VERSIONS,
    declared,
    declare: (version) => ({ op: 'set', at: root, path: ['$schema'], value: profileAddress(version, profile) }),
  };
}

export function profileAddress(version: string, profile: string): string {
  return `https://datapackage.org/profiles/${version}/${profile}.json`;
}

/** Whether a Table Schema uses what version 1 does not know or forbids. */
export function tableUsesVersion2(schema: SyntaxNode | undefined): boolean {
  if (['uniqueKeys', 'fieldsMatch'].some((key) => valueAt(schema, key) !== undefined)) return true;
  if (itemsOf(valueAt(schema, 'missingValues')).some((value) => asMap(value) !== undefined)) return true;
  const selfReference = itemsOf(valueAt(schema, 'foreignKeys')).some((key) => {
    const reference = asMap(valueAt(key, 'reference'));
    return reference !== undefined && valueAt(reference, 'resource') === undefined;
  });
  return selfReference || itemsOf(valueAt(schema, 'fields')).some(fieldUsesVersion2);
}

function fieldUsesVersion2(field: SyntaxNode): boolean {
  const constraints = valueAt(field, 'constraints');
  return (
    asText(valueAt(field, 'type')) === 'list' ||
    asSeq(valueAt(field, 'categories')) !== undefined ||
    valueAt(field, 'missingValues') !== undefined ||
    ['exclusiveMinimum', 'exclusiveMaximum', 'jsonSchema'].some((key) => valueAt(constraints, key) !== undefined)
  );
}
