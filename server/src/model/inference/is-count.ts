import type { FieldReading } from './field-reading.ts';
import { matchesIn } from './personal-lexicon.ts';
import { plays } from './word-roles.ts';

/** Numbers of people are nobody's: `number_of_claimants`, "Percentage of pupils". */
export function isCount(reading: FieldReading): boolean {
  const { name, languages, field } = reading;
  const type = field.type?.value;
  if (type === 'boolean' || type === 'date') return false;
  const matches = matchesIn(name, languages);
  if (isNumberOf(name, reading) && !matches.some(({ start, run }) => start === 0 && run.length > 2)) return true;
  if (type === 'string') return false;
  const [match] = matches;
  const outside = match ? [...name.slice(0, match.start), ...name.slice(match.start + match.run.length)] : name;
  if (outside.some((word) => plays('counts', word, languages))) return true;
  return !match && isNumberOf(reading.text[0] === 'total' ? reading.text.slice(1) : reading.text, reading);
}

/** It begins with "number of", "average per". */
function isNumberOf([first = '', second = '', third]: readonly string[], { languages }: FieldReading): boolean {
  if (third === undefined || !plays('of', second, languages)) return false;
  return plays('number', first, languages) || plays('counts', first, languages);
}
