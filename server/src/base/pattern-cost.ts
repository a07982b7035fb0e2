import { branchesOf, compile, type Item, isTemplate, type Part, type Sequence } from './pattern-shape.ts';

/**
 * Whether there are texts on which a backtracking engine tries twice as many ways for each further character: something repeated without
 * end that can itself take up a run of one character in several ways. `whole`: the expression is for whole values, anchored or not.
 * Only runs of single characters are tried, which finds the mistakes that people make; what it names is exponential for sure.
 */
export function isExplosive(pattern: string, whole: boolean): boolean {
  return /\)(?:[*+]|\{\d+,\})/.test(pattern) && repeatsAmbiguously(pattern, whole, Number.POSITIVE_INFINITY);
}

/** `often`: from how many repetitions on. */
function repeatsAmbiguously(pattern: string, whole: boolean, often: number): boolean {
  const search = { often, chars: new CharSets(), probes: probesOf(pattern) };
  return branchesOf(pattern)?.some((sequence) => explodes(sequence, whole, search)) ?? false;
}

interface Search {
  readonly often: number;
  readonly chars: CharSets;
  readonly probes: readonly string[];
}

/** The number of ways in which a run of 0, 1, … characters can be taken up, each no more than 2. */
type Ways = readonly number[];

const LONGEST_RUN = 6;

function explodes(sequence: Sequence, followed: boolean, search: Search): boolean {
  return sequence.some(({ part, most }, index) => {
    if (part.kind !== 'group') return false;
    // Where nothing must follow, the first way that is tried succeeds.
    const fails = followed || sequence.slice(index + 1).some(mustMatch);
    if (fails && most >= search.often && search.probes.some((char) => inSeveralWays(part, char, search.chars)))
      return true;
    return part.branches.some((branch) => explodes(branch, fails || most > 1, search));
  });
}

function mustMatch({ part, least }: Item): boolean {
  return least > 0 && part.kind !== 'start' && part.kind !== 'other';
}

function inSeveralWays(part: Part, char: string, chars: CharSets): boolean {
  return waysOf(part, char, chars).reduce((sum, ways, length) => sum + (length === 0 ? 0 : ways), 0) > 1;
}

function waysOf(part: Part, char: string, chars: CharSets): Ways {
  if (part.kind === 'char') return chars.has(part.source, char) ? ONE : NONE;
  if (part.kind !== 'group') return EMPTY;
  return part.branches.reduce<Ways>((sum, branch) => add(sum, waysOfSequence(branch, char, chars)), NONE);
}

function waysOfSequence(sequence: Sequence, char: string, chars: CharSets): Ways {
  let ways: Ways = EMPTY;
  for (const { part, least, most } of sequence) {
    const once = waysOf(part, char, chars);
    let repeated: Ways = EMPTY;
    let sum: Ways = least === 0 ? EMPTY : NONE;
    for (let count = 1; count <= Math.min(most, Math.max(LONGEST_RUN, least)); count++) {
      repeated = join(repeated, once);
      if (count >= least) sum = add(sum, repeated);
      if (repeated.every((one) => one === 0)) break;
    }
    ways = join(ways, sum);
  }
  return ways;
}

const NONE: Ways = Array.from({ length: LONGEST_RUN + 1 }, () => 0);
const EMPTY: Ways = NONE.map((_, length) => (length === 0 ? 1 : 0));
const ONE: Ways = NONE.map((_, length) => (length === 1 ? 1 : 0));

function add(one: Ways, other: Ways): Ways {
  return one.map((ways, length) => Math.min(2, ways + (other[length] ?? 0)));
}

function join(one: Ways, other: Ways): Ways {
  return one.map((_, length) => {
    let ways = 0;
    for (let first = 0; first <= length; first++) ways += (one[first] ?? 0) * (other[length - first] ?? 0);
    return Math.min(2, ways);
  });
}

/** One of each kind that expressions tell apart, and what separates parts of values. */
const PROBES = [...'aA0z9_-. ,;:/@é'];
/** Characters that an expression writes out and that are tried as well. */
const MOST_WRITTEN = 40;

function probesOf(pattern: string): readonly string[] {
  return [...new Set([...PROBES, ...(pattern.match(/[\p{L}\p{N}]/gu) ?? [])])].slice(0, PROBES.length + MOST_WRITTEN);
}

/** Which characters a class takes, each asked once. */
class CharSets {
  readonly #known = new Map<string, RegExp | undefined>();

  has(source: string, char: string): boolean {
    if (!this.#known.has(source)) this.#known.set(source, compile(`^${source}$`));
    return this.#known.get(source)?.test(char) === true;
  }
}

/** UTF-16 units. */
const LONGEST_VALUE = 200;
const MOST_STEPS = 1e6;
const MOST_CHOICES = 12;
/** What stands in there is not tried. */
const LOOKS_AROUND = /\(\?<?[=!]/;
/** Repetitions with an end that multiply the ways too often to be tried. */
const OFTEN = 5;

/**
 * Whether a value matches; undefined where the expression does not compile or could take long, so that nothing is known. A search, or of
 * the whole value.
 */
export function matches(pattern: string, value: string, whole: boolean): boolean | undefined {
  const open = pattern.match(/[*+]|\{\d+,(?:\d{2,})?\}/g)?.length ?? 0;
  if (
    value.length > LONGEST_VALUE ||
    choicesIn(pattern) > MOST_CHOICES ||
    isTemplate(pattern) ||
    Math.max(2, value.length) ** (open + 1) > MOST_STEPS ||
    (/\)[*+{]/.test(pattern) && (LOOKS_AROUND.test(pattern) || repeatsAmbiguously(pattern, true, OFTEN)))
  )
    return undefined;
  return compile(whole ? `^(?:${pattern})$` : pattern)?.test(value);
}

/** How often the ways are doubled: by parts that are there or not, or up to nine times, and by groups of alternatives. */
function choicesIn(pattern: string): number {
  const optional = pattern.match(/[^*+?}(]\?/g)?.length ?? 0;
  const ranges = [...pattern.matchAll(/\{(\d),(\d)\}/g)].map(([, least, most]) => Number(most) - Number(least) + 1);
  const groups = pattern.match(/\([^()|]*\|/g)?.length ?? 0;
  return ranges.reduce((sum, range) => sum + Math.log2(Math.max(1, range)), optional + groups);
}
