// What the text of a regular expression says without being run. Written for the expressions of schemas: anything unusual counts as unknown.

/** Undefined where it is no expression of ECMAScript, with or without Unicode. */
export function compile(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried without Unicode, where more is allowed.
    }
  }
  return undefined;
}

/** Whether names in braces are still to be put in, as LinkML and others build expressions of parts. */
export function isTemplate(pattern: string): boolean {
  return /(?<!\\[pPuk])\{[A-Za-z_]\w*\}/.test(pattern);
}

export type Part =
  | { readonly kind: 'start' | 'end' | 'other' }
  | { readonly kind: 'char'; readonly source: string }
  | { readonly kind: 'group'; readonly branches: readonly Sequence[] };

export interface Item {
  readonly part: Part;
  readonly least: number;
  /** Infinity where there is no end. */
  readonly most: number;
}

export type Sequence = readonly Item[];

/** UTF-16 units; nobody reads longer ones. */
const LONGEST = 1000;

/** The alternatives of an expression that compiles; undefined for what this does not read. */
export function branchesOf(pattern: string): readonly Sequence[] | undefined {
  if (pattern.length > LONGEST) return undefined;
  const reader = { text: pattern, at: 0 };
  const branches = readBranches(reader, 0);
  return branches && reader.at === pattern.length ? branches : undefined;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readBranches(reader: Reader, depth: number): readonly Sequence[] | undefined {
  if (depth > 20) return undefined;
  const branches: Item[][] = [[]];
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    if (reader.text[reader.at] === '|') {
      reader.at++;
      branches.push([]);
      continue;
    }
    const part = readPart(reader, depth);
    if (!part) return undefined;
    branches.at(-1)?.push({ part, ...readCount(reader) });
  }
  return branches;
}

function readPart(reader: Reader, depth: number): Part | undefined {
  const { text, at } = reader;
  const rest = text.slice(at);
  const take = (length: number, part: Part): Part => {
    reader.at += length;
    return part;
  };
  if (text[at] === '^') return take(1, { kind: 'start' });
  if (text[at] === '$') return take(1, { kind: 'end' });
  if (text[at] === '(') return readGroup(reader, depth);
  if (text[at] === '[') {
    const set = /^\[\^?(?:\\.|[^\\\]])*\]/s.exec(rest)?.[0];
    return set === undefined ? undefined : take(set.length, { kind: 'char', source: set });
  }
  if (text[at] !== '\\') return take(1, { kind: 'char', source: text[at] ?? '' });
  const assertion = /^\\(?:[bB]|[1-9]\d*|k<[^>]*>)/.exec(rest)?.[0];
  if (assertion !== undefined) return take(assertion.length, { kind: 'other' });
  const char = /^\\(?:[pP]\{[^}]*\}|x[0-9a-f]{2}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|c[a-z]|.)/is.exec(rest)?.[0];
  return char === undefined ? undefined : take(char.length, { kind: 'char', source: char });
}

function readGroup(reader: Reader, depth: number): Part | undefined {
  const opening = /^\((?:\?(?::|<?[=!]|<[^>]*>))?/.exec(reader.text.slice(reader.at))?.[0] ?? '(';
  reader.at += opening.length;
  const branches = readBranches(reader, depth + 1);
  if (!branches || reader.text[reader.at] !== ')') return undefined;
  reader.at++;
  // What is only looked at takes up nothing.
  return /^\(\?<?[=!]/.test(opening) ? { kind: 'other' } : { kind: 'group', branches };
}

function readCount(reader: Reader): { least: number; most: number } {
  const written = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(reader.text.slice(reader.at));
  if (!written) return { least: 1, most: 1 };
  reader.at += written[0].length;
  const [whole, exact, several, upper] = written;
  if (exact !== undefined) {
    const least = Number(exact);
    return { least, most: several === undefined ? least : upper === '' ? Number.POSITIVE_INFINITY : Number(upper) };
  }
  if (whole.startsWith('?')) return { least: 0, most: 1 };
  return { least: whole.startsWith('+') ? 1 : 0, most: Number.POSITIVE_INFINITY };
}
