/** Calendar date of ISO 8601-1 in its extended form. */
export type IsoDate = `${number}-${number}-${number}`;

const DAY_MS = 86_400_000;

/** The date part of `YYYY-MM-DD` or of an RFC 3339 date-time; undefined when it is no such text or no day of the calendar. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const days = dayNumber(year, month, day);
  const back = new Date(days * DAY_MS);
  if (back.getUTCMonth() + 1 !== month || back.getUTCDate() !== day) return undefined;
  return text.slice(0, 10) as IsoDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return numberOf(to) - numberOf(from);
}

/** Whole months from `from` to a later `to`, by the calendar: one is over on the same day of the next month. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  return (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0);
}

export function isBefore(a: IsoDate, b: IsoDate): boolean {
  return a < b;
}

export function addYears(date: IsoDate, years: number): IsoDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const day = date.endsWith('-02-29') ? '-02-28' : date.slice(4);
  return `${year}${day}` as IsoDate;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((numberOf(date) + days) * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

function numberOf(date: IsoDate): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / DAY_MS);
}
