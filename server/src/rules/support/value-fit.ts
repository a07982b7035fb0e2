import type { Json } from '../../base/json.ts';
import { matches } from '../../base/pattern-cost.ts';
import type { Field } from '../../model/entities.ts';

/** Which limit of its field a value breaks, as the field's format understands it; undefined where it breaks none or nothing is known. */
export function brokenLimit(field: Field, value: Json): string | undefined {
  // Null, and lists and maps, say more than one value of the field.
  if (value === null || typeof value === 'object') return undefined;
  const typed = field.entity.typedValues;
  const type = field.type?.value;
  if (type !== undefined && !hasType(type, value, typed)) return `its type, ${type}`;
  if (type === 'array' || type === 'object') return undefined;
  return typeof value === 'number' || (!typed && isNumeric(type))
    ? brokenBound(field, Number(value))
    : brokenText(field, String(value));
}

function brokenBound({ minimum, maximum }: Field, number: number): string | undefined {
  if (minimum !== undefined && number < minimum) return `the minimum ${minimum}`;
  if (maximum !== undefined && number > maximum) return `the maximum ${maximum}`;
  return undefined;
}

function brokenText({ pattern, minLength, maxLength, entity }: Field, text: string): string | undefined {
  const length = [...text].length;
  if (minLength !== undefined && length < minLength) return `the minimum length ${minLength}`;
  if (maxLength !== undefined && length > maxLength) return `the maximum length ${maxLength}`;
  const matched = pattern && matches(pattern.value, text, entity.records === 'cells');
  return matched === false ? 'its pattern' : undefined;
}

function isNumeric(type: string | undefined): boolean {
  return type === 'integer' || type === 'number';
}

/** Where values in the document have their own types, by these; else whether the text could be read as one. */
function hasType(type: string, value: string | number | boolean, typed: boolean): boolean {
  if (typed) {
    if (TEXTS.has(type)) return typeof value === 'string';
    if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
    if (type === 'number') return typeof value === 'number';
    return type === 'boolean' ? typeof value === 'boolean' : true;
  }
  const text = String(value).trim();
  if (type === 'integer') return /^[+-]?\d[\d\s.,'_]*$/.test(text) && !/[.,]\d{1,2}$/.test(text);
  // Signs of currencies, percent and groups of digits may be allowed by the field.
  if (type === 'number') return /\d|^[+-]?(?:inf|nan)$/i.test(text);
  return true;
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'date', 'datetime', 'time', 'duration', 'uri']);
