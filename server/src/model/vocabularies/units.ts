import { parseUcum, type UcumPart } from './ucum.ts';
import {
  type CommonUnit,
  commonUnitTable,
  prefixWords,
  unitAccidents,
  unitAtoms,
  unitPrefixes,
  unitWords,
} from './unit-tables.ts';

/** Units that data of governments are often in, by quantity, for completion. */
export function commonUnits(): readonly CommonUnit[] {
  return commonUnitTable();
}

/** What a code of UCUM is called: `kg/m2` is "kilogram per square metre". Undefined for what is no code, and for nested terms. */
export function unitOf(code: string): string | undefined {
  const known = commonUnitTable().find((unit) => unit.code === code);
  if (known) return known.label;
  const parts = parseUcum(code);
  if (!parts || parts.some((part) => part.grouped)) return undefined;
  const named = (divides: boolean): string =>
    parts
      .filter((part) => part.divides === divides)
      .map(labelOf)
      .join(' ');
  const below = named(true);
  return [named(false), below === '' ? '' : `per ${below}`].filter((text) => text !== '').join(' ');
}

function labelOf({ prefix, atom, exponent, factor, annotation }: UcumPart): string {
  const note = annotation === undefined ? '' : annotation.slice(1, -1).replaceAll('_', ' ');
  if (!atom) return [factor === undefined ? '' : String(factor), note].filter((text) => text !== '').join(' ');
  if (/^10[*^]$/.test(atom.code)) return `10 to the power of ${exponent}`;
  const unit = `${unitPrefixes().get(prefix) ?? ''}${atom.label}`;
  const power = { '2': 'square ', '3': 'cubic ' }[String(exponent)];
  const label = exponent === 1 ? unit : power ? `${power}${unit}` : `${unit} to the power of ${exponent}`;
  return note === '' ? label : `${label} (${note})`;
}

/** The code that is surely meant by one that UCUM reads as something else: `mph` is the milliphot there. */
export function unitMistaken(code: string): string | undefined {
  return unitAccidents().get(code);
}

/** The code that people mean by a word, a sign or a code in the wrong case: `Metres`, `m²`, `kg / m^2`, `milligrams per litre`. */
export function unitMeant(word: string): string | undefined {
  if (word.length > LONGEST) return undefined;
  const [over = '', under, ...more] = folded(word).split(/ ?\/ ?| (?:per|par|por|pro|al|a la) (?!cent\b|mil|100\b)/);
  if (more.length > 0) return undefined;
  const numerator = simpleMeant(folded(word)) ?? simpleMeant(over);
  if (under === undefined || simpleMeant(folded(word)) !== undefined) return numerator;
  const denominator = simpleMeant(under);
  if (numerator === undefined || denominator === undefined || denominator.includes('/')) return undefined;
  return numerator.includes('/') ? undefined : `${numerator}/${denominator.replace('.', '/')}`;
}

/** UTF-16 units. */
const LONGEST = 60;

function folded(word: string): string {
  return word
    .replace(/[µμ]/g, 'u')
    .replace(/²/g, '2')
    .replace(/³/g, '3')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/(?:\^|\*\*)(?=\d)/g, '')
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .replace(/^[( ]+|[). ]+$/g, '');
}

const SQUARE = /^(?:square|sq|vierkante) ?|^quadrat|(?: carres?| cuadrad[oa]s?| quadrat[oi]| quadri| quadrad[oa]s?)$/;
const CUBIC = /^(?:cubic|cu|kubieke) ?|^kubik|(?: cubes?| cubic[oai]s?)$/;

function simpleMeant(word: string): string | undefined {
  const known = oneMeant(word);
  if (known !== undefined) return known;
  for (const [power, pattern] of [
    ['2', SQUARE],
    ['3', CUBIC],
  ] as const) {
    const unit = pattern.test(word) ? oneMeant(word.replace(pattern, '')) : undefined;
    if (unit !== undefined && /^\[?[a-zA-Z_]+\]?$/.test(unit)) return `${unit}${power}`;
  }
  const [, base = '', power = ''] = /^([a-z]+)([23])$/.exec(word) ?? [];
  const unit = base === '' ? undefined : oneMeant(base);
  return unit !== undefined && /^[a-zA-Z]+$/.test(unit) ? `${unit}${power}` : undefined;
}

function oneMeant(word: string): string | undefined {
  const known = plainMeant(word);
  if (known !== undefined) return known;
  for (const [prefix, code] of prefixWords()) {
    if (!word.startsWith(prefix)) continue;
    const unit = plainMeant(word.slice(prefix.length).trim());
    if (unit !== undefined && unitAtoms().get(unit)?.metric) return `${code}${unit}`;
  }
  return undefined;
}

/** A word of the list, in the singular or the plural, or the code of a common unit in other letters. */
function plainMeant(word: string): string | undefined {
  const words = unitWords();
  return words.get(word) ?? words.get(word.replace(/e?s$/, '')) ?? words.get(word.replace(/s$/, '')) ?? miscased(word);
}

function miscased(word: string): string | undefined {
  const found = commonUnitTable().filter(({ code }) => code.toLowerCase() === word);
  return found.length === 1 ? found[0]?.code : undefined;
}
