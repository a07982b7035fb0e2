import { makeMap, makeScalar, makeSeq } from './make-node.ts';
import { MAX_DEPTH } from './problem.ts';
import { hasDuplicates, type MapEntry, type ScalarNode, type ScalarValue, type SyntaxNode } from './tree.ts';

/**
 * The tree of a JSON text in which everything is in order, in one pass over the characters; undefined as soon as anything is not (RFC 8259),
 * or nested deeper than we read. `json.ts` then says what is wrong. Both give the same tree for the same text, and a test compares them.
 */
export function parseWellFormedJson(text: string): SyntaxNode | undefined {
  return new Reader(text, text.charCodeAt(0) === 0xfeff ? 1 : 0).whole();
}

/** The value that begins at `start`, `depth` collections deep; what stands behind it is not looked at. */
export function readWellFormedValue(text: string, start: number, depth: number): SyntaxNode | undefined {
  return new Reader(text, start).value(depth);
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, ScalarValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  whole(): SyntaxNode | undefined {
    const root = this.value(0);
    this.#skipSpace();
    return root && this.#at === this.#text.length ? root : undefined;
  }

  value(depth: number): SyntaxNode | undefined {
    this.#skipSpace();
    switch (this.#text.charCodeAt(this.#at)) {
      case OPEN_BRACE:
        return depth < MAX_DEPTH ? this.#map(depth) : undefined;
      case OPEN_BRACKET:
        return depth < MAX_DEPTH ? this.#list(depth) : undefined;
      case QUOTE:
        return this.#string();
      default:
        return this.#plain();
    }
  }

  #map(depth: number): SyntaxNode | undefined {
    const start = this.#at++;
    const entries: MapEntry[] = [];
    this.#skipSpace();
    if (!this.#take(CLOSE_BRACE)) {
      do {
        this.#skipSpace();
        const key = this.#text.charCodeAt(this.#at) === QUOTE ? this.#string() : undefined;
        this.#skipSpace();
        if (!key || !this.#take(COLON)) return undefined;
        const value = this.value(depth + 1);
        if (!value) return undefined;
        entries.push({ key, value, merge: false });
        this.#skipSpace();
      } while (this.#take(COMMA));
      if (!this.#take(CLOSE_BRACE) || hasDuplicates(entries)) return undefined;
    }
    return makeMap(start, this.#at, 'flow', entries, true);
  }

  #list(depth: number): SyntaxNode | undefined {
    const start = this.#at++;
    const items: SyntaxNode[] = [];
    this.#skipSpace();
    if (!this.#take(CLOSE_BRACKET)) {
      do {
        const item = this.value(depth + 1);
        if (!item) return undefined;
        items.push(item);
        this.#skipSpace();
      } while (this.#take(COMMA));
      if (!this.#take(CLOSE_BRACKET)) return undefined;
    }
    return makeSeq(start, this.#at, 'flow', items);
  }

  #string(): ScalarNode | undefined {
    const start = this.#at;
    let escaped = false;
    for (let at = start + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        if (!escaped) return makeScalar(start, this.#at, this.#text.slice(start + 1, at), 'double');
        const value = unescaped(this.#text.slice(start, this.#at));
        return value === undefined ? undefined : makeScalar(start, this.#at, value, 'double');
      }
      if (code === BACKSLASH) {
        escaped = true;
        at++;
      } else if (code < 0x20) return undefined;
    }
    return undefined;
  }

  #plain(): ScalarNode | undefined {
    const start = this.#at;
    const word = WORDS.find(([name]) => this.#text.startsWith(name, start));
    if (word) {
      this.#at += word[0].length;
      return makeScalar(start, this.#at, word[1], 'plain');
    }
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) return undefined;
    this.#at += number.length;
    return makeScalar(start, this.#at, Number(number), 'plain');
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }
}

function unescaped(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}
