import { byWords } from './by-words.ts';
import type { FieldReading } from './field-reading.ts';
import type { PrivacyVerdict } from './privacy-verdict.ts';

/** What values look like, where the name does not say it: a list of male and female, the format of passwords. */
export function byValues(reading: FieldReading): PrivacyVerdict | undefined {
  const said = FORMATS.get(reading.field.format?.value ?? '') ?? (isSexes(reading) ? SEX : undefined);
  return said && byWords(reading, [...reading.name, ...said], 'values');
}

const SEX: readonly string[] = ['sex'];
/** Of OpenAPI. Those that describe an identifier are types (`byPattern`). */
const FORMATS: ReadonlyMap<string, readonly string[]> = new Map([['password', ['password']]]);

function isSexes({ field: { codeList } }: FieldReading): boolean {
  if (!codeList || codeList.codes.length > MOST_SEXES) return false;
  const codes = new Set(codeList.codes.map(({ value: { value } }) => String(value).toLowerCase()));
  return (codes.has('male') && codes.has('female')) || (codes.size <= 3 && codes.has('m') && codes.has('f'));
}

const MOST_SEXES = 8;
