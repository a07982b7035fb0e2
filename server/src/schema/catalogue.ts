import { type SchemaId, type SourceName, schemas as singles, sources, validators } from '../../generated/schemas.js';
import type { JsonSchema } from './json-schema.ts';
import { projectSchema, type SchemaSource } from './project-schema.ts';

export type { SchemaId, SourceName };

/** Our schemas by id, each read and each validator built on first use. */
export class SchemaCatalogue {
  readonly #schemas = new Map<SchemaId, JsonSchema>();
  readonly #validators = new Map<SchemaId, (value: unknown) => boolean>();

  /** The schema of one version, for explaining, completing and hovering. */
  schema(id: SchemaId): JsonSchema {
    return remember(this.#schemas, id, () => {
      const { name, version } = partsOf(id);
      const source = this.source(name as SourceName);
      return source
        ? (projectSchema(source as SchemaSource, version) as JsonSchema)
        : (JSON.parse(singles[id] ?? '{}') as JsonSchema);
    });
  }

  isValid(id: SchemaId, value: unknown): boolean {
    return remember(this.#validators, id, () => validators[id]())(value);
  }

  /** All versions in one, with `x-since` marks. */
  source(name: SourceName): JsonSchema | undefined {
    const text = sources[name];
    return text === undefined ? undefined : (JSON.parse(text) as JsonSchema);
  }
}

function partsOf(id: SchemaId): { name: string; version: string } {
  const name = Object.keys(sources).find((source) => id.startsWith(`${source}-`));
  return name === undefined ? { name: id, version: '' } : { name, version: id.slice(name.length + 1) };
}

function remember<K, V>(memo: Map<K, V>, key: K, make: () => V): V {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
