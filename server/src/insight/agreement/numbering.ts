import type { Draft } from './draft.ts';
import type { Prose } from './prose.ts';
import type { Lines } from './reading.ts';

export interface Clause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly lines?: Lines;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly number: string;
  readonly text: Prose;
  /** Where it is filled in; `text` is empty then. */
  readonly blank?: Blank;
  readonly lines?: Lines;
  readonly items: readonly Statement[];
}

export interface Blank {
  readonly id: string;
  /** `the purpose for which the data are shared` */
  readonly what: string;
  /** Number of its place: `3.1(b)`, or what the place is called. */
  readonly where: string;
}

/** Gives statements their numbers, and keeps the list of blanks. */
export class Numbering {
  readonly blanks: Blank[] = [];

  blank(what: string, where: string): Blank {
    const found = { id: `blank-${this.blanks.length + 1}`, what, where };
    this.blanks.push(found);
    return found;
  }

  clause(id: string, number: string, title: string, drafts: readonly Draft[]): Clause {
    const statements = this.statements(drafts, number);
    const lines = around(drafts);
    return { id, number, title, ...(lines && { lines }), statements };
  }

  statements(drafts: readonly Draft[], number: string): Statement[] {
    return drafts.map((draft, index) => this.#statement(draft, `${number}.${index + 1}`, `${number}.${index + 1}`, 0));
  }

  /** `where`: the number with those of the statements around it. */
  #statement({ text, blank, lines, items = [] }: Draft, number: string, where: string, depth: number): Statement {
    return {
      number,
      text,
      ...(blank !== undefined && { blank: this.blank(blank, where) }),
      ...(lines && { lines }),
      items: items.map((item, index) => {
        const own = depth === 0 ? `(${letters(index)})` : `(${roman(index + 1)})`;
        return this.#statement(item, own, where + own, depth + 1);
      }),
    };
  }
}

function around(drafts: readonly Draft[]): Lines | undefined {
  const lines = drafts.flatMap((draft) => draft.lines ?? []);
  return lines.length === 0
    ? undefined
    : { from: Math.min(...lines.map(({ from }) => from)), to: Math.max(...lines.map(({ to }) => to)) };
}

/** `a` … `z`, `aa`, `ab` … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}

/** `i`, `ii`, `iii`, `iv` … */
function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [letter, step] of Object.entries(ROMAN))
    while (left >= step) {
      text += letter;
      left -= step;
    }
  return text;
}

/** From the largest down. */
const ROMAN = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };
