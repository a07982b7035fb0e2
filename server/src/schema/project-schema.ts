// Projects one version's JSON Schema out of a schema source that holds all versions of a format (schemas/README.md says how).

export type SchemaSource = { [keyword: string]: unknown };

type Range = { since?: string; until?: string };

const MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
const LISTS = new Set(['oneOf', 'anyOf', 'allOf', 'prefixItems']);
const LITERALS = new Set(['const', 'examples', 'default', 'required', 'x-values', 'dependentRequired']);

/** @throws Error when `version` is not one of the source's `x-versions`. */
export function projectSchema(source: SchemaSource, version: string): SchemaSource {
  const versions = (source['x-versions'] as string[] | undefined) ?? [version];
  const rank = (name: string): number => {
    const at = versions.indexOf(name);
    if (at < 0) throw new Error(`version ${name} is not among x-versions ${versions.join(', ')}`);
    return at;
  };
  const now = rank(version);
  const inRange = (range: Range): boolean =>
    (range.since === undefined || rank(range.since) <= now) && (range.until === undefined || now <= rank(range.until));
  const exists = (schema: unknown): boolean =>
    !isObject(schema) || inRange({ since: schema['x-since'] as string, until: schema['x-until'] as string });

  const project = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(project);
    if (!isObject(schema)) return schema;
    const laid: SchemaSource = { ...schema };
    for (const overlay of (laid['x-when'] as (Range & { schema: SchemaSource })[] | undefined) ?? []) {
      if (inRange(overlay)) Object.assign(laid, overlay.schema);
    }
    const out: SchemaSource = {};
    for (const [keyword, value] of Object.entries(laid)) {
      const kept = projectKeyword(keyword, value, laid);
      if (kept !== undefined) out[keyword] = kept;
    }
    return out;
  };
  /** Undefined when the version does not know the keyword here. */
  const projectKeyword = (keyword: string, value: unknown, schema: SchemaSource): unknown => {
    if (keyword === 'x-when' || keyword === 'x-versions' || value === null) return undefined;
    if (keyword === 'enum') return enumOf(value as unknown[], schema['x-values'] as Values | undefined, inRange);
    if (LITERALS.has(keyword)) return value;
    if (MAPS.has(keyword) && isObject(value)) return mapValues(value, exists, project);
    if (!LISTS.has(keyword) || !Array.isArray(value)) return project(value);
    const members = value.filter(exists);
    // An empty list is no schema: a version that knows none of the members does not know the keyword.
    return members.length === 0 ? undefined : members.map(project);
  };
  return project(source) as SchemaSource;
}

type Values = { [value: string]: Range & { description?: string } };

function enumOf(values: unknown[], meanings: Values | undefined, inRange: (range: Range) => boolean): unknown[] {
  return values.filter((value) => inRange(meanings?.[String(value)] ?? {}));
}

function mapValues(
  map: SchemaSource,
  keep: (value: unknown) => boolean,
  convert: (value: unknown) => unknown,
): SchemaSource {
  return Object.fromEntries(
    Object.entries(map)
      .filter(([, value]) => keep(value))
      .map(([key, value]) => [key, convert(value)]),
  );
}

function isObject(value: unknown): value is SchemaSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
