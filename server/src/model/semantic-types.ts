import { lazy } from '../base/lazy.ts';
import { matches } from '../base/pattern-cost.ts';
import { compile } from '../base/pattern-shape.ts';
import { snakeCase } from '../base/words.ts';
import { digitChecks } from './vocabularies/check-digits.ts';
import { type SemanticType, semanticTypes } from './vocabularies/load.ts';

/** A type that something is of, and what says so: a clause for people. */
export interface TypeEvidence {
  readonly type: SemanticType;
  readonly evidence: string;
}

/** The types of which a text is a valid value. Where a type has no check digits its form alone speaks, which says little. */
export function typesOfValue(text: string): TypeEvidence[] {
  return semanticTypes().flatMap((type) =>
    isValueOf(type, text)
      ? { type, evidence: `${type.check === undefined ? 'form' : 'check digits'} of ${type.id}` }
      : [],
  );
}

/** The types whose values a pattern describes and no others: it takes their samples, and refuses what is nearly one. */
export function typesOfPattern(pattern: string): TypeEvidence[] {
  if (pattern.length < SHORTEST_PATTERN || pattern.length > LONGEST_PATTERN) return [];
  // One trial says whether it may be run at all; after it the pattern is compiled once.
  const compiled = matches(pattern, LONGEST_SAMPLE, false) === undefined ? undefined : compile(pattern);
  if (!compiled) return [];
  return semanticTypes().flatMap((type) =>
    isPatternOf(type, compiled) ? { type, evidence: `pattern of ${type.id}` } : [],
  );
}

/** The type that a `format` names. */
export function typeOfFormat(format: string): TypeEvidence | undefined {
  const type = byFormat().get(format.toLowerCase());
  return type && { type, evidence: `format ${format.toLowerCase()}` };
}

/** The types that a name speaks of: with the whole name, or with its last words. Of several the longest; one name may mean two numbers. */
export function typesOfName(name: string): TypeEvidence[] {
  const words = snakeCase(name);
  for (let start = 0; start !== -1; start = nextWord(words, start)) {
    if (words.length - start > LONGEST_NAME) continue;
    const ending = words.slice(start);
    if (start > 0 && ending.length < SHORTEST_ENDING) break;
    const found = byName().get(ending);
    if (found) return found.map((type) => ({ type, evidence: `“${ending}” in the name` }));
  }
  return [];
}

/** Where the word behind the next underscore begins; -1 where there is none. */
function nextWord(words: string, start: number): number {
  const at = words.indexOf('_', start);
  return at === -1 ? -1 : at + 1;
}

/** Whether a text has the form of a type and the check digits that its issuer asks for. */
export function isValueOf(type: SemanticType, text: string): boolean {
  if (type.pattern === undefined || text.length > LONGEST_VALUE) return false;
  const written = text.trim().toUpperCase();
  const compact = compactOf(type, text);
  const form = patterns().get(type.id);
  if (!form?.test(written) && !form?.test(compact)) return false;
  return type.check === undefined || digitChecks().get(type.check)?.(compact) === true;
}

/** Whether a value is one that its issuer gives to nobody, or that nobody takes for a number: digits in a row, or one again and again. */
export function isSynthetic(type: SemanticType, text: string): boolean {
  const compact = compactOf(type, text);
  return isMadeUp(compact) || (type.synthetic?.some(({ pattern }) => new RegExp(pattern).test(compact)) ?? false);
}

/** Whether most of the digits go up or down by one, or stay. */
export function isMadeUp(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  const even = steps.filter((step) => step === 0 || step === 1 || step === 9).length;
  return digits.length >= FEWEST_DIGITS && even >= EVEN_STEPS * steps.length;
}

/** Values of a type that are nobody's, the first the one to prefer. */
export function syntheticValues(type: SemanticType): string[] {
  return type.synthetic?.flatMap(({ values = [] }) => values) ?? [];
}

/** Whether a type is a number by which a state, a health service or a tax office knows a person. */
export function isPersonalNumber({ identifies, row }: SemanticType): boolean {
  return identifies === 'direct' && row !== undefined && PERSONAL_NUMBERS.has(row);
}

const PERSONAL_NUMBERS: ReadonlySet<string> = new Set([
  'national-id',
  'health-id',
  'tax-id',
  'education-id',
  'passport',
  'driving-licence',
]);

function compactOf({ ignore }: SemanticType, text: string): string {
  const capitals = text.trim().toUpperCase();
  return ignore === undefined ? capitals : [...capitals].filter((char) => !ignore.includes(char)).join('');
}

function isPatternOf(type: SemanticType, pattern: RegExp): boolean {
  const { refuses, samples = [] } = type;
  if (!refuses || samples.length === 0) return false;
  // As it is written, or with its parts together.
  const takes = (text: string): boolean => pattern.test(text) || pattern.test(compactOf(type, text));
  return samples.every(takes) && refuses.some((texts) => !texts.some(takes));
}

/** UTF-16 units. */
const LONGEST_VALUE = 64;
/** Shorter ones describe no number, and longer ones are lists of something. */
/** As long as any sample is. */
const LONGEST_SAMPLE = 'x'.repeat(30);
const SHORTEST_PATTERN = 6;
const LONGEST_PATTERN = 300;
/** Characters. Shorter names are only whole names. */
const SHORTEST_ENDING = 3;
/** No name of a type is longer. */
const LONGEST_NAME = 80;
const FEWEST_DIGITS = 5;
/** By chance it is three of ten. */
const EVEN_STEPS = 0.75;

const patterns = lazy(
  () =>
    new Map(
      semanticTypes().flatMap(({ id, pattern }) => (pattern === undefined ? [] : [[id, new RegExp(pattern, 'i')]])),
    ),
);

const byFormat = lazy(
  () => new Map(semanticTypes().flatMap((type) => (type.formats ?? []).map((format) => [format, type] as const))),
);

const byName = lazy(() => {
  const found = new Map<string, SemanticType[]>();
  for (const type of semanticTypes()) {
    for (const name of type.names) {
      const types = found.get(name) ?? [];
      if (!types.includes(type)) types.push(type);
      found.set(name, types);
    }
  }
  return found;
});
