import { type IsoDate, parseIsoDate } from '../../base/iso-date.ts';
import { lazy } from '../../base/lazy.ts';
import data from './code-status.json' with { type: 'json' };

const retired = lazy(() => new Set(data.retired));

/** Whether what a list says of a code means that it is no longer to be used: a word, the end of an address, or a day that has passed. */
export function isRetiredStatus(status: string, now: IsoDate): boolean {
  const text = status.trim();
  const day = parseIsoDate(text.slice(0, 10));
  if (day !== undefined) return day < now;
  const word = /^[a-z][a-z0-9+.-]*:/i.test(text) ? (/[^/#:]+(?=[/#]?$)/.exec(text)?.[0] ?? '') : text;
  return retired().has(
    word
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase(),
  );
}

/** Withdrawn whatever the day: a list names a successor, or a status that is a word. */
export function isRetiredCode(code: {
  readonly status: string | undefined;
  readonly replacedBy: string | undefined;
}): boolean {
  return code.replacedBy !== undefined || (code.status !== undefined && isRetiredStatus(code.status, '0000-01-01'));
}
