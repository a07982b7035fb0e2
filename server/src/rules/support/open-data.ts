import { rankOf } from '../../model/classification.ts';
import { effectiveClassification, effectiveMark } from '../../model/effective.ts';
import type { Field } from '../../model/entities.ts';
import { openingOfField } from '../../model/openness.ts';
import type { ContextBase } from '../define.ts';

/** Whether the data of a field are open to everybody, as its access rights or its licence say, else its classification. */
export function isOpen(field: Field, context: ContextBase): boolean {
  if (openingOfField(field)) return true;
  if (effectiveMark(field, 'accessRights')) return false;
  const classification = effectiveClassification(field)?.mark.value;
  const scheme = classification && context.schemeOf(classification.scheme, field.entity.standard.jurisdiction);
  const rank = scheme && classification ? rankOf(scheme, classification.value) : undefined;
  return rank !== undefined && scheme?.values[rank]?.open === true;
}
