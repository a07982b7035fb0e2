import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { GENERATED } from './paths.ts';
import { schemaSources } from './schema-sources.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** `types/<name>.ts` for our own formats; the formats of others are read through their adapters. */
const OWN = new Set([
  'agreement',
  'standard',
  'codelist',
  'glossary',
  'attestations',
  'configuration',
  'check-report',
  'checklist-report',
]);

export async function generateTypes(): Promise<void> {
  for (const { name, source } of schemaSources()) {
    if (!OWN.has(name)) continue;
    const code = await compile(withoutExtensionKeys(source) as never, name, {
      unreachableDefinitions: true,
      additionalProperties: false,
      bannerComment: `/** Generated from schemas/${name}; do not edit. */`,
      format: false,
      unknownAny: true,
    });
    writeIfChanged(join(GENERATED, `${name}.types.ts`), code);
  }
}

/** Free `x-` keys would give every interface an index signature, and a misspelt key in our own code would compile. */
function withoutExtensionKeys(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutExtensionKeys);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'patternProperties')
      .map(([key, value]) => [key, withoutExtensionKeys(value)]),
  );
}
