import { branchesOf, type Item, type Sequence } from '../../base/pattern-shape.ts';

/**
 * How a search differs from what its author most likely means: `unanchored` where a whole format is written and text around it passes,
 * `alternation` where `^` belongs to the first alternative alone and `$` to the last. Undefined for what may be meant as a search.
 */
export function anchoring(pattern: string): 'unanchored' | 'alternation' | undefined {
  const branches = branchesOf(pattern);
  if (!branches) return undefined;
  if (branches.length > 1) {
    const [first, last] = [branches[0], branches.at(-1)];
    const only = branches.filter((branch) => begins(branch) || ends(branch)).length;
    const split = first && last && begins(first) && !ends(first) && ends(last) && !begins(last);
    return split && only === 2 ? 'alternation' : undefined;
  }
  const [branch] = branches;
  if (!branch || (begins(branch) && ends(branch))) return undefined;
  const parts = branch.filter(({ part }) => part.kind !== 'start' && part.kind !== 'end');
  if (parts.length === 0 || !isFormat(parts)) return undefined;
  // With one end fixed it is a search for a beginning or an ending, unless the other end is counted out.
  if (begins(branch)) return isCounted(parts.at(-1)) ? 'unanchored' : undefined;
  if (ends(branch)) return isCounted(parts[0]) ? 'unanchored' : undefined;
  return 'unanchored';
}

function begins(branch: Sequence): boolean {
  return branch[0]?.part.kind === 'start';
}

function ends(branch: Sequence): boolean {
  return branch.at(-1)?.part.kind === 'end';
}

/** Characters of certain kinds, counted: nothing that takes up anything, nothing that only looks ahead, not a word that is searched for. */
function isFormat(parts: Sequence): boolean {
  const [first] = parts;
  const searched = first?.part.kind === 'char' && isLiteral(first.part.source) && !isLiteralPrefix(parts);
  return !searched && parts.every(isTight) && parts.some(isCounted);
}

/** A few capital letters or digits before a number belong to the number: `ACC[0-9]{8}`. */
function isLiteralPrefix(parts: Sequence): boolean {
  const literals = parts.findIndex(({ part }) => part.kind !== 'char' || !isLiteral(part.source));
  return (
    literals > 0 &&
    literals <= 5 &&
    parts.slice(0, literals).every(({ part }) => part.kind === 'char' && /^[A-Z0-9-]$/.test(part.source))
  );
}

function isTight({ part, most }: Item): boolean {
  if (part.kind === 'char') return !/^(?:\.|\\[SWD]|\[\^.*)$/s.test(part.source) && most !== Number.POSITIVE_INFINITY;
  return part.kind === 'group' && part.branches.every((branch) => branch.every(isTight));
}

/** A class of characters, as many as are said. */
function isCounted(item: Item | undefined): boolean {
  if (!item || item.most === Number.POSITIVE_INFINITY) return false;
  const { part, most } = item;
  if (part.kind === 'group') return part.branches.some((branch) => branch.some(isCounted));
  return part.kind === 'char' && !isLiteral(part.source) && most > 1;
}

function isLiteral(source: string): boolean {
  return source.length === 1 ? source !== '.' : /^\\[^\w\s]$/.test(source);
}
