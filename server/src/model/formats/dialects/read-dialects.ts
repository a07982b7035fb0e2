import type { Json } from '../../../base/json.ts';
import { pointerOf } from '../../../syntax/tree.ts';
import {
  CODE_LIST_CONCEPTS,
  type CodesMapping,
  type Condition,
  type Dialect,
  type DialectProblem,
  ENTITY_CONCEPTS,
  FIELD_CONCEPTS,
  MAPPED_MARKS,
  type Mapping,
  type PathAt,
  type Source,
  STANDARD_CONCEPTS,
} from './dialect.ts';
import { eachOf, parsePath } from './path.ts';

export interface ReadDialect {
  readonly dialect: Dialect;
  readonly problems: readonly DialectProblem[];
}

/** Reads one entry of `dialects:`. Never throws: what has the wrong shape counts as not written, and the schema says so. Undefined without an id. */
export function readDialect(value: unknown): ReadDialect | undefined {
  const written = record(value);
  const id = text(written?.id);
  if (!written || id === undefined) return undefined;
  const reader = new Reader();
  const match = record(written.match);
  const dialect: Dialect = {
    id,
    title: text(written.title) ?? id,
    files: match?.files === undefined ? undefined : texts(match.files),
    where: reader.conditions(match?.where, '/match/where'),
    languages: texts(written.languages),
    standard: reader.mapping(written.standard, '/standard', STANDARD_CONCEPTS),
    entity: reader.mapping(written.entity, '/entity', ENTITY_CONCEPTS),
    field: reader.mapping(written.field, '/field', FIELD_CONCEPTS),
    codeList: reader.codes(written.codeList, '/codeList'),
    inherits: reader.source(written.inherits, '/inherits'),
  };
  return { dialect, problems: reader.problems };
}

/** `mapping:`, the names under which known formats hold our marks. */
export function readMapping(written: Readonly<Record<string, unknown>>): ReadonlyMap<string, Source> {
  return new Reader().sources(written, '', MAPPED_MARKS);
}

class Reader {
  readonly problems: DialectProblem[] = [];

  mapping(value: unknown, pointer: string, concepts: readonly string[]): Mapping | undefined {
    const written = record(value);
    if (!written) return undefined;
    const list = record(written.codeList);
    const codes = list && ('codes' in list || 'reference' in list) ? list : undefined;
    return {
      each: this.#each(written.each, `${pointer}/each`),
      sources: this.sources(codes ? { ...written, codeList: undefined } : written, pointer, [
        ...concepts,
        ...MAPPED_MARKS,
      ]),
      codes: this.codes(codes, `${pointer}/codeList`),
      fields: this.#each(written.fields, `${pointer}/fields`),
    };
  }

  codes(value: unknown, pointer: string): CodesMapping | undefined {
    const written = record(value);
    return (
      written && {
        each: this.#each(written.each, `${pointer}/each`),
        codes: this.#each(written.codes, `${pointer}/codes`),
        sources: this.sources(written, pointer, CODE_LIST_CONCEPTS),
      }
    );
  }

  /** A path, several of which the first counts, or a map that says more. */
  source(value: unknown, pointer: string): Source | undefined {
    const written = record(value);
    if (!written) {
      const paths = this.#paths(value, pointer);
      return paths.length > 0 ? { paths, map: undefined, value: undefined } : undefined;
    }
    const map = record(written.map);
    const source = {
      paths: this.#paths(written.at, `${pointer}/at`),
      map: map && new Map(Object.entries(map) as [string, Json][]),
      value: written.value as Json | undefined,
    };
    return source.paths.length > 0 || source.value !== undefined ? source : undefined;
  }

  conditions(value: unknown, pointer: string): Condition[] {
    return Object.entries(record(value) ?? {}).flatMap(([written, is]): Condition[] => {
      const at = pointer + pointerOf([written]);
      const path = this.#path(written, at);
      if (!path) return [];
      const named = is === 'present' || is === 'absent' ? is : Array.isArray(is) ? (is as Json[]) : [is as Json];
      return [{ path: path.path, pointer: at, is: named }];
    });
  }

  sources(written: Record<string, unknown>, pointer: string, concepts: readonly string[]): Map<string, Source> {
    const sources = new Map<string, Source>();
    for (const concept of concepts) {
      const source = this.source(written[concept], `${pointer}/${concept}`);
      if (source) sources.set(concept, source);
    }
    return sources;
  }

  #each(value: unknown, pointer: string): PathAt | undefined {
    const found = this.#path(value, pointer);
    return found && { ...found, path: eachOf(found.path) };
  }

  #paths(value: unknown, pointer: string): PathAt[] {
    if (!Array.isArray(value)) return [this.#path(value, pointer)].flatMap((path) => path ?? []);
    return value.flatMap((one, index) => this.#path(one, `${pointer}/${index}`) ?? []);
  }

  #path(value: unknown, pointer: string): PathAt | undefined {
    const written = text(value);
    if (written === undefined) return undefined;
    const path = parsePath(written);
    if (!path) this.problems.push({ kind: 'bad-path', text: written, pointer });
    return path && { path, pointer };
  }
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** One text or a list of them. */
function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => text(one) ?? []);
}
