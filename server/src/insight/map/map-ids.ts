import type { WrittenAt } from '../written-at.ts';

/** Ids that are the same for the same files: the kind and the identifier, else the path; where that is taken, with the version or a number. */
export class MapIds {
  readonly #taken = new Set<string>();
  readonly #shown: (path: string) => string;

  constructor(shown: (path: string) => string) {
    this.#shown = shown;
  }

  of(
    kind: string,
    node: { readonly identifier: string | undefined; readonly version?: string | undefined; readonly at: WrittenAt },
  ): string {
    const base = `${kind}:${node.identifier ?? this.#shown(node.at.file)}`;
    const wanted = node.version === undefined ? [base] : [base, `${base}@${node.version}`];
    let id = wanted.find((one) => !this.#taken.has(one));
    for (let count = 2; id === undefined; count++) {
      const numbered = `${base}#${count}`;
      if (!this.#taken.has(numbered)) id = numbered;
    }
    this.#taken.add(id);
    return id;
  }
}
