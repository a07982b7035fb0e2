import { type UnitAtom, unitAtoms, unitPrefixes } from './unit-tables.ts';

/** One factor of a term: a unit with its power, a number, or only an annotation. */
export interface UcumPart {
  /** Divides what stands before it. */
  readonly divides: boolean;
  /** Stands in parentheses. */
  readonly grouped: boolean;
  readonly prefix: string;
  /** Undefined for numbers and bare annotations. */
  readonly atom: UnitAtom | undefined;
  readonly exponent: number;
  /** The number of a bare factor. */
  readonly factor: number | undefined;
  readonly annotation: string | undefined;
}

/** UTF-16 units. Nobody means a unit by more. */
const LONGEST = 200;

/**
 * The factors of a case-sensitive term of UCUM, or undefined when it is none (The Unified Code for Units of Measure, sections 2 and 3). Spaces
 * within braces are let pass, which the specification does not allow.
 */
export function parseUcum(term: string): UcumPart[] | undefined {
  if (term.length === 0 || term.length > LONGEST) return undefined;
  const parts: UcumPart[] = [];
  let at = term.startsWith('/') ? 1 : 0;
  let divides = at === 1;
  let wanted = true;
  let depth = 0;
  while (at < term.length) {
    const character = term[at];
    if (!wanted) {
      if (character === ')') depth--;
      else if (character === '.' || character === '/') wanted = true;
      else return undefined;
      if (depth < 0) return undefined;
      divides = character === '/';
      at++;
    } else if (character === '(') {
      depth++;
      at++;
    } else {
      const read = readComponent(term, at);
      if (!read) return undefined;
      parts.push({ ...read.part, divides, grouped: depth > 0 });
      at = read.end;
      wanted = false;
    }
  }
  return wanted || depth > 0 ? undefined : parts;
}

export function isUcum(term: string): boolean {
  return parseUcum(term) !== undefined;
}

const ANNOTATION = /^\{[\x20-\x7a|\x7e]*\}/;

const NOTHING = { prefix: '', atom: undefined, exponent: 1, factor: undefined } as const;

type Component = Omit<UcumPart, 'divides' | 'grouped'>;

/** A unit, a number or nothing, with the annotation behind it; `end` is the offset behind both. */
function readComponent(term: string, start: number): { readonly part: Component; readonly end: number } | undefined {
  const end = endOfSymbol(term, start);
  const annotation = ANNOTATION.exec(term.slice(end))?.[0];
  if (end === start && annotation === undefined) return undefined;
  const part = end === start ? NOTHING : partOf(term.slice(start, end));
  return part && { part: { ...part, annotation }, end: end + (annotation?.length ?? 0) };
}

/** Where the symbol of a unit ends: at an operator, a parenthesis or a brace, which in square brackets are part of the symbol. */
function endOfSymbol(term: string, start: number): number {
  let inBrackets = false;
  for (let at = start; at < term.length; at++) {
    const character = term[at] ?? '';
    if (character === '[') inBrackets = true;
    else if (character === ']') inBrackets = false;
    else if (!inBrackets && './(){}'.includes(character)) return at;
  }
  return term.length;
}

function partOf(symbol: string): Omit<Component, 'annotation'> | undefined {
  if (/^\d+$/.test(symbol)) return { ...NOTHING, factor: Number(symbol) };
  const [, unit = '', power] = /^(.*?[^\d+-])([+-]?\d+)?$/.exec(symbol) ?? [];
  const exponent = power === undefined ? 1 : Number(power);
  const atom = unitAtoms().get(unit);
  if (atom) return { prefix: '', atom, exponent, factor: undefined };
  // `da` is the only prefix of two small letters; `Ki` and its like are the others of two.
  for (const length of [1, 2]) {
    const prefix = unit.slice(0, length);
    const prefixed = unitAtoms().get(unit.slice(length));
    if (prefixed?.metric && unitPrefixes().has(prefix)) return { prefix, atom: prefixed, exponent, factor: undefined };
  }
  return undefined;
}
