import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Whether `text` has the named format of JSON Schema, by the very functions that the compiled validators use. Unknown formats pass. */
export function hasFormat(format: string, text: string): boolean {
  const check = fullFormats[format as keyof typeof fullFormats] as unknown;
  if (check instanceof RegExp) return check.test(text);
  if (typeof check === 'function') return check(text) as boolean;
  const validate = (check as { validate?: unknown } | undefined)?.validate;
  if (validate instanceof RegExp) return validate.test(text);
  if (typeof validate === 'function') return validate(text) as boolean;
  return true;
}
