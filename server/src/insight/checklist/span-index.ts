/** Finds the smallest of nested stretches of files around an offset. Filled first, asked afterwards. UTF-16 offsets. */
export class SpanIndex {
  readonly #added = new Map<string, Stretch[]>();
  readonly #sorted = new Map<string, readonly Nested[]>();
  #count = 0;

  /** Gives the number of the stretch, from 0 in order. */
  add(file: string, start: number, end: number): number {
    const stretch = { id: this.#count++, start, end };
    const known = this.#added.get(file);
    if (known) known.push(stretch);
    else this.#added.set(file, [stretch]);
    this.#sorted.delete(file);
    return stretch.id;
  }

  innermost(file: string, offset: number): number | undefined {
    const stretches = this.#stretchesOf(file);
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    let at = stretches[low - 1];
    while (at && at.end <= offset) at = at.around;
    return at?.id;
  }

  #stretchesOf(file: string): readonly Nested[] {
    const known = this.#sorted.get(file);
    if (known) return known;
    // Of those that begin together the longer one is around the other.
    const sorted = [...(this.#added.get(file) ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
    const open: Nested[] = [];
    const nested = sorted.map((stretch) => {
      while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= stretch.start) open.pop();
      const one: Nested = { ...stretch, around: open.at(-1) };
      open.push(one);
      return one;
    });
    this.#sorted.set(file, nested);
    return nested;
  }
}

interface Stretch {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

interface Nested extends Stretch {
  readonly around: Nested | undefined;
}
