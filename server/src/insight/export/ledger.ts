import type { Json } from '../../base/json.ts';
import { pointerOf } from '../../syntax/tree.ts';
import { isMap, type JsonMap, leavesOf, mapsIn } from './recorded-terms.ts';

type Step = string | number;

/** The terms of an agreement, and which of them were written down already. */
export class Ledger {
  readonly #terms: JsonMap;
  readonly #said = new Set<string>();

  constructor(terms: JsonMap) {
    this.#terms = terms;
  }

  /** The text there, which is written down now; undefined where there is none. */
  text(...path: readonly Step[]): string | undefined {
    const value = this.at(...path);
    if (typeof value !== 'string') return undefined;
    this.say(...path);
    return value;
  }

  /** The texts of the list there, or the one text where a list may stand. */
  texts(...path: readonly Step[]): readonly string[] {
    const value = this.at(...path);
    if (!Array.isArray(value)) return [this.text(...path)].flatMap((one) => one ?? []);
    return value.flatMap((_, index) => this.text(...path, index) ?? []);
  }

  /** What is there, whatever it is, and not yet written down. */
  at(...path: readonly Step[]): Json | undefined {
    let at: Json | undefined = this.#terms;
    for (const step of path) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
      at = (at as Readonly<Record<Step, Json>>)[step];
    }
    return at;
  }

  /** Indices of the items of a list that are maps. */
  indices(...path: readonly Step[]): readonly number[] {
    const value = this.at(...path);
    return Array.isArray(value) ? value.flatMap((item: Json, index) => (isMap(item) ? [index] : [])) : [];
  }

  maps(...path: readonly Step[]): readonly JsonMap[] {
    return mapsIn(this.at(...path));
  }

  say(...path: readonly Step[]): void {
    this.#said.add(pointerOf(path));
  }

  /** Pointers of what was never written down. */
  unsaid(): string[] {
    return leavesOf(this.#terms)
      .map(({ path }) => path)
      .filter((path) => !this.#said.has(path));
  }
}
