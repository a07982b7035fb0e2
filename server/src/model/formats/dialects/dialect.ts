import type { Json } from '../../../base/json.ts';
import { MARK_KEYS, type MarkKey } from '../../marks.ts';
import type { DialectPath } from './path.ts';

/** A house dialect as the configuration teaches it: which files are of it, and which of their paths hold which concept of the model. */
export interface Dialect {
  readonly id: string;
  readonly title: string;
  /** Globs, relative to the folder of the configuration; undefined where the content alone decides. */
  readonly files: readonly string[] | undefined;
  readonly where: readonly Condition[];
  /** In which the texts are written; the first is preferred where a text is written in several. */
  readonly languages: readonly string[];
  /** Undefined for files that are a part of something else: a field, a list of codes. Nobody asks those for an owner. */
  readonly standard: Mapping | undefined;
  readonly entity: Mapping | undefined;
  readonly field: Mapping | undefined;
  /** Lists of codes that stand on their own. */
  readonly codeList: CodesMapping | undefined;
  /** What names the standard from whose fields those of the same name inherit. */
  readonly inherits: Source | undefined;
}

/** One condition on the content; it holds when one of the places that the path leads to fulfils it. */
export interface Condition {
  readonly path: DialectPath;
  readonly pointer: string;
  readonly is: 'present' | 'absent' | readonly Json[];
}

/** Where the things of one kind are, and where what is known of each of them. */
export interface Mapping {
  /** To the list or map of them; undefined where the thing around is the one thing itself. */
  readonly each: PathAt | undefined;
  readonly sources: ReadonlyMap<string, Source>;
  /** Of a field: how the codes of its list are written. */
  readonly codes: CodesMapping | undefined;
  /** Of a field: the fields in it. */
  readonly fields: PathAt | undefined;
}

/** How the codes of a list are written. */
export interface CodesMapping {
  /** To the lists, where they stand on their own. */
  readonly each: PathAt | undefined;
  /** To the codes of one list. */
  readonly codes: PathAt | undefined;
  readonly sources: ReadonlyMap<string, Source>;
}

export interface PathAt {
  readonly path: DialectPath;
  /** JSON pointer below the dialect, for findings about it. */
  readonly pointer: string;
}

/** Where one concept is written. */
export interface Source {
  /** The first that leads to something wins. */
  readonly paths: readonly PathAt[];
  /** What the file writes → what it means here. Texts that are not listed are not understood. */
  readonly map: ReadonlyMap<string, Json> | undefined;
  /** What holds where nothing is written. */
  readonly value: Json | undefined;
}

export const STANDARD_CONCEPTS = ['id', 'title', 'description', 'version', 'status', 'jurisdiction'] as const;
export const ENTITY_CONCEPTS = ['name', 'title', 'description', 'primaryKey'] as const;
export const FIELD_CONCEPTS = [
  'name',
  'title',
  'description',
  'type',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'examples',
  'required',
  'deprecated',
  'key',
  'entity',
  'inherits',
  'codeList',
] as const;
export const CODE_LIST_CONCEPTS = ['name', 'description', 'code', 'label', 'reference'] as const;

/** Lists of codes, primary keys and attestations have shapes of their own. */
export const MAPPED_MARKS: readonly MarkKey[] = MARK_KEYS.filter(
  (key) => key !== 'codeList' && key !== 'primaryKey' && key !== 'attestations',
);

/** What cannot be used of a dialect as it is written, at a pointer below it. */
export interface DialectProblem {
  readonly kind: 'bad-path';
  readonly text: string;
  readonly pointer: string;
}
