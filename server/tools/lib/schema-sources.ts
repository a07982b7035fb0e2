import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectSchema, type SchemaSource } from '../../src/schema/project-schema.ts';
import { SCHEMAS } from './paths.ts';

export interface NamedSource {
  /** `odcs` of `schemas/odcs/odcs.schema.json`. */
  readonly name: string;
  readonly source: SchemaSource;
}

export interface NamedSchema {
  /** `odcs-3.1.0`; just `agreement` where the source knows no versions. */
  readonly id: string;
  readonly schema: SchemaSource;
}

export function schemaSources(): NamedSource[] {
  const written = readSources();
  return written.map(({ name, source }) => ({ name, source: withForeignDefinitions(source, written) }));
}

/** `x-defs-of` names another source of the same versions, whose `$defs` this one has as well: a format that holds another whole. */
function withForeignDefinitions(source: SchemaSource, all: readonly NamedSource[]): SchemaSource {
  const { 'x-defs-of': holder, ...own } = source;
  if (holder === undefined) return source;
  const found = all.find(({ name }) => name === holder)?.source;
  if (!found) throw new Error(`x-defs-of names ${String(holder)}, and there is no such schema`);
  return { ...own, $defs: { ...(found.$defs as object), ...(own.$defs as object) } };
}

function readSources(): NamedSource[] {
  return readdirSync(SCHEMAS, { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .flatMap((folder) => readdirSync(join(SCHEMAS, folder.name)).map((file) => ({ folder: folder.name, file })))
    .filter(({ file }) => file.endsWith('.schema.json'))
    .map(({ folder, file }) => ({
      name: file.replace(/\.schema\.json$/, ''),
      source: JSON.parse(readFileSync(join(SCHEMAS, folder, file), 'utf8')) as SchemaSource,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every version of every source, in the order of its `x-versions`. */
export function projectedSchemas(sources: readonly NamedSource[]): NamedSchema[] {
  return sources.flatMap(({ name, source }) => {
    const versions = source['x-versions'] as string[] | undefined;
    if (!versions) return [{ id: name, schema: source }];
    return versions.map((version) => ({ id: `${name}-${version}`, schema: projectSchema(source, version) }));
  });
}
