import type { Span } from '../base/span.ts';
import { schemasAt } from '../schema/applicable.ts';
import type { SchemaCatalogue } from '../schema/catalogue.ts';
import type { JsonSchema, SchemaType } from '../schema/json-schema.ts';
import { asMap, type Path, pathOf } from '../syntax/tree.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type KnownValue, knownKeys, knownValues } from './value-providers.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'reference';
  readonly detail: string | undefined;
  /** What matters for the choice, in few words. */
  readonly brief?: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly text: string;
  readonly replace: Span;
  /** Smaller comes first. */
  readonly rank: number;
  readonly deprecated: boolean;
}

/** What may be written at an offset: keys and values of the schema, and what the model knows for the place. */
export function complete(
  snapshot: Snapshot,
  catalogue: SchemaCatalogue,
  path: string,
  offset: number,
  ruleIds: readonly string[],
): Completion[] {
  const state = snapshot.files.get(path);
  const cursor = state && cursorAt(state.parsed, offset);
  const document = cursor && state.documents[cursor.root];
  const adapter = document?.detection?.adapter;
  if (!cursor || !document || !adapter) return [];
  const json = state.parsed.source.language === 'json';
  const schemas = schemasFor(document, catalogue, cursor.path);
  const out: Completion[] = [];
  const context = {
    snapshot,
    file: path,
    root: document.root,
    path: cursor.path,
    typed: cursor.typed,
    ruleIds,
  };
  if (cursor.slot !== 'value') {
    const known = nearest(knownKeys(adapter, context), cursor.typed).filter(({ value }) => !cursor.present.has(value));
    out.push(...known.map((key, rank) => keyItem(key, rank, cursor, json)), ...keys(schemas, cursor, json));
  }
  if (cursor.slot !== 'key') {
    const known = nearest(knownValues(adapter, context), cursor.typed);
    const listed = values(schemas, cursor, json);
    for (const [rank, value] of known.entries()) {
      const documentation = value.documentation ?? listed.find(({ label }) => label === value.value)?.documentation;
      const about = {
        ...value,
        ...(documentation !== undefined && { documentation }),
        rank,
        kind: 'reference' as const,
      };
      out.push(valueItem(value.value, cursor, json, about));
    }
    // What the schema says beside what is known for the place comes behind it.
    out.push(...listed.map((item) => ({ ...item, rank: item.rank + known.length })));
  }
  const seen = new Set<string>();
  return out.filter((item) => !seen.has(item.label) && seen.add(item.label));
}

/** So many are offered at once; of longer lists those that begin like what is typed, then those whose names have it. */
export const MOST_OFFERED = 300;

function nearest(values: readonly KnownValue[], typed: string): readonly KnownValue[] {
  if (values.length <= MOST_OFFERED) return values;
  const text = typed.toLowerCase();
  const begin = values.filter(({ value }) => value.toLowerCase().startsWith(text));
  const named = values.filter(
    ({ value, detail }) =>
      !value.toLowerCase().startsWith(text) && `${value} ${detail ?? ''}`.toLowerCase().includes(text),
  );
  return [...begin, ...named].slice(0, MOST_OFFERED);
}

/** The schemas at a path. Marks inside formats that leave their place free are described by our own standard. */
export function schemasFor(document: Document, catalogue: SchemaCatalogue, path: Path): JsonSchema[] {
  const root = asMap(document.root);
  const adapter = document.detection?.adapter;
  if (!root || !adapter) return [];
  for (const { key, node } of adapter.markNodes?.(root) ?? []) {
    const at = pathOf(node);
    if (at.length > path.length || at.some((step, index) => String(step) !== String(path[index]))) continue;
    const standard = catalogue.schema('standard');
    const marks = standard.$defs?.Marks;
    const whole = { ...(key === undefined ? marks : marks?.properties?.[key]), $defs: standard.$defs ?? {} };
    return schemasAt(whole, node, path.slice(at.length));
  }
  const id = adapter.schemaFor(root);
  return id === undefined ? [] : schemasAt(catalogue.schema(id), root, path);
}

function keys(schemas: readonly JsonSchema[], cursor: Cursor, json: boolean): Completion[] {
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  const found = new Map<string, JsonSchema>();
  for (const schema of schemas)
    for (const [key, value] of Object.entries(schema.properties ?? {})) if (!found.has(key)) found.set(key, value);
  return [...found]
    .filter(([key]) => !cursor.present.has(key))
    .map(([key, schema], index) => ({
      label: key,
      kind: 'key',
      detail: [required.has(key) ? 'required' : '', typeOf(schema)].filter(Boolean).join(' · ') || undefined,
      documentation: schema.description,
      text: keyText(key, schema, cursor, json),
      replace: cursor.replace,
      rank: (required.has(key) ? 0 : 1000) + index,
      deprecated: schema.deprecated === true,
    }));
}

function keyItem(known: KnownValue, rank: number, cursor: Cursor, json: boolean): Completion {
  return {
    label: known.value,
    kind: 'reference',
    detail: known.detail,
    brief: known.brief,
    documentation: known.documentation,
    text: keyText(known.value, { type: 'string' }, cursor, json),
    replace: cursor.replace,
    rank,
    deprecated: known.deprecated ?? false,
  };
}

function keyText(key: string, schema: JsonSchema, cursor: Cursor, json: boolean): string {
  if (cursor.hasColon) return json || cursor.quote !== '' ? quote(key, cursor.quote || '"') : key;
  const type = usualType(schema);
  if (json)
    return `${JSON.stringify(key)}: ${type === 'object' ? '{}' : type === 'array' ? '[]' : type === 'string' ? '""' : ''}`;
  const indent = ' '.repeat(cursor.column);
  const written = /^[\w$-]+$/.test(key) ? key : quote(key, '"');
  if (type === 'object') return `${written}:\n${indent}`;
  if (type === 'array') return `${written}:\n${indent}- `;
  return `${written}: `;
}

function values(schemas: readonly JsonSchema[], cursor: Cursor, json: boolean): Completion[] {
  return schemas.flatMap((schema) => {
    const meanings = schema['x-values'] ?? {};
    const listable = singleType(schema) === 'boolean' ? [true, false] : Object.keys(meanings);
    const allowed = schema.const !== undefined ? [schema.const] : (schema.enum ?? listable);
    const listed = allowed.map((value, index) => {
      const meaning = meanings[String(value)]?.description;
      return valueItem(value, cursor, json, {
        rank: index,
        kind: 'value',
        ...(meaning !== undefined && { documentation: meaning }),
      });
    });
    const examples = allowed.length > 0 ? [] : (schema.examples ?? []).filter((example) => typeof example !== 'object');
    return [
      ...listed,
      ...examples.map((example, index) =>
        valueItem(example, cursor, json, { rank: 500 + index, kind: 'value', detail: 'example' }),
      ),
    ];
  });
}

function valueItem(
  value: unknown,
  cursor: Cursor,
  json: boolean,
  about: {
    readonly rank: number;
    readonly kind: Completion['kind'];
    readonly detail?: string;
    readonly brief?: string;
    readonly documentation?: string;
    readonly deprecated?: true;
  },
): Completion {
  const label = String(value);
  const text = typeof value !== 'string' ? label : json ? JSON.stringify(value) : yamlText(value, cursor.quote);
  return {
    label,
    kind: about.kind,
    detail: about.detail,
    brief: about.brief,
    documentation: about.documentation,
    text,
    replace: cursor.replace,
    rank: about.rank,
    deprecated: about.deprecated ?? false,
  };
}

/** Plain where YAML reads it back as the same text. */
function yamlText(value: string, typedQuote: Cursor['quote']): string {
  if (typedQuote !== '') return quote(value, typedQuote);
  const plain =
    /^[A-Za-z/.][\w ./+-]*(?::[\w./+-]+)*$/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|~)$/i.test(value) &&
    !/^[\d.]+$/.test(value);
  return plain && !value.endsWith(' ') ? value : quote(value, '"');
}

function quote(text: string, mark: string): string {
  return mark === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** The form that is begun for a key whose value may have several: our schemas name the usual one first. */
function usualType(schema: JsonSchema): SchemaType | undefined {
  return [schema.type ?? []].flat().find((type) => type !== 'null');
}

/** The type that is written; null, where it may stand for nothing, is none that anybody writes. */
function singleType(schema: JsonSchema): SchemaType | undefined {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

function typeOf(schema: JsonSchema): string {
  const names: Readonly<Partial<Record<SchemaType, string>>> = {
    object: 'map',
    array: 'list',
    string: 'text',
    integer: 'whole number',
  };
  const type = singleType(schema);
  return type === undefined ? '' : (names[type] ?? type);
}
