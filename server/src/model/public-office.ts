import { wordsOf } from '../base/words.ts';
import type { Field } from './entities.ts';
import { publicRoles } from './vocabularies/public-roles.ts';

/** Whether a field tells of somebody as the holder of a public office, by the names of the field and of what it stands in. */
export function isInOffice(field: Field): boolean {
  const roles = publicRoles();
  const names = [field.name, field.entity.name];
  for (let around = field.parent; around; around = around.parent) names.push(around.name);
  return names.some((name) =>
    wordsOf(name).some((word) => roles.has(word) || (word.endsWith('s') && roles.has(word.slice(0, -1)))),
  );
}
