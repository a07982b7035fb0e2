import { snakeCase } from '../../base/words.ts';
import type { Field } from '../entities.ts';
import { type SemanticType, semanticTypes } from '../vocabularies/load.ts';

/** The identifier or code that a field's name says it holds: the whole name, or its last words (`applicant_nhs_number`). */
export function semanticTypeOf(field: Pick<Field, 'name'>): SemanticType | undefined {
  const name = snakeCase(field.name);
  let best: SemanticType | undefined;
  let length = 0;
  for (const type of semanticTypes) {
    for (const known of type.names) {
      if (known.length > length && (name === known || (known.length >= 3 && name.endsWith(`_${known}`)))) {
        best = type;
        length = known.length;
      }
    }
  }
  return best;
}
