import type { Json } from '../../base/json.ts';
import type { AgreementRow, AgreementTermsRow } from '../../model/facts.ts';
import type { TreeEdit } from '../../syntax/edit.ts';
import { pointerOf } from '../../syntax/tree.ts';
import type { Anchor, FactQueries } from '../define.ts';

type Step = string | number;

/**
 * What an agreement records, asked for by the paths of agreement.md D1: `terms.text('purpose', 'statement')`. What is left blank is not
 * recorded. A part of it (a party, a data item) is asked in the same way, from its own place on.
 */
export class Terms {
  readonly #row: AgreementRow;
  readonly #terms: AgreementTermsRow | undefined;
  readonly #base: readonly Step[];
  readonly #head: string;

  constructor(row: AgreementRow, terms: AgreementTermsRow | undefined, base: readonly Step[] = [], head = row.headAt) {
    this.#row = row;
    this.#terms = terms;
    this.#base = base;
    this.#head = head;
  }

  /** The part at a path, such as `within('parties', 0)`; `head` is the pointer to point at for what it lacks. */
  within(head: string | undefined, ...path: readonly Step[]): Terms {
    return new Terms(this.#row, this.#terms, [...this.#base, ...path], head ?? this.#head);
  }

  /** The part that begins at a pointer of the document, such as that of a `PartyFact` or a `SharedItem`. */
  at(part: { readonly pointer: string; readonly at?: string; readonly headAt?: string }): Terms {
    const head = part.at ?? part.headAt ?? part.pointer;
    return new Terms(this.#row, this.#terms, this.#terms?.places ? this.#stepsTo(part) : stepsOf(part.pointer), head);
  }

  /** `null` where that is written out; undefined where nothing is. */
  value(...path: readonly Step[]): Json | undefined {
    let at: Json | undefined = this.#terms?.values;
    for (const step of [...this.#base, ...path]) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
      at = (at as Readonly<Record<Step, Json>>)[step];
    }
    return at;
  }

  /** Whether anything is recorded there; a written `null` is. */
  has(...path: readonly Step[]): boolean {
    return this.value(...path) !== undefined;
  }

  /** A text, or a number as one. */
  text(...path: readonly Step[]): string | undefined {
    const value = this.value(...path);
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : undefined;
  }

  /** The items of a list, or the one value that stands where a list may; blank items are null and keep the places of the others. */
  list(...path: readonly Step[]): readonly Json[] {
    const value = this.value(...path);
    return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  }

  texts(...path: readonly Step[]): readonly string[] {
    return this.list(...path).filter((item) => typeof item === 'string');
  }

  /** Keys of the map there. */
  keys(...path: readonly Step[]): readonly string[] {
    const value = this.value(...path);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }

  /** The key at a path where it is written, even without a value, else the nearest one around it, else the head. */
  place(...path: readonly Step[]): Anchor {
    const { file, root } = this.#row;
    const whole = [...this.#base, ...path];
    const places = this.#terms?.places;
    for (let length = whole.length; length > this.#base.length; length--) {
      const known = places?.[whole.slice(0, length).join('.')];
      if (known !== undefined) return { file, root, pointer: known, part: 'key' };
      if (places) continue;
      const pointer = pointerOf(whole.slice(0, length));
      if (this.#isWritten(whole.slice(0, length), pointer)) return { file, root, pointer, part: 'key' };
    }
    return { file, root, pointer: this.#head, part: 'key' };
  }

  /** The same, pointing at the value where there is one. */
  valuePlace(...path: readonly Step[]): Anchor {
    return { ...this.place(...path), part: 'value' };
  }

  /**
   * The edit that writes a value there, where the format has our own keys; for fixes, which insert structure and never an assertion. What is
   * written beside it stays, and where all that would be inserted are blanks that stand there already, there is nothing to insert.
   */
  insert(path: readonly Step[], value: Json): TreeEdit | undefined {
    if (!this.#terms || this.#terms.places) return undefined;
    const whole = [...this.#base, ...path];
    if (this.#isOpen(whole, value)) return undefined;
    return { op: 'set', root: this.#row.root, path: whole.map(String), value, fill: true };
  }

  /** Whether the places that `value` would open are written and wait to be filled in. */
  #isOpen(path: readonly Step[], value: Json): boolean {
    const pointer = pointerOf(path);
    const { blanks = [] } = this.#terms ?? {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value);
      return entries.length > 0 && entries.every(([key, inner]) => this.#isOpen([...path, key], inner));
    }
    const says = Array.isArray(value) ? value.length > 0 : value !== '';
    return !says && blanks.includes(pointer);
  }

  /** Where the terms of a party or a data item are in formats that write them elsewhere: the rows keep the order. */
  #stepsTo({ pointer }: { readonly pointer: string }): readonly Step[] {
    const { parties, items } = this.#row;
    const party = parties.findIndex((one) => one.pointer === pointer);
    const item = items.findIndex((one) => one.pointer === pointer);
    return party >= 0 ? ['parties', party] : item >= 0 ? ['data', item] : stepsOf(pointer);
  }

  #isWritten(path: readonly Step[], pointer: string): boolean {
    if (this.#terms?.blanks.includes(pointer)) return true;
    let at: Json | undefined = this.#terms?.values;
    for (const step of path) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
      at = (at as Readonly<Record<Step, Json>>)[step];
    }
    return true;
  }
}

/** What an agreement records. */
export function termsOf(facts: FactQueries, row: AgreementRow): Terms {
  return new Terms(
    row,
    facts
      .rows('agreementTerms', 'file', row.file)
      .find(({ root, pointer }) => root === row.root && pointer === row.pointer),
  );
}

function stepsOf(pointer: string): Step[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
