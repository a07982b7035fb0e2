import { dirname, joinPath } from '../base/path.ts';
import type { Field, Standard } from '../model/entities.ts';
import type { FileState, Inherit } from './file-state.ts';
import { type Bases, fieldsByName, isCurrent, isDerived, type Legacy, legacyOf, willIn } from './inheritance.ts';

interface Derived {
  /** The file without what it inherits. */
  readonly from: FileState;
  readonly legacy: Legacy;
  readonly state: FileState;
}

/** What a file inherits is looked for in these. */
export interface Estate {
  projectOf(path: string): string | undefined;
  /** A file as it says itself, with what companions say of it. */
  stateOf(path: string): FileState | undefined;
}

/** The files that are based on others, and what they inherit at present: worked out again when something of it changes, and only then. */
export class Heirs {
  readonly #derived = new Map<string, Derived | undefined>();
  /** Files by the identifiers of their standards. */
  readonly #byId = new Map<string, Set<string>>();
  readonly #fields = new WeakMap<Standard, ReadonlyMap<string, Field>>();
  readonly #wills = new WeakMap<FileState, string>();
  /** How often something was worked out. */
  runs = 0;

  paths(): Iterable<string> {
    return this.#derived.keys();
  }

  /** A file has gone, or is about to be read anew. */
  forget(path: string, state: FileState | undefined): void {
    for (const id of idsIn(state)) this.#byId.get(id)?.delete(path);
    this.#derived.delete(path);
  }

  note(path: string, state: FileState): void {
    for (const id of idsIn(state)) this.#byId.set(id, (this.#byId.get(id) ?? new Set()).add(path));
    if (isDerived(state)) this.#derived.set(path, undefined);
  }

  /** The file with what its fields inherit, filled in by `complete`; the file itself where that is nothing. */
  settle(state: FileState, estate: Estate, complete: (inherit: Inherit) => FileState): FileState {
    const { path } = state;
    if (!this.#derived.has(path)) return state;
    const before = this.#derived.get(path);
    const bases: Bases = {
      resolve: (from, text) => this.#baseOf(estate, from, text),
      stateOf: (base) => estate.stateOf(base),
      willOf: (base) => this.#willOf(estate.stateOf(base)),
      fieldsOf: (standard) => this.#fieldsOf(standard),
    };
    if (before?.from === state && isCurrent(before.legacy, bases)) return before.state;
    const legacy = legacyOf(state, bases);
    const same = before?.from === state && before.legacy.key === legacy.key;
    const settled = same ? before.state : this.#inheriting(state, legacy, complete);
    this.#derived.set(path, { from: state, legacy, state: settled });
    return settled;
  }

  #inheriting(state: FileState, { key, inherit }: Legacy, complete: (inherit: Inherit) => FileState): FileState {
    if (key === '') return state;
    this.runs++;
    return complete(inherit);
  }

  #willOf(state: FileState | undefined): string | undefined {
    if (!state) return undefined;
    const known = this.#wills.get(state) ?? willIn(state);
    this.#wills.set(state, known);
    return known;
  }

  #fieldsOf(standard: Standard): ReadonlyMap<string, Field> {
    const known = this.#fields.get(standard) ?? fieldsByName(standard);
    this.#fields.set(standard, known);
    return known;
  }

  /** The file that another is based on: by the identifier of its standard within the project, else by its path. */
  #baseOf({ projectOf, stateOf }: Estate, from: string, text: string): string | undefined {
    const project = projectOf(from);
    const byId = [...(this.#byId.get(text) ?? [])].filter((path) => projectOf(path) === project);
    if (byId.length > 0) return byId.sort()[0];
    const path = joinPath(dirname(from), text);
    return stateOf(path) && path;
  }
}

function idsIn(state: FileState | undefined): string[] {
  return (state?.documents ?? []).flatMap(({ lowered }) => lowered.standards.flatMap(({ id }) => id?.value ?? []));
}
