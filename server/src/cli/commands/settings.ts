import { didYouMean } from '../../base/did-you-mean.ts';
import { type IsoDate, parseIsoDate } from '../../base/iso-date.ts';
import { today } from '../../host/today.ts';
import { Failure } from '../failure.ts';

/** The one of the allowed values that an option was given. @throws Failure */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const meant = didYouMean(value, allowed);
  throw new Failure(
    `--${option} must be one of ${allowed.join(', ')}; you wrote ${value}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
  );
}

/** What `--now` means. @throws Failure */
export function dayOf(text: string | undefined): IsoDate {
  if (text === undefined) return today();
  const day = parseIsoDate(text);
  if (day === undefined) throw new Failure(`--now takes a day such as 2026-09-01; you wrote ${text}`);
  return day;
}

/** What `--output FORMAT=FILE` means. @throws Failure */
export function outputOf<T extends string>(text: string, allowed: readonly T[]): { format: T; file: string } {
  const cut = text.indexOf('=');
  if (cut < 1 || cut === text.length - 1)
    throw new Failure(`--output takes FORMAT=FILE, such as ${allowed[0]}=report.${allowed[0]}; you wrote ${text}`);
  return { format: oneOf('output', text.slice(0, cut), allowed), file: text.slice(cut + 1) };
}
