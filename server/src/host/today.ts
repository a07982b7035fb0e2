import type { IsoDate } from '../base/iso-date.ts';

/** The day by the clock of this machine, in UTC: the same answer in the editor and in CI. */
export function today(): IsoDate {
  return new Date().toISOString().slice(0, 10) as IsoDate;
}
