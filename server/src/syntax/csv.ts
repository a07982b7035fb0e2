import { type Cell, recordsIn } from './csv-records.ts';
import { makeMap, makeMissing, makeScalar } from './make-node.ts';
import type { SyntaxProblem } from './problem.ts';
import { adopt, type MapEntry, type ScalarNode, type SeqNode, type SyntaxNode } from './tree.ts';

/** A table as a list of rows, each a map from the column's name to the cell. A key stands where its cell stands. */
export interface ParsedTable {
  readonly root: SyntaxNode;
  readonly header: readonly ScalarNode[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * RFC 4180, and what people do beside it: `;`, tab and `|` between the cells, named by a first line `sep=;` or found out, white space around
 * the names and before quotes, lines of any end, lines with nothing in them. An empty cell is a missing value; cells beyond the last named
 * column are left out. Written here because the libraries give cells without their places. Never throws.
 */
export function parseCsv(text: string): ParsedTable {
  const problems: SyntaxProblem[] = [];
  let header: readonly ScalarNode[] | undefined;
  for (const cells of recordsIn(text, problems))
    header ??= cells.map(({ text: name, start, end, quoted }) =>
      makeScalar(start, end, name.trim(), quoted ? 'double' : 'plain'),
    );
  return { root: new Rows(text, header ?? []), header: header ?? [], problems };
}

/**
 * The rows, made into nodes when somebody asks for them. Most tables in a folder are data, which nobody asks: their nodes would take eighty
 * times the room of their text.
 */
class Rows implements SeqNode {
  readonly kind = 'seq';
  readonly style = 'block';
  readonly start: number;
  readonly end: number;
  parent: SeqNode['parent'];
  slot: SeqNode['slot'];
  readonly #text: string;
  readonly #header: readonly ScalarNode[];
  #items: readonly SyntaxNode[] | undefined;

  constructor(text: string, header: readonly ScalarNode[]) {
    this.start = text.startsWith('\uFEFF') ? 1 : 0;
    this.end = text.length;
    this.#text = text;
    this.#header = header;
  }

  get items(): readonly SyntaxNode[] {
    if (this.#items) return this.#items;
    const [, ...rows] = recordsIn(this.#text);
    this.#items = rows.map((cells) => rowOf(this.#header, cells));
    adopt(this);
    return this.#items;
  }
}

function rowOf(header: readonly ScalarNode[], cells: readonly Cell[]): SyntaxNode {
  const entries: MapEntry[] = [];
  for (let index = 0; index < header.length && index < cells.length; index++) {
    const name = header[index]?.value;
    const cell = cells[index];
    if (!cell || name === undefined || name === '') continue;
    const { start, end, text, quoted } = cell;
    const value = text === '' ? makeMissing(start, end) : makeScalar(start, end, text, quoted ? 'double' : 'plain');
    entries.push({ key: makeScalar(start, end, name, 'plain'), value, merge: false });
  }
  const { start } = cells[0] ?? NOWHERE;
  const { end } = cells.at(-1) ?? NOWHERE;
  return makeMap(start, end, 'flow', entries, undefined);
}

const NOWHERE = { start: 0, end: 0 } as const;
