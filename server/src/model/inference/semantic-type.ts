import type { Field } from '../entities.ts';
import { typesOfName } from '../semantic-types.ts';
import type { SemanticType } from '../vocabularies/load.ts';

/** The identifier or code that a field's name says it holds: the whole name, or its last words (`applicant_nhs_number`). */
export function semanticTypeOf(field: Pick<Field, 'name'>): SemanticType | undefined {
  return typesOfName(field.name)[0]?.type;
}
