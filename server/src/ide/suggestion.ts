import type { Entity, Field } from '../model/entities.ts';
import { type FieldPrivacy, fieldPrivacy } from '../model/inference/field-privacy.ts';

/** What the schema suggests of a field that nothing is declared of; undefined where it suggests nothing. */
export function suggestionFor(field: Field, languages: readonly string[]): FieldPrivacy | undefined {
  // What holds other fields is judged by what it holds.
  if (field.fields.length > 0 || field.refersTo) return undefined;
  const privacy = fieldPrivacy(field, languages);
  return privacy.source === 'inferred' && privacy.personal !== 'none' && privacy.row ? privacy : undefined;
}

/** The fields of an entity, at any depth. */
export function fieldsIn(entity: Entity): Field[] {
  const out: Field[] = [];
  const stack = [...entity.fields].reverse();
  for (let field = stack.pop(); field; field = stack.pop()) {
    out.push(field);
    for (const inner of [...field.fields].reverse()) stack.push(inner);
  }
  return out;
}
