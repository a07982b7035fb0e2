import type { SchemaId } from '../../../schema/catalogue.ts';
import { type MapNode, valueAt } from '../../../syntax/tree.ts';
import { scalarTextAt } from '../../located.ts';
import type { VersionedFormat } from '../version-drift.ts';

/** Minor versions; patches change words only. */
export const OPENAPI_VERSIONS = ['3.0', '3.1', '3.2'] as const;
export type OpenapiVersion = (typeof OPENAPI_VERSIONS)[number];

export function writtenVersion(root: MapNode): string | undefined {
  return scalarTextAt(root, 'openapi')?.value;
}

/** A version that nobody has published is judged by the newest one; `3` alone was `3.0` before YAML made a number of it. */
export function openapiVersion(root: MapNode): OpenapiVersion {
  const written = writtenVersion(root) ?? '';
  if (written === '3') return '3.0';
  return OPENAPI_VERSIONS.find((version) => written === version || written.startsWith(`${version}.`)) ?? '3.2';
}

export function openapiSchema(root: MapNode): SchemaId {
  return `openapi-${openapiVersion(root)}`;
}

export function openapiVersions(root: MapNode): VersionedFormat | undefined {
  if (valueAt(root, 'openapi') === undefined) return undefined;
  return {
    source: 'openapi',
    versions: OPENAPI_VERSIONS,
    declared: openapiVersion(root),
    declare: (version) => ({ op: 'set', at: root, path: ['openapi'], value: `${version}.0` }),
  };
}
