import { join } from 'node:path';
import type { Rule } from '../../src/rules/define.ts';
import { compileValidator } from './compile-validator.ts';
import { completeConfiguration } from './complete-configuration.ts';
import { GENERATED } from './paths.ts';
import { type NamedSource, projectedSchemas, schemaSources } from './schema-sources.ts';
import { writeIfChanged } from './write-if-changed.ts';

/**
 * `schemas.js`: the schemas' texts, `sources` for those that hold several versions (projected when needed), `schemas` for the others; and from
 * `validators.js` the compiled validator of each schema id behind a function. `validators.texts.js` says the same in texts, for bundles
 * that run where texts may become functions.
 */
export async function generateSchemas(rules: readonly Rule[]): Promise<void> {
  const named = completeConfiguration(schemaSources(), rules);
  writeConfigurationSchema(named);
  const ids = projectedSchemas(named);
  const validators = await Promise.all(
    ids.map(async ({ id, schema }) => [id, await compileValidator(schema)] as const),
  );
  const text = (value: unknown): string => JSON.stringify(JSON.stringify(value));
  const versioned = named.filter(({ source }) => 'x-versions' in source);
  const single = named.filter(({ source }) => !('x-versions' in source));

  writeIfChanged(
    join(GENERATED, 'validators.js'),
    table(
      'validators',
      validators.map(([id, code]) => [id, `() => {\n${code}\n  }`]),
    ),
  );
  // Three megabytes of functions take longer to read than most runs take; as texts they cost nothing until one is asked for.
  writeIfChanged(
    join(GENERATED, 'validators.texts.js'),
    table(
      'validators',
      validators.map(([id, code]) => [id, JSON.stringify(code)]),
    ),
  );
  writeIfChanged(
    join(GENERATED, 'schemas.js'),
    [
      "export { validators } from './validators.js';\n",
      table(
        'schemas',
        single.map(({ name, source }) => [name, text(source)]),
      ),
      table(
        'sources',
        versioned.map(({ name, source }) => [name, text(source)]),
      ),
    ].join('\n'),
  );
  writeIfChanged(
    join(GENERATED, 'schemas.d.ts'),
    [
      `export type SchemaId = ${union(ids.map(({ id }) => id))};`,
      `export type SourceName = ${union(versioned.map(({ name }) => name))};`,
      '/** Each call makes the validator anew; keep the result. */',
      'export const validators: Readonly<Record<SchemaId, () => (value: unknown) => boolean>>;',
      '/** JSON texts of the schemas that have one version. */',
      'export const schemas: Readonly<Record<string, string>>;',
      '/** JSON texts of the schemas that hold several versions. */',
      'export const sources: Readonly<Record<string, string>>;',
      '',
    ].join('\n'),
  );
}

/** The schema of the configuration with all rules, for extensions that validate YAML by a file. */
function writeConfigurationSchema(sources: readonly NamedSource[]): void {
  const source = sources.find(({ name }) => name === 'configuration')?.source;
  writeIfChanged(join(GENERATED, 'configuration.schema.json'), `${JSON.stringify(source, null, 2)}\n`);
}

function table(name: string, rows: readonly (readonly [string, string])[]): string {
  return [
    `export const ${name} = {`,
    ...rows.map(([key, code]) => `  ${JSON.stringify(key)}: ${code},`),
    '};',
    '',
  ].join('\n');
}

function union(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map((name) => JSON.stringify(name)).join(' | ');
}
