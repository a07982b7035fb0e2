import type { JsonSchema } from '../schema/json-schema.ts';

/**
 * An agreement in which every key of its schema is written, made from the schema, so that a new key is there as well. `text` gives the value of
 * a free text; where a key may have several shapes, `choice` says which.
 */
export function fullAgreement(
  schema: JsonSchema,
  text: (path: string) => string,
  choice: number,
): Record<string, unknown> {
  const definitions = (schema.$defs ?? {}) as Record<string, JsonSchema>;
  const make = (at: JsonSchema, path: string): unknown => {
    const target = at.$ref === undefined ? undefined : definitions[at.$ref.slice('#/$defs/'.length)];
    if (target) return make(target, path);
    const [whole] = (at.allOf ?? []) as JsonSchema[];
    if (whole && at.properties === undefined) return make(whole, path);
    const shapes = ((at.oneOf ?? []) as JsonSchema[]).filter((shape) => shape.type !== 'null');
    const shape = shapes[choice % Math.max(1, shapes.length)];
    if (shape) return make(shape, path);
    if (at.const !== undefined) return at.const;
    const values = (at.enum as unknown[] | undefined)?.filter((value) => value !== null);
    if (values) return values[choice % values.length];
    if (at.properties) {
      const entries = Object.entries(at.properties as Record<string, JsonSchema>);
      return Object.fromEntries([
        ...entries.map(([key, value]) => [key, make(value, `${path}/${key}`)]),
        ['x-own', text(`${path}/x-own`)],
      ]);
    }
    if (at.items) return [0, 1].map((index) => make(at.items as JsonSchema, `${path}/${index}`));
    const [type] = [at.type].flat().filter((one) => one !== 'null');
    if (type === 'boolean') return choice % 2 === 0;
    if (type === 'integer' || type === 'number') return 1000 * path.length + choice;
    if (type === 'object') return { [`key-${choice}`]: text(path) };
    return text(path);
  };
  return make(schema, '') as Record<string, unknown>;
}
