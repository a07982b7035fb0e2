import { effectiveMark } from './effective.ts';
import type { Dataset, Field } from './entities.ts';
import { accessRightsOf } from './formats/dataset.ts';
import type { Located } from './located.ts';
import type { Marks } from './marks.ts';
import { isOpenLicence } from './vocabularies/licences.ts';

/** What gives data to everybody: a licence, or the word that they are public. */
export interface Opening {
  readonly by: 'licence' | 'access';
  readonly at: Located<string>;
}

/** What opens the data that a standard describes, or those of one entity in it (ruling 4). A restriction stands before any licence. */
export function openingOf(...marks: readonly Marks[]): Opening | undefined {
  const rights = textOf(marks, 'accessRights');
  const access = rights && accessRightsOf(rights.value);
  if (rights && access !== 'public') return undefined;
  const licence = textOf(marks, 'licence');
  if (licence && isOpenLicence(licence.value)) return { by: 'licence', at: licence };
  return rights && { by: 'access', at: rights };
}

/** The same for one field, which may be kept in where the rest is open. */
export function openingOfField(field: Field): Opening | undefined {
  const rights = effectiveMark(field, 'accessRights')?.mark;
  const licence = effectiveMark(field, 'licence')?.mark;
  return openingOf({ ...(rights && { accessRights: rights }), ...(licence && { licence }) });
}

export function openingOfDataset({ access, licence, distributions }: Dataset): Opening | undefined {
  if (access && access.value !== 'public') return undefined;
  const open = [licence, ...distributions.map((one) => one.licence)].find((one) => one && isOpenLicence(one.value));
  if (open) return { by: 'licence', at: open };
  return access && { by: 'access', at: access };
}

/** Whether a law that the marks name has made a register public. */
export function isPublicByLaw(marks: Pick<Marks, 'register'>): boolean {
  const register = marks.register?.value as { readonly legalBasis?: { readonly act?: unknown } } | null | undefined;
  const act = register?.legalBasis?.act;
  return typeof act === 'string' && act.trim() !== '';
}

function textOf(marks: readonly Marks[], key: 'accessRights' | 'licence'): Located<string> | undefined {
  for (const one of marks) {
    const mark = one[key];
    if (typeof mark?.value === 'string' && mark.value.trim() !== '') return { value: mark.value, node: mark.node };
  }
  return undefined;
}
