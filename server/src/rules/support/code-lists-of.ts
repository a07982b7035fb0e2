import type { CodeList, Standard } from '../../model/entities.ts';
import { fieldsOf } from '../../model/formats/build.ts';

/** All lists of a standard: those under names of their own, then those at its fields. */
export function codeListsOf(standard: Standard): CodeList[] {
  return [...standard.codeLists, ...[...fieldsOf(standard)].flatMap((field) => field.codeList ?? [])];
}
