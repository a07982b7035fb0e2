import { addDays, type IsoDate, parseIsoDate } from './iso-date.ts';

/** A duration of ISO 8601-1 by its parts; hours and smaller count as parts of a day, weeks as seven days. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** Whole or decimal parts; undefined for words, and for texts without any part. */
export function parseDuration(text: string): Duration | undefined {
  const match = SHAPE.exec(text.slice(0, LONGEST));
  if (!match) return undefined;
  const part = (index: number): number => Number((match[index] ?? '0').replace(',', '.'));
  return {
    years: part(1),
    months: part(2),
    days: part(3) * 7 + part(4) + part(5) / 24 + part(6) / 1440 + part(7) / 86_400,
  };
}

const NUMBER = '(\\d+(?:[.,]\\d+)?)';
const SHAPE = new RegExp(
  `^P(?!$)(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=\\d)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
);
/** Characters. */
const LONGEST = 100;

/**
 * Length in days, a year of 365.25 and a month of 30.4375, for comparing durations of different units: `P2Y` is 730.5, `PT24H` is 1.
 * Undefined for what is no ISO 8601 duration.
 */
export function durationDays(text: string): number | undefined {
  const duration = parseDuration(text.trim());
  return duration && duration.years * 365.25 + duration.months * 30.4375 + duration.days;
}

/** The day that comes a duration after another by the calendar: a month after 31 January is the last of February. */
export function addDuration(date: IsoDate, { years, months, days }: Duration): IsoDate | undefined {
  const whole = Math.trunc(years * 12 + months);
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + whole;
  if (!(month < 120_000) || !(days < 4_000_000)) return undefined;
  const stem = `${String(Math.trunc(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  const wanted = Number(date.slice(8, 10));
  const last = [wanted, 30, 29, 28].find(
    (day) => day <= wanted && parseIsoDate(`${stem}-${String(day).padStart(2, '0')}`),
  );
  const end = addDays(`${stem}-${String(last ?? 28).padStart(2, '0')}` as IsoDate, Math.trunc(days));
  return parseIsoDate(end);
}
