import { wordsOf } from '../../base/words.ts';
import type { Field } from '../../model/entities.ts';

/** Whether the name ends in one of the words, a closing `code` apart: `currency`, `award_currency_code`. */
export function isNamedFor(field: Field, last: RegExp): boolean {
  const words = wordsOf(field.name);
  while (/^(?:code|iso|iso2|iso3|\d+)$/.test(words.at(-1) ?? '')) words.pop();
  return last.test(words.at(-1) ?? '');
}

/** A text of which nothing says what may stand in it: no pattern, no list, and no text about it that matches `named`. */
export function isOpenText(field: Field, named: RegExp): boolean {
  const bound =
    field.format ?? field.pattern ?? field.codeList ?? field.refersTo ?? field.basedOn ?? field.marks.concept;
  const texts = [field.description?.value, field.title?.value];
  return (
    field.type?.value === 'string' &&
    bound === undefined &&
    field.fields.length === 0 &&
    !field.describedElsewhere &&
    !field.examples.some(({ value }) => typeof value === 'string' && /^[A-Z]{2,3}$/.test(value)) &&
    !texts.some((text) => named.test(text ?? ''))
  );
}
