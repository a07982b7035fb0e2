/**
 * A map that never changes and of which changed copies are cheap: it is kept in parts, and a copy shares the parts that are as before.
 * So two copies are compared in the time that their difference takes.
 */
export class PartedMap<V> {
  readonly #parts: readonly ReadonlyMap<string, V>[];

  private constructor(parts: readonly ReadonlyMap<string, V>[]) {
    this.#parts = parts;
  }

  static empty<V>(): PartedMap<V> {
    return new PartedMap<V>(new Array<ReadonlyMap<string, V>>(PARTS).fill(new Map()));
  }

  get(key: string): V | undefined {
    return this.#parts[partOf(key)]?.get(key);
  }

  keys(): string[] {
    return this.#parts.flatMap((part) => [...part.keys()]);
  }

  /** With other values for some keys; `undefined` takes a key out. */
  with(changes: ReadonlyMap<string, V | undefined>): PartedMap<V> {
    const parts = [...this.#parts];
    const own = new Map<number, Map<string, V>>();
    for (const [key, value] of changes) {
      const index = partOf(key);
      const part = own.get(index) ?? new Map(parts[index]);
      own.set(index, part);
      parts[index] = part;
      if (value === undefined) part.delete(key);
      else part.set(key, value);
    }
    return own.size === 0 ? this : new PartedMap(parts);
  }

  /** The keys under which this map and another have different values, and whether one of the two lacks the key. */
  *differences(other: PartedMap<V>): Generator<{ readonly key: string; readonly isNew: boolean }> {
    for (let index = 0; index < PARTS; index++) {
      const part = this.#parts[index] as ReadonlyMap<string, V>;
      const against = other.#parts[index];
      if (against === undefined || part === against) continue;
      for (const [key, value] of part) {
        const there = against.get(key);
        if (there !== value) yield { key, isNew: there === undefined };
      }
      for (const key of against.keys()) if (!part.has(key)) yield { key, isNew: true };
    }
  }
}

/** Parts stay small where a workspace has some ten thousand keys. A power of two. */
const PARTS = 512;

/** FNV-1a, 32 bits. */
function partOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (PARTS - 1);
}
