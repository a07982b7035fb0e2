import { byWords } from './by-words.ts';
import type { FieldReading } from './field-reading.ts';
import type { PrivacyVerdict } from './privacy-verdict.ts';

/** What values look like, where the name does not say it: `owner` in the format of e-mail addresses, a list of male and female. */
export function byValues(reading: FieldReading): PrivacyVerdict | undefined {
  const said = FORMATS.get(reading.field.format?.value ?? '') ?? (isSexes(reading) ? SEX : undefined);
  return said && byWords(reading, [...reading.name, ...said], 'values');
}

const SEX: readonly string[] = ['sex'];
/** Of JSON Schema, Table Schema and OpenAPI. */
const FORMATS: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['email']],
  ['idn-email', ['email']],
  ['ipv4', ['ip', 'address']],
  ['ipv6', ['ip', 'address']],
  ['password', ['password']],
]);

function isSexes({ field: { codeList } }: FieldReading): boolean {
  if (!codeList || codeList.codes.length > MOST_SEXES) return false;
  const codes = new Set(codeList.codes.map(({ value: { value } }) => String(value).toLowerCase()));
  return (codes.has('male') && codes.has('female')) || (codes.size <= 3 && codes.has('m') && codes.has('f'));
}

const MOST_SEXES = 8;
