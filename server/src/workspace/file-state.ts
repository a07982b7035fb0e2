import type { Drift, Entity, Field, Lowered, Standard } from '../model/entities.ts';
import { type DocumentRoot, type FormatAdapter, NOTHING_LOWERED } from '../model/formats/adapter.ts';
import { fieldsOf } from '../model/formats/build.ts';
import { type Detection, detect } from '../model/formats/registry.ts';
import { versionDrift } from '../model/formats/version-drift.ts';
import { type Marks, mergeMarks } from '../model/marks.ts';
import type { SchemaCatalogue } from '../schema/catalogue.ts';
import { explain } from '../schema/explain.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaProblem } from '../schema/schema-problem.ts';
import type { ParsedFile } from '../syntax/parse.ts';
import { asMap, asSeq, emptyMap, parsePointer, pathOf, pointerOf, type SyntaxNode, toValue } from '../syntax/tree.ts';
import { NOTHING_TAUGHT, type TaughtFormats } from './taught-formats.ts';

/** One document of a file, read as far as its format allows. */
export interface Document {
  readonly kind: 'document';
  readonly file: ParsedFile;
  /** Index among the roots of the file. */
  readonly index: number;
  readonly root: SyntaxNode;
  readonly detection: Detection | undefined;
  readonly lowered: Lowered;
}

/** A file as the workspace knows it. A value: a changed text is a new state. */
export interface FileState {
  readonly path: string;
  readonly parsed: ParsedFile;
  /** Fatal syntax errors: what is read may be wrong, so only the errors are spoken of. */
  readonly broken: boolean;
  /** As the file says itself. */
  readonly documents: readonly Document[];
  /** Formats that the configuration taught when it was read. */
  readonly taught: TaughtFormats;
}

/** Marks for a field, an entity or (without `fragment`) the whole of another file. */
export interface Overlay {
  readonly fragment: string | undefined;
  readonly marks: Marks;
  /** The companion that says so. */
  readonly from: string;
}

export function readFile(parsed: ParsedFile, taught: TaughtFormats = NOTHING_TAUGHT): FileState {
  const { path } = parsed.source;
  const broken = parsed.problems.some((problem) => problem.fatal);
  const asked = taught.adaptersFor(path);
  const documents = parsed.roots.map((root, index) => readDocument(parsed, root, index, asked));
  return { path, parsed, broken, documents, taught };
}

function readDocument(file: ParsedFile, written: SyntaxNode, index: number, asked: readonly FormatAdapter[]): Document {
  // An empty file of a known name is an empty map, so that the editor can offer what belongs into it.
  const root = written.kind === 'missing' ? emptyMap(written.start) : written;
  const from = rootOf(root);
  const detected = { path: file.source.path, language: file.source.language };
  const detection = from && detect(from, detected, asked);
  const lowered = from && detection ? detection.adapter.lower(from, detected) : NOTHING_LOWERED;
  return { kind: 'document', file, index, root, detection, lowered };
}

/** What a format can be recognised by; undefined for a lone scalar. */
function rootOf(root: SyntaxNode): DocumentRoot | undefined {
  return asMap(root) ?? asSeq(root);
}

/**
 * The state with the marks of companions laid over it, and with what its fields inherit from those they are based on. What the file says
 * itself stays; others fill what it leaves open. The documents are lowered afresh, so that the state as it says itself is not touched.
 */
export function completed(state: FileState, overlays: readonly Overlay[], inherit?: Inherit): FileState {
  if (overlays.length === 0 && !inherit) return state;
  const fresh = readFile(state.parsed, state.taught);
  for (const { lowered } of fresh.documents) {
    for (const standard of lowered.standards) {
      for (const overlay of overlays) layOver(standard, overlay);
      inherit?.(standard);
    }
  }
  return fresh;
}

/** Fills the fields of a standard with what they inherit. */
export type Inherit = (standard: Standard) => void;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function layOver(standard: Standard, overlay: Overlay): void {
  const target = overlay.fragment === undefined ? standard : targetOf(standard, overlay.fragment);
  if (!target) return;
  const writable = target as Writable<Standard | Entity | Field>;
  writable.marks = mergeMarks(overlay.marks, target.marks);
  if (target.kind === 'standard') {
    const whole = target as Writable<Standard>;
    whole.version ??= overlay.marks.version;
    whole.status ??= overlay.marks.status;
  }
}

function targetOf(standard: Standard, fragment: string): Entity | Field | Standard | undefined {
  const pointer = fragment.startsWith('/') ? pointerOf(parsePointer(fragment)) : undefined;
  if (pointer === undefined) {
    return [...fieldsOf(standard)].find(
      (field) => field.path === fragment || `${field.entity.name}.${field.path}` === fragment,
    );
  }
  const at = (target: Entity | Field): boolean => pointerOf(pathOf(target.node)) === pointer;
  return standard.entities.find(at) ?? [...fieldsOf(standard)].find(at);
}

/** Mistakes against the schema of the declared version, and what is only newer than that version. */
export interface Validity {
  readonly violations: readonly SchemaProblem[];
  readonly drifts: readonly Drift[];
}

export function validityOf(document: Document, catalogue: SchemaCatalogue): Validity {
  const { adapter } = document.detection ?? {};
  const root = rootOf(document.root);
  if (!adapter || !root) return { violations: [], drifts: [] };
  const id = adapter.schemaFor(root);
  const problems = id === undefined || catalogue.isValid(id, toValue(root)) ? [] : explain(catalogue.schema(id), root);
  const format = adapter.versions?.(root);
  const { drifts, violations } = format
    ? versionDrift(catalogue, format, root, problems)
    : { drifts: [], violations: problems };
  return {
    violations: [...violations, ...(adapter.problems?.(root) ?? []), ...markProblems(document, catalogue)],
    drifts: [...document.lowered.drifts, ...drifts],
  };
}

/** Governance marks inside formats that leave their place free have the shapes of our own standard (ruling 17). */
function markProblems(document: Document, catalogue: SchemaCatalogue): SchemaProblem[] {
  const root = rootOf(document.root);
  const nodes = root && document.detection?.adapter.markNodes?.(root);
  if (!nodes) return [];
  const standard = catalogue.schema('standard');
  const marks = standard.$defs?.Marks;
  if (!marks) return [];
  return [...nodes].flatMap(({ key, node }) => {
    const schema = key === undefined ? marks : marks.properties?.[key];
    return schema ? explain(inContext(schema, standard), node) : [];
  });
}

function inContext(schema: JsonSchema, root: JsonSchema): JsonSchema {
  return { ...schema, $defs: root.$defs ?? {} };
}
