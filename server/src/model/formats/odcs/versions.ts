import type { SchemaId } from '../../../schema/catalogue.ts';
import { asText, type MapNode, valueAt } from '../../../syntax/tree.ts';
import type { VersionedFormat } from '../version-drift.ts';

export const ODCS_VERSIONS = ['3.0.0', '3.0.1', '3.0.2', '3.1.0'] as const;
export type OdcsVersion = (typeof ODCS_VERSIONS)[number];

/** Version that `apiVersion` declares, with or without its `v`; undefined for versions that we hold no schema of. */
function declaredVersion(root: MapNode): OdcsVersion | undefined {
  const written = asText(valueAt(root, 'apiVersion'))?.replace(/^v/, '');
  return ODCS_VERSIONS.find((version) => version === written);
}

export function isVersion2(root: MapNode): boolean {
  return /^v?2\./.test(asText(valueAt(root, 'apiVersion')) ?? '');
}

/** A version that nobody has published is judged by the newest one, which then says so. Version 2 is another format. */
export function odcsSchema(root: MapNode): SchemaId | undefined {
  return isVersion2(root) ? undefined : `odcs-${declaredVersion(root) ?? '3.1.0'}`;
}

export function odcsVersions(root: MapNode): VersionedFormat | undefined {
  const declared = declaredVersion(root);
  if (declared === undefined) return undefined;
  return {
    source: 'odcs',
    versions: ODCS_VERSIONS,
    declared,
    declare: (version) => ({ op: 'set', at: root, path: ['apiVersion'], value: `v${version}` }),
  };
}
