// schema/: validators compiled ahead of time, and what they mean for a person. Knows the syntax tree and JSON Schema; no format, no rule.

/** The part of JSON Schema 2020-12 that our own schemas use (schemas/README.md), and our annotations. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly unevaluatedProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema | true;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  /** Meaning of each value of `enum`. */
  readonly 'x-values'?: Readonly<
    Record<string, { readonly description?: string; readonly since?: string; readonly until?: string }>
  >;
  /** What a value of `pattern` looks like, for messages: one or two examples in backticks. */
  readonly 'x-like'?: string;
  /** At the root: an empty text, list or map is a place to be filled in, and as good as null wherever that may stand. */
  readonly 'x-blank'?: boolean;
  readonly 'x-since'?: string;
  readonly 'x-until'?: string;
  readonly 'x-versions'?: readonly string[];
}

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** Follows `$ref` (to `#` or `#/$defs/…` of the same schema) until a schema without one; its siblings hold beside it and are kept apart. */
export function dereference(root: JsonSchema, ref: string): JsonSchema {
  if (ref === '#') return root;
  const name = ref.replace(/^#\/\$defs\//, '');
  let found: JsonSchema | undefined = root.$defs?.[name];
  if (!found && name.includes('/')) {
    found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], root) as
      | JsonSchema
      | undefined;
  }
  return found ?? {};
}

/** Whether `null` may stand where `schema` says what may; `$ref` and the branches of `oneOf` and `anyOf` are looked into. */
export function allowsNull(root: JsonSchema, schema: JsonSchema): boolean {
  if (schema.$ref !== undefined) return allowsNull(root, dereference(root, schema.$ref));
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branches.some((branch) => allowsNull(root, branch));
  return schema.type !== undefined && [schema.type].flat().includes('null');
}
