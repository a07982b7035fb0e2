import { entriesOf, resolve, type SyntaxNode, textOf } from '../../syntax/tree.ts';
import { type Prose, prose, said } from './prose.ts';
import type { Lines, Reading } from './reading.ts';

/** What a file says and no clause does. */
export interface FurtherTerm {
  /** Keys on the way to it, numbers for the items of lists. */
  readonly name: Prose;
  readonly value: Prose;
  readonly lines?: Lines;
}

/** Everything below a node that has not been said, as it is written, in the order of the file. */
export function furtherTerms(root: SyntaxNode, reading: Reading): FurtherTerm[] {
  const search = new Search(reading);
  search.visit(root, [], false);
  if (search.complete) return search.found;
  return [
    ...search.found,
    {
      name: prose`And more`,
      value: prose`The source says more than is shown here: these are the first ${String(MOST)} of its further terms.`,
    },
  ];
}

/** Statements; far more than an agreement has that people wrote. */
const MOST = 1000;
const DEEPEST = 60;
const NOTHING = prose`(nothing)`;

class Search {
  readonly found: FurtherTerm[] = [];
  complete = true;
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** `afresh`: under a name that nobody has read, so that it counts as not said whatever is below. */
  visit(node: SyntaxNode, path: readonly string[], afresh: boolean): void {
    if (!this.complete || path.length > DEEPEST) {
      this.complete = false;
      return;
    }
    const at = resolve(node);
    const again = afresh || (node.kind === 'alias' && !this.#reading.isSaid(node));
    const unsaid = at !== undefined && (again || !this.#reading.isSaid(at));
    switch (at?.kind) {
      case 'map':
        for (const { key, value } of entriesOf(at)) this.visit(value, [...path, textOf(key)], again);
        if (unsaid && at.entries.length === 0) this.#add(path, NOTHING, node);
        break;
      case 'seq':
        for (const [index, item] of at.items.entries()) this.visit(item, [...path, String(index + 1)], again);
        if (unsaid && at.items.length === 0) this.#add(path, NOTHING, node);
        break;
      case 'scalar':
        if (unsaid)
          this.#add(path, at.value === null || at.value === '' ? NOTHING : prose`${said(String(at.value))}`, node);
        break;
      case 'missing':
        // A key without a value is a place to fill in: nothing is lost.
        break;
      default:
        this.#add(path, prose`(a reference that leads nowhere)`, node);
    }
  }

  #add(path: readonly string[], value: Prose, node: SyntaxNode): void {
    if (this.found.length >= MOST) {
      this.complete = false;
      return;
    }
    const lines = this.#reading.linesOf(node);
    const name = path.length === 0 ? prose`The whole document` : prose`${said(path.join(' › '))}`;
    this.found.push({ name, value, ...(lines && { lines }) });
  }
}
