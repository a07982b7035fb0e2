import { durationDays } from '../base/duration.ts';
import type { Json } from '../base/json.ts';
import { asMap, type SyntaxNode, toValue, valueAt } from '../syntax/tree.ts';
import { archivalWords, unitLetters, vaguePeriods, writtenNumbers } from './vocabularies/retention-words.ts';

/** What a written period means. */
export type PeriodVerdict =
  /** ISO 8601. */
  | { readonly kind: 'duration' }
  /** A length of time in words, and the same in ISO 8601. */
  | { readonly kind: 'words'; readonly duration: string }
  /** It names no end. */
  | { readonly kind: 'vague' }
  | { readonly kind: 'unreadable' };

/** A recorded retention with its parts where they are written; what is left open to be filled in is no retention yet. */
export interface RecordedRetention {
  readonly period: { readonly text: string; readonly node: SyntaxNode } | undefined;
  /** Written as an object, with places for a trigger and a disposal. */
  readonly written: boolean;
  readonly trigger: string | undefined;
  readonly disposal: string | undefined;
  /** It says why something is kept for ever. */
  readonly archival: boolean;
}

/** `{period, trigger, disposal}`, a bare period, or a service level with a value and its unit. */
export function recordedRetention(node: SyntaxNode): RecordedRetention {
  const map = asMap(node);
  const text = (key: string): string | undefined => {
    const value = toValue(valueAt(map, key));
    const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return written === '' ? undefined : written;
  };
  const disposal = text('disposal') ?? text('action');
  const archival =
    text('archivalBasis') !== undefined ||
    (disposal ?? '').split(/[^a-z]+/i).some((word) => archivalWords().has(word.toLowerCase()));
  if (!map) {
    const value = toValue(node);
    const bare = typeof value === 'string' ? value.trim() : '';
    const period = bare === '' ? undefined : { text: bare, node };
    return { period, written: false, trigger: undefined, disposal: undefined, archival: false };
  }
  const level = valueAt(map, 'value');
  const unit = text('unit');
  const at = level ?? valueAt(map, 'period');
  const amount = level ? text('value') : text('period');
  const whole =
    amount !== undefined && unit !== undefined ? `${amount} ${LEVEL_UNITS[unit.toLowerCase()] ?? unit}` : amount;
  return {
    period: whole === undefined || !at ? undefined : { text: whole, node: at },
    written: level === undefined,
    trigger: text('trigger'),
    disposal,
    archival,
  };
}

/** Units as service levels abbreviate them. */
const LEVEL_UNITS: Readonly<Record<string, string>> = { d: 'days', w: 'weeks', m: 'months', mo: 'months', y: 'years' };

export function judgePeriod(text: string): PeriodVerdict {
  if (DURATION.test(text)) return { kind: 'duration' };
  const folded = ` ${fold(text)} `;
  const [amount = '', unit = '', ...more] = folded.trim().split(' ');
  const count = /^\d{1,4}$/.test(amount) ? Number(amount) : writtenNumbers().get(amount);
  const letter = unitLetters().get(unit);
  if (count !== undefined && letter !== undefined && more.length === 0)
    return { kind: 'words', duration: `P${count}${letter}` };
  return vaguePeriods().some((phrase) => folded.includes(phrase)) ? { kind: 'vague' } : { kind: 'unreadable' };
}

const DURATION =
  /^P(?=[0-9T])(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?W)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** Lower case without diacritics, words between single spaces. */
function fold(text: string): string {
  return text
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(' ');
}

/** A retention as it is recorded in plain values, for comparing one with another. */
export interface RetentionTerms {
  /** As written. */
  readonly period: string | undefined;
  /** Undefined for what names no length. */
  readonly days: number | undefined;
  readonly trigger: string | undefined;
  readonly disposal: string | undefined;
  /** The least that has to be kept, as written. */
  readonly min: string | undefined;
  /** It says why something is kept longer than otherwise, or for ever. */
  readonly excused: boolean;
}

/** `{period, trigger, disposal, min}`, a bare period, or a service level with a value and its unit. */
export function retentionTerms(retention: Json | undefined): RetentionTerms {
  const map =
    typeof retention === 'object' && retention !== null && !Array.isArray(retention)
      ? (retention as Readonly<Record<string, Json>>)
      : undefined;
  const text = (key: string): string | undefined => textOf(map?.[key]);
  const unit = text('unit');
  const amount = text('value');
  const level =
    amount === undefined || unit === undefined ? amount : `${amount} ${LEVEL_UNITS[unit.toLowerCase()] ?? unit}`;
  const period = map ? (text('period') ?? level) : textOf(retention);
  const disposal = text('disposal') ?? text('action');
  return {
    period,
    days: period === undefined ? undefined : periodDays(period),
    trigger: text('trigger'),
    disposal,
    min: text('min'),
    excused:
      text('extensionBasis') !== undefined ||
      text('archivalBasis') !== undefined ||
      (disposal ?? '').split(/[^a-z]+/i).some((word) => archivalWords().has(word.toLowerCase())),
  };
}

/** Length in days of a period in ISO 8601 or in words, for comparing; undefined for what is neither. */
export function periodDays(period: string): number | undefined {
  const verdict = judgePeriod(period);
  if (verdict.kind === 'words') return durationDays(verdict.duration);
  return verdict.kind === 'duration' ? durationDays(period) : undefined;
}

function textOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}
