import type { TextFunctions } from '../rules/define.ts';
import { contentStems } from '../rules/support/text.ts';

/** UTF-16 units. Longer texts are rare and would fill the memory. */
const LONGEST = 1_000;
/** Texts in each of the two parts. */
const MOST = 8_192;

/**
 * What rules ask of the same texts again: several of one text in one run, and each of most texts at the next edit. Texts that have not been
 * asked for in a long time are dropped.
 */
export class TextMemory implements TextFunctions {
  #recent = new Map<string, ReadonlySet<string>>();
  #older: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  readonly stemsOf = (text: string): ReadonlySet<string> => {
    const recent = this.#recent.get(text);
    if (recent) return recent;
    const stems = this.#older.get(text) ?? contentStems(text);
    if (text.length > LONGEST) return stems;
    if (this.#recent.size >= MOST) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(text, stems);
    return stems;
  };
}
