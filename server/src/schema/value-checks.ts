import { canonicalJson } from '../base/json.ts';
import { pushAll } from '../base/push-all.ts';
import { entriesOf, resolve, type SyntaxNode, textOf, toValue } from '../syntax/tree.ts';
import type { JsonSchema, SchemaType } from './json-schema.ts';
import { problem, type SchemaProblem, valueProblem } from './schema-problem.ts';
import { hasFormat } from './value-formats.ts';

/** Undefined when the type fits. */
export function checkType(schema: JsonSchema, node: SyntaxNode): SchemaProblem | undefined {
  if (schema.type === undefined) return undefined;
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  const actual = typeOf(node);
  if (types.some((type) => type === actual || (type === 'number' && actual === 'integer'))) return undefined;
  return problem('type', node, types);
}

/** The JSON type of what is written; a whole number is `integer`, as is 1.0. */
function typeOf(node: SyntaxNode): SchemaType {
  const at = resolve(node);
  if (at?.kind === 'map') return 'object';
  if (at?.kind === 'seq') return 'array';
  if (at?.kind !== 'scalar' || at.value === null) return 'null';
  if (typeof at.value === 'number') return Number.isInteger(at.value) ? 'integer' : 'number';
  return typeof at.value === 'boolean' ? 'boolean' : 'string';
}

/** The keywords that look at one value: `enum`, `const`, and the limits of texts, numbers, lists and maps. */
export function checkValue(schema: JsonSchema, node: SyntaxNode): SchemaProblem[] {
  const out: SchemaProblem[] = [];
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed) {
    const value = canonicalJson(toValue(node));
    if (!allowed.some((one) => canonicalJson(one) === value))
      out.push(valueProblem(node, allowed.filter((one) => one !== null).map(display)));
  }
  const at = resolve(node);
  if (at?.kind === 'scalar') {
    if (typeof at.value === 'string') checkText(schema, node, at.value, out);
    if (typeof at.value === 'number') checkNumber(schema, node, at.value, out);
  } else if (at?.kind === 'seq') {
    checkSize(schema.minItems, schema.maxItems, at.items.length, node, out);
    if (schema.uniqueItems === true) pushAll(out, duplicates(at.items));
  } else if (at?.kind === 'map' && (schema.minProperties ?? schema.maxProperties) !== undefined) {
    const keys = new Set([...entriesOf(at)].map((entry) => textOf(entry.key)));
    checkSize(schema.minProperties, schema.maxProperties, keys.size, node, out);
  }
  return out;
}

function checkSize(
  least: number | undefined,
  most: number | undefined,
  size: number,
  node: SyntaxNode,
  out: SchemaProblem[],
): void {
  if (least !== undefined && size < least) out.push(problem('too-few', node, [String(least)]));
  if (most !== undefined && size > most) out.push(problem('too-many', node, [String(most)]));
}

function checkText(schema: JsonSchema, node: SyntaxNode, text: string, out: SchemaProblem[]): void {
  const length = [...text].length;
  if (schema.minLength !== undefined && length < schema.minLength)
    out.push(problem('too-short', node, [String(schema.minLength)]));
  if (schema.maxLength !== undefined && length > schema.maxLength)
    out.push(problem('too-long', node, [String(schema.maxLength)]));
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(text))
    out.push(problem('pattern', node, [schema['x-like'] ?? `\`${schema.pattern}\``]));
  if (schema.format !== undefined && !hasFormat(schema.format, text))
    out.push(problem('format', node, [schema.format]));
}

function checkNumber(schema: JsonSchema, node: SyntaxNode, value: number, out: SchemaProblem[]): void {
  if (schema.minimum !== undefined && !(value >= schema.minimum))
    out.push(problem('too-small', node, [String(schema.minimum)]));
  if (schema.exclusiveMinimum !== undefined && !(value > schema.exclusiveMinimum))
    out.push(problem('too-small', node, [`more than ${schema.exclusiveMinimum}`]));
  if (schema.maximum !== undefined && !(value <= schema.maximum))
    out.push(problem('too-large', node, [String(schema.maximum)]));
  if (schema.exclusiveMaximum !== undefined && !(value < schema.exclusiveMaximum))
    out.push(problem('too-large', node, [`less than ${schema.exclusiveMaximum}`]));
  if (schema.multipleOf !== undefined) {
    const quotient = value / schema.multipleOf;
    if (!Number.isInteger(quotient)) out.push(problem('multiple', node, [String(schema.multipleOf)]));
  }
}

function duplicates(items: readonly SyntaxNode[]): SchemaProblem[] {
  const seen = new Set<string>();
  for (const item of items) {
    const text = canonicalJson(toValue(item));
    if (seen.has(text)) return [problem('unique', item, [])];
    seen.add(text);
  }
  return [];
}

function display(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
