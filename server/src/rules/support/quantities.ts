import { wordsOf } from '../../base/words.ts';
import { effectiveMark } from '../../model/effective.ts';
import type { Entity, Field } from '../../model/entities.ts';
import { currencyCodes } from '../../model/vocabularies/load.ts';
import {
  amountWords,
  countWords,
  currencyNames,
  currencyNouns,
  decimalMeasures,
  type HeadWords,
  looseUnits,
  measureWords,
  moneyContext,
  moneyWords,
  qualifiers,
  shareWords,
  timeWords,
  unitNouns,
  unmeasuredWords,
  unpricedWords,
} from '../../model/vocabularies/quantity-words.ts';
import { isUcum, parseUcum } from '../../model/vocabularies/ucum.ts';
import { unitMeant } from '../../model/vocabularies/units.ts';

/** What the number in a field measures, by its name: a length of time, or something else that has a unit. */
export function measureOf(field: Field): 'time' | 'other' | undefined {
  const words = wordsOf(field.name);
  if (headOf(words, timeWords()) !== undefined) return isUnmeasured(words) ? undefined : 'time';
  const head = headOf(words, measureWords());
  if (head === undefined || isUnmeasured(words) || LIMIT.test(field.name)) return undefined;
  return field.type?.value === 'integer' && decimalMeasures().has(head) ? undefined : 'other';
}

/** A constraint on texts. */
const LIMIT = /^(?:min|max)(?:imum)?[_-]?length$/i;

function isUnmeasured(words: readonly string[]): boolean {
  return words.some((word) => unmeasuredWords().has(word));
}

/** Whether a name says that the number is an amount of money. `amount` does so only beside a word such as `grant`. */
export function isMoney(field: Field): boolean {
  const words = wordsOf(field.name);
  if (words.some((word) => unpricedWords().has(word))) return false;
  if (headOf(words, moneyWords()) !== undefined) return true;
  return words.some((word) => amountWords().has(word)) && words.some((word) => moneyContext().has(word));
}

/** Whether a name says how many there are of something, or how large a part: `number_of_children`, `total_children`, `percent_paid`. */
export function isCounted(field: Field): 'count' | 'share' | undefined {
  const words = wordsOf(field.name);
  const [first = '', second] = words;
  if (shareWords().has(first) || shareWords().has(words.at(-1) ?? '')) return 'share';
  if (headOf(words, countWords()) !== undefined) return 'count';
  if (/^(?:number|num|no)$/.test(first) && second === 'of' && words.length > 2) return 'count';
  if (first !== 'total' || words.length < 2 || isMoney(field)) return undefined;
  // Totals of money have many names; of what ends in a plural there are many.
  return /[^su]s$|children|people/.test(words.at(-1) ?? '') && !words.some(isPaid) ? 'count' : undefined;
}

function isPaid(word: string): boolean {
  return (
    moneyContext().has(word) || moneyWords().last.has(singular(word)) || /^(?:charge|credit|debit|taxe)s?$/.test(word)
  );
}

/** The noun of a name: the last word of a Germanic name, the first or last of a Romance one, what only qualifies it apart. */
function headOf(words: readonly string[], heads: HeadWords): string | undefined {
  const plain = words.filter((word) => !/^\d+$/.test(word));
  while (plain.length > 1 && qualifiers().has(plain.at(-1) ?? '')) plain.pop();
  while (plain.length > 1 && qualifiers().has(plain[0] ?? '')) plain.shift();
  const [first = ''] = plain;
  const last = plain.at(-1) ?? '';
  for (const word of [last, singular(last)]) if (heads.last.has(word) || heads.first.has(word)) return word;
  for (const word of [first, singular(first)]) if (heads.first.has(word)) return word;
  const at = plain.findIndex((word) => /^(?:of|to|from|above|below|between)$/.test(word));
  const before = at > 0 ? (plain[at - 1] ?? '') : '';
  return heads.last.has(before) ? before : undefined;
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/** Whether one of the fields holds the unit of those beside it: `unit`, `height_unit`, or "Unit of measure of the weight". */
export function holdUnit(fields: readonly Field[]): boolean {
  return fields.some((field) => isAbout(field, unitNouns()));
}

/** Whether a word stands in the name or begins the description. */
function isAbout({ name, description }: Field, words: ReadonlySet<string>): boolean {
  const [opening = ''] = wordsOf((description?.value ?? '').slice(0, LONGEST_WORD).split(' ')[0] ?? '');
  return words.has(opening) || wordsOf(name).some((word) => words.has(word));
}

/** UTF-16 units. */
const LONGEST_WORD = 40;

/** Whether a field itself tells its unit: by a mark, its name, a text about it, its bounds. */
export function tellsUnit(field: Field, measure: 'time' | 'other'): boolean {
  if (effectiveMark(field, 'unit') || field.marks.unitNamed || isShare(field)) return true;
  if (field.describedElsewhere || field.codeList) return true;
  const name = wordsOf(field.name);
  if (name.length > 1 && name.some((word) => isUnitInName(word, measure))) return true;
  return textsAbout(field).some((text) => textTellsUnit(text, measure));
}

/** A part of a whole has no unit. */
function isShare({ minimum, maximum }: Field): boolean {
  return minimum !== undefined && maximum !== undefined && minimum >= -1 && maximum <= 1;
}

function isUnitInName(word: string, measure: 'time' | 'other'): boolean {
  // `temperature_min`, `max_area_a`
  if (measure === 'other' && /^(?:min|a|d)$/.test(word)) return false;
  if (looseUnits().has(word) || (word.length <= 3 && isUcum(word))) return true;
  return quantityMeant(word, measure);
}

/** A word that is a unit and not an everyday word: days say how long something takes, and nothing of a length in metres. */
function quantityMeant(word: string, measure: 'time' | 'other'): boolean {
  const code = unitMeant(word);
  if (code === undefined || code.startsWith('{')) return false;
  const quantity = parseUcum(code)?.[0]?.atom?.quantity;
  return measure === 'time' ? quantity === 'time' : quantity !== 'time';
}

function textTellsUnit(text: string, measure: 'time' | 'other'): boolean {
  for (const [word] of text.matchAll(/[\p{L}\p{N}°µμΩ²³%‰/^]+/gu)) {
    const plain = word.toLowerCase();
    if (unitNouns().has(plain) || looseUnits().has(plain)) return true;
    // Everyday words of one or two letters are units by accident.
    if (/^[A-Z]?[a-z]?$/.test(word)) continue;
    if (quantityMeant(word, measure)) return true;
  }
  for (const [, token = ''] of text.matchAll(/(?:\b(?:in|en|em)\s+|[([:,]\s*)([^\s()[\],;:]{1,12})/g))
    if (!/^[aA]$/.test(token) && (isUcum(token.replace(/\.$/, '')) || quantityMeant(token, measure))) return true;
  return false;
}

/** Whether anything near a field tells its currency: a mark, a field of the entity, its name, a text. */
export function tellsCurrency(field: Field): boolean {
  if (effectiveMark(field, 'unit') || field.marks.unitNamed || field.describedElsewhere || field.codeList) return true;
  return (
    wordsOf(field.name).some((word) => isCurrencyWord(word) || isCurrencyCode(word)) ||
    textsAbout(field).some(textTellsCurrency)
  );
}

/** Whether an entity says for all its amounts which currency they are in: by a field or by a text. */
export function entityTellsCurrency(entity: Entity): boolean {
  const { standard } = entity;
  const texts = [entity.description, standard.description].map((text) => text?.value ?? '');
  return [...below(entity.fields)].some((field) => isAbout(field, currencyNouns())) || texts.some(textTellsCurrency);
}

function isCurrencyWord(word: string): boolean {
  return currencyNouns().has(word) || currencyNames().has(word);
}

/** Codes in small letters, without those that are everyday words. */
function isCurrencyCode(word: string): boolean {
  return (
    word.length === 3 &&
    !/^(?:all|try|top|cup|mop|bob|lak|pen|ron)$/.test(word) &&
    currencyCodes().has(word.toUpperCase())
  );
}

function textTellsCurrency(text: string): boolean {
  if (/\p{Sc}/u.test(text)) return true;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    if (word.length === 3 && currencyCodes().has(word)) return true;
    const plain = wordsOf(word)[0] ?? '';
    if (isCurrencyWord(plain)) return true;
  }
  return false;
}

function textsAbout({ title, description }: Field): string[] {
  return [title?.value ?? '', description?.value ?? ''];
}

/** All fields of a list, nested ones behind the one that holds them. */
export function* below(fields: readonly Field[]): Generator<Field> {
  for (const field of fields) {
    yield field;
    yield* below(field.fields);
  }
}
