import { canonicalJson } from '../base/json.ts';
import type { Field, Standard } from '../model/entities.ts';
import { fieldsOf } from '../model/formats/build.ts';
import { type Marks, mergeMarks } from '../model/marks.ts';
import type { FileState, Inherit } from './file-state.ts';

/** Where the files are that others are based on. */
export interface Bases {
  /** The file that an identifier or a path means in another; undefined where there is none. */
  resolve(from: string, text: string): string | undefined;
  /** A file as it says itself, with what companions say of it; without what it inherits, so that circles end. */
  stateOf(path: string): FileState | undefined;
  /** All that a file can hand down, as one text; undefined where there is no such file. */
  willOf(path: string): string | undefined;
  /** The fields of a standard by entity and path. */
  fieldsOf(standard: Standard): ReadonlyMap<string, Field>;
}

/** Looked up for each field of each file that is based on a standard, so whoever asks often keeps it. */
export function fieldsByName(standard: Standard): ReadonlyMap<string, Field> {
  return new Map([...fieldsOf(standard)].map((field) => [nameOf(field), field]));
}

/** What the fields of one file inherit. */
export interface Legacy {
  /** Every question that was asked of other files, with its answer: while they stay, so does the legacy. */
  readonly asked: readonly Asked[];
  /** Equal where the same is inherited, wherever it is written; empty where nothing is. */
  readonly key: string;
  readonly inherit: Inherit;
}

interface Asked {
  readonly from: string;
  readonly text: string;
  readonly path: string | undefined;
  readonly will: string | undefined;
}

export function isCurrent({ asked }: Legacy, bases: Bases): boolean {
  return asked.every(({ from, text, path, will }) => {
    const now = bases.resolve(from, text);
    return now === path && (now === undefined || bases.willOf(now) === will);
  });
}

/** Equal where the same can be inherited from a file, wherever in it that is written. */
export function willIn(state: FileState): string {
  return canonicalJson(
    standardsOf(state).map((standard) => [
      standard.basedOn.map(({ value }) => value),
      [...fieldsOf(standard)].map((field) => [nameOf(field), field.basedOn?.value, plain(leftBy([field]))]),
    ]),
  );
}

/** Whether anything in the file is based on something else. */
export function isDerived(state: FileState): boolean {
  return state.documents.some(({ lowered }) =>
    lowered.standards.some(
      (standard) => standard.basedOn.length > 0 || [...fieldsOf(standard)].some((field) => field.basedOn !== undefined),
    ),
  );
}

export function legacyOf(state: FileState, bases: Bases): Legacy {
  const lines = new Lines(bases);
  const legacies = standardsOf(state).flatMap((standard) =>
    [...fieldsOf(standard)].flatMap((field): [string, Legatee][] => {
      const ancestors = lines.ancestorsOf({ path: state.path, standard, field });
      return ancestors.length > 0 ? [[nameOf(field), leftBy(ancestors)]] : [];
    }),
  );
  const byName = new Map(legacies);
  const key = legacies.length === 0 ? '' : canonicalJson(legacies.map(([name, legacy]) => [name, plain(legacy)]));
  const inherit: Inherit = (standard) => {
    for (const field of fieldsOf(standard)) {
      const legacy = byName.get(nameOf(field));
      if (legacy) fill(field, legacy);
    }
  };
  return { asked: lines.asked, key, inherit };
}

/** One field of one file. */
interface Member {
  readonly path: string;
  readonly standard: Standard;
  readonly field: Field;
}

/** Follows fields to those that they are based on. */
class Lines {
  readonly asked: Asked[] = [];
  readonly #bases: Bases;
  readonly #answers = new Map<string, readonly Omit<Member, 'field'>[]>();
  /** The standards that a standard is based on, the nearest first, with theirs. */
  readonly #lines = new Map<Standard, readonly Omit<Member, 'field'>[]>();

  constructor(bases: Bases) {
    this.#bases = bases;
  }

  /** The nearest first, each once. */
  ancestorsOf(member: Member): Field[] {
    const known = new Set<Field>([member.field]);
    const found: Field[] = [];
    const add = (next: Member, follow: (next: Member) => void): void => {
      if (known.has(next.field)) return;
      known.add(next.field);
      found.push(next.field);
      follow(next);
    };
    const followNamed = (at: Member): void => {
      for (const next of this.#named(at)) add(next, followAll);
    };
    const followAll = (at: Member): void => {
      followNamed(at);
      // The line of a standard holds the lines of those that it is based on.
      for (const next of this.#sameName(at)) add(next, followNamed);
    };
    followAll(member);
    return found;
  }

  /** The field that this one names: beside it, in what its standard is based on, or the only one of a standard. */
  #named({ path, standard, field }: Member): Member[] {
    const name = field.basedOn?.value;
    if (name === undefined) return [];
    const near = [{ path, standard }, ...this.#lineOf(path, standard)].flatMap((one) => {
      const target = [...fieldsOf(one.standard)].find((other) => other !== field && isCalled(other, name));
      return target ? [{ ...one, field: target }] : [];
    });
    if (near[0]) return [near[0]];
    return this.#standardsAt(path, name).flatMap((one) => {
      const [only, ...others] = fieldsOf(one.standard);
      return only && others.length === 0 ? [{ ...one, field: only }] : [];
    });
  }

  #sameName({ path, standard, field }: Member): Member[] {
    return this.#lineOf(path, standard).flatMap((one) => {
      const namesake = this.#namesakeIn(one.standard, field);
      return namesake ? [{ ...one, field: namesake }] : [];
    });
  }

  #lineOf(path: string, standard: Standard): readonly Omit<Member, 'field'>[] {
    const known = this.#lines.get(standard);
    if (known) return known;
    const line: Omit<Member, 'field'>[] = [];
    const visited = new Set<Standard>([standard]);
    const follow = (from: string, at: Standard): void => {
      for (const text of at.basedOn) {
        for (const base of this.#standardsAt(from, text.value)) {
          if (visited.has(base.standard)) continue;
          visited.add(base.standard);
          line.push(base);
          follow(base.path, base.standard);
        }
      }
    };
    follow(path, standard);
    this.#lines.set(standard, line);
    return line;
  }

  /** The field of the same name in the same entity; where the base has one entity only, whatever that is called. */
  #namesakeIn(base: Standard, field: Field): Field | undefined {
    const byName = this.#bases.fieldsOf(base);
    const same = byName.get(nameOf(field));
    const [only, ...others] = base.entities;
    return same ?? (only && others.length === 0 ? byName.get(`${only.name}\n${field.path}`) : undefined);
  }

  #standardsAt(from: string, text: string): readonly Omit<Member, 'field'>[] {
    const key = `${from}\n${text}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const path = this.#bases.resolve(from, text);
    const state = path === undefined ? undefined : this.#bases.stateOf(path);
    this.asked.push({ from, text, path, will: path === undefined ? undefined : this.#bases.willOf(path) });
    const answer = path !== undefined && state ? standardsOf(state).map((standard) => ({ path, standard })) : [];
    this.#answers.set(key, answer);
    return answer;
  }
}

function standardsOf(state: FileState): Standard[] {
  return state.documents.flatMap(({ lowered }) => lowered.standards);
}

function nameOf(field: Field): string {
  return `${field.entity.name}\n${field.path}`;
}

function isCalled(field: Field, name: string): boolean {
  return field.path === name || `${field.entity.name}.${field.path}` === name;
}

/** What is handed down: all that says what a field means, nothing that says how it is used in one file. */
const DEFINITIONS = [
  'title',
  'description',
  'type',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'codeList',
] as const satisfies readonly (keyof Field)[];

type Legatee = Partial<Pick<Field, (typeof DEFINITIONS)[number]>> & { readonly marks: Marks };

function leftBy(ancestors: readonly Field[]): Legatee {
  const left: Record<string, unknown> = {};
  for (const name of DEFINITIONS)
    left[name] = ancestors.map((field) => field[name]).find((value) => value !== undefined);
  const marks = ancestors.reduceRight<Marks>((weaker, field) => mergeMarks(weaker, field.marks), {});
  return { ...left, marks };
}

function fill(field: Field, { marks, ...definitions }: Legatee): void {
  const missing = Object.entries(definitions).filter(([name]) => field[name as keyof Field] === undefined);
  Object.assign(field, Object.fromEntries(missing), { inherited: marks });
}

/** Without the nodes: an edit beside what is inherited changes nothing. */
function plain({ marks, codeList, ...located }: Legatee): unknown {
  const values = (parts: object): [string, unknown][] =>
    Object.entries(parts).map(([name, part]) => [name, part !== null && typeof part === 'object' ? part.value : part]);
  const codes = codeList?.codes.map(({ value, label }) => [value.value, label]);
  return [values(located), values(marks), codes, codeList?.reference?.value];
}
