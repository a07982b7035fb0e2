import type { Dataset } from '../../model/entities.ts';
import type { Located } from '../../model/located.ts';

/** The licences that a dataset and its distributions are said to be under. */
export function licencesOf({ licence, distributions }: Dataset): Located<string>[] {
  return [licence, ...distributions.map((one) => one.licence)].filter((one) => one !== undefined);
}

/** Whether everybody may see a dataset as far as it says: what is restricted, or explains itself in words, is not asked for a licence. */
export function isPublicOrUnsaid({ access, accessWritten }: Dataset): boolean {
  return access ? access.value === 'public' : accessWritten === undefined;
}
