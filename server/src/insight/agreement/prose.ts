import { parseIsoDate } from '../../base/iso-date.ts';

/** A run of text in an agreement that is written out: words of ours, or what the author wrote. */
export type Inline = Own | Said;

export interface Own {
  readonly kind: 'own';
  readonly text: string;
}

export interface Said {
  readonly kind: 'said';
  /** For people: `2 years`. */
  readonly text: string;
  /** As it is written in the file: `P2Y`. */
  readonly raw: string;
  readonly date?: true;
  /** A web page or a mailbox. */
  readonly href?: string;
}

export type Prose = readonly Inline[];

/** Words of ours around what the author wrote. A part that is undefined leaves nothing. */
export function prose(words: TemplateStringsArray, ...parts: readonly (Prose | Inline | string | undefined)[]): Prose {
  const runs: Inline[] = [];
  for (const [index, text] of words.entries()) {
    if (text !== '') runs.push({ kind: 'own', text });
    const part = parts[index];
    if (typeof part === 'string') runs.push({ kind: 'own', text: part });
    else if (part !== undefined) runs.push(...(isProse(part) ? part : [part]));
  }
  return runs.filter(({ text }) => text !== '');
}

function isProse(part: Prose | Inline): part is Prose {
  return Array.isArray(part);
}

/** `one`, `one and two`, `one, two and three`. */
export function series(parts: readonly Prose[], conjunction: 'and' | 'or' = 'and'): Prose {
  return parts.flatMap((part, index) => {
    const before = index === 0 ? '' : index === parts.length - 1 ? ` ${conjunction} ` : ', ';
    return before === '' ? [...part] : [{ kind: 'own' as const, text: before }, ...part];
  });
}

/** `one; two; three`, for parts that are long. */
export function sequence(parts: readonly Prose[], separator = '; '): Prose {
  return parts.flatMap((part, index) => [...(index === 0 ? [] : [{ kind: 'own' as const, text: separator }]), ...part]);
}

export function plain(text: Prose): string {
  return text.map((run) => run.text).join('');
}

/** What an author wrote, with an address as a link where it is one that anybody may follow. */
export function said(raw: string, shown = raw): Said {
  const text = clean(shown);
  const href = shown === raw ? addressIn(raw) : undefined;
  return href === undefined ? { kind: 'said', text, raw: clean(raw) } : { kind: 'said', text, raw: clean(raw), href };
}

/** A day of the calendar in words; what is none stays as it is written. */
export function saidDate(raw: string): Said {
  const day = parseIsoDate(raw);
  if (day === undefined || raw.length !== day.length) return said(raw);
  return { kind: 'said', text: dayInWords(day), raw, date: true };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `1 September 2026` */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `40,000` */
export function saidNumber(value: number): Said {
  const raw = String(value);
  const [whole = '', fraction] = raw.split('.');
  const grouped = /^-?\d{5,}$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return { kind: 'said', text: fraction === undefined ? grouped : `${grouped}.${fraction}`, raw };
}

/** Only ASCII without quotes and angles, so that an address is what it looks like. */
const ADDRESS = /^https?:\/\/[a-z0-9][\w.~:/?#[\]@!$&()*+,;=%-]*$/i;
const MAILBOX = /^[a-z0-9][\w.+-]{0,63}@[a-z0-9][a-z0-9.-]{0,250}[a-z0-9]$/i;

function addressIn(text: string): string | undefined {
  if (text.length > 2000) return undefined;
  if (ADDRESS.test(text)) return text;
  return MAILBOX.test(text) ? `mailto:${text}` : undefined;
}

/**
 * Without what no page can hold, and without the characters that turn the direction of the text around them: a term of an agreement must not
 * read differently from how it is written. The marks that right-to-left scripts need are kept.
 */
function clean(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd')
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
  );
}
