import { dereference, type JsonSchema } from '../../src/schema/json-schema.ts';

/** A document of each class that a schema defines under a title, with every property that the class has: two levels deep written out, below that by address. */
export function everyClass(root: JsonSchema): Record<string, unknown>[] {
  const object = (schema: JsonSchema, depth: number): Record<string, unknown> => {
    const required = new Set(schema.required ?? []);
    const kept = Object.entries(schema.properties ?? {}).filter(([key]) => depth > 1 || required.has(key));
    return {
      ...Object.fromEntries(kept.map(([key, inner]) => [key, sample(inner, depth - 1)])),
      '@type': schema.title,
    };
  };
  const sample = (schema: JsonSchema, depth: number): unknown => {
    const opened = opening(root, schema);
    const types = new Set(opened.flatMap((one) => one.type ?? []));
    const held = opened.find((one) => one.properties);
    if (types.has('object') && held && (depth > 0 || !types.has('string'))) return object(held, depth);
    if (types.has('array')) return [sample(opened.find((one) => one.items)?.items as JsonSchema, depth)];
    if (opened.some((one) => one.anyOf?.some((branch) => branch.format === 'date'))) return '2024-05-01';
    return types.has('string') ? 'https://data.agency.example/x' : { en: 'text' };
  };
  const classes = Object.values(root.$defs ?? {}).filter((one) => one.title !== undefined);
  return classes.map((one) => object(one, 3));
}

function opening(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  const next = schema.$ref === undefined ? undefined : dereference(root, schema.$ref);
  return next ? [schema, ...opening(root, next)] : [schema];
}
