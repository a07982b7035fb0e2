import type { Located } from '../../model/located.ts';
import { definitionPhrases } from '../../model/vocabularies/definition-phrases.ts';
import type { TextFunctions } from '../define.ts';
import { folded } from './phrases.ts';

/** UTF-16 units. */
const LONGEST_REPETITION = 160;

/** Whether a description holds no word that the name, or the name and the title, do not hold already. */
export function repetition(
  description: Located<string>,
  name: string,
  title: Located<string> | undefined,
  { stemsOf }: TextFunctions,
): 'repeats' | 'repeatsTitle' | undefined {
  // Nobody repeats a name at such length.
  if (description.value.length > LONGEST_REPETITION) return undefined;
  const said = stemsOf(description.value);
  const named = stemsOf(name);
  const titled = stemsOf(title?.value ?? '');
  const beyond = [...said].filter((stem) => !named.has(stem));
  // A title with three words of meaning beyond the name is a definition, and may stand in both places.
  if (said.size === 0 || beyond.length >= 3 || !beyond.every((stem) => titled.has(stem))) return undefined;
  return beyond.length === 0 ? 'repeats' : 'repeatsTitle';
}

/** Whether a text only keeps the place of one that is still to be written. Nobody could mean these as a name either. */
export function isPlaceholder(text: string): boolean {
  return /^(?:tbc|tbd|tba|todo|fixme|x{3,}|\?+|-+|lorem ipsum\b.*|insert\b.{0,80}\bhere)[.!:]?$/is.test(text.trim());
}

/** The same for a description, which a bare word such as `description` or `string` does not make either. */
export function isPlaceholderDescription(text: string): boolean {
  const line = text.trim();
  if (isPlaceholder(line) || /^(?:n\/?a|test|string|field|description|placeholder)\.?$/i.test(line)) return true;
  if (line.length <= LONGEST_PLACEHOLDER && isPhraseOfAbsence(line)) return true;
  const inside = /^(?:\[([^[\]\n]{1,80})\]|<([^<>\n]{1,80})>)$/.exec(line);
  return inside !== null && INSTRUCTION.test(inside[1] ?? inside[2] ?? '');
}

/** UTF-16 units. */
const LONGEST_PLACEHOLDER = 40;

/** `No description available`, in any of the languages that the phrases are known in. */
function isPhraseOfAbsence(line: string): boolean {
  return definitionPhrases().placeholders.includes(folded(line).replace(/[\s.!:…]+$/, ''));
}

/** What makes text in brackets a place to fill in, and not a tag, an address or a note. */
const INSTRUCTION = /\b(?:insert|add|enter|fill|your|here|description|todo|tbc|tbd|to be|placeholder)\b/i;

/** `TODO` at the start of a line or a sentence. In capitals and with a colon: in Spanish and Portuguese it also means "all". */
export function isUnfinished(text: string): boolean {
  const note = /(?:^|[.!?;]\s+|\n\s*|[([])(?:TODO|FIXME)(?=[:(\])]|\s*$|\s+([a-z]{2,9})\b)/.exec(text.trim());
  return note !== null && (note[1] === undefined || ORDERS.has(note[1]));
}

/** With which a note to oneself goes on. `TODO el mundo` is Spanish. */
const ORDERS: ReadonlySet<string> = new Set(
  'add agree ask check clarify complete confirm decide define delete describe document expand explain fill find finish fix improve investigate remove replace review rewrite say specify update verify write'.split(
    ' ',
  ),
);
