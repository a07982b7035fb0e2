import type { FieldReading } from './field-reading.ts';
import { matchesIn } from './personal-lexicon.ts';
import { isCase, plays } from './word-roles.ts';

/** Numbers of people are nobody's: `number_of_claimants`, "Percentage of pupils". */
export function isCount(reading: FieldReading): boolean {
  const { name, languages, field } = reading;
  const type = field.type?.value;
  if (type === 'boolean' || type === 'date') return false;
  const matches = matchesIn(name, languages);
  if (isPlural(reading)) return true;
  if (isNumberOf(name, reading) && !matches.some(({ start, run }) => start === 0 && run.length > 2)) return true;
  if (type === 'string') return false;
  const [match] = matches;
  const outside = match ? [...name.slice(0, match.start), ...name.slice(match.start + match.run.length)] : name;
  if (outside.some((word) => plays('counts', word, languages))) return true;
  // "Number of sessions that the pupil missed"
  if (reading.around.kind === 'person' && reading.around.from !== 'text') return false;
  return !match && isNumberOf(reading.text[0] === 'total' ? reading.text.slice(1) : reading.text, reading);
}

/** `numero_alunos` counts them, `numero_aluno` tells one. */
function isPlural({ name, field, languages }: FieldReading): boolean {
  const [first = '', second = ''] = name;
  return (
    name.length === 2 && /[^s]s$/i.test(field.name) && plays('number', first, languages) && isCase(second, languages)
  );
}

/** It begins with "number of", "average per". */
function isNumberOf([first = '', second = '', third]: readonly string[], { languages }: FieldReading): boolean {
  if (third === undefined || !plays('of', second, languages)) return false;
  return plays('number', first, languages) || plays('counts', first, languages);
}
