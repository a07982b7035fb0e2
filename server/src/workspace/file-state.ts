import { inlineAttestations } from '../model/attestations/inline-attestations.ts';
import type { Drift, Entity, Field, Lowered, Standard } from '../model/entities.ts';
import { type DetectedFile, type DocumentRoot, type FormatAdapter, NOTHING_LOWERED } from '../model/formats/adapter.ts';
import { fieldsOf } from '../model/formats/build.ts';
import { type Detection, detect } from '../model/formats/registry.ts';
import { versionDrift } from '../model/formats/version-drift.ts';
import { reconcile } from '../model/mark-disputes.ts';
import type { Marks } from '../model/marks.ts';
import type { SchemaCatalogue, SchemaId } from '../schema/catalogue.ts';
import { type CleanNodes, explain } from '../schema/explain.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { type ClearNodes, nearKeys } from '../schema/near-keys.ts';
import type { SchemaProblem } from '../schema/schema-problem.ts';
import type { ParsedFile } from '../syntax/parse.ts';
import { asMap, asSeq, emptyMap, parsePointer, pathOf, pointerOf, type SyntaxNode, toValue } from '../syntax/tree.ts';
import type { KnownRows } from './dataset-facts.ts';
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
  readonly memory: FileMemory;
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
  readonly memory: FileMemory;
}

/** What was worked out about nodes of a file, for the next time it is read: a node that is the same object has not changed. */
export interface FileMemory {
  /** What adapters made of them. */
  readonly made: WeakMap<SyntaxNode, unknown>;
  /** What the file's schema found in order. */
  readonly clean: CleanNodes;
  /** What holds no key that is nearly another. */
  readonly clear: ClearNodes;
  /** The rows of datasets by which other files know of them. */
  readonly rows: KnownRows;
  /** Whether `clean` has been filled, so that explaining costs less than validating. */
  explained: boolean;
}

function newMemory(): FileMemory {
  return { made: new WeakMap(), clean: new WeakMap(), clear: new WeakMap(), rows: new WeakMap(), explained: false };
}

/** Marks for a field, an entity or (without `fragment`) the whole of another file. */
export interface Overlay {
  readonly fragment: string | undefined;
  readonly marks: Marks;
  /** The companion that says so, and which of its documents. */
  readonly from: string;
  readonly root: number;
}

/** `before`, the state of the file before, saves working out again what has not changed. */
export function readFile(parsed: ParsedFile, taught: TaughtFormats = NOTHING_TAUGHT, before?: FileState): FileState {
  const { path, language } = parsed.source;
  const broken = parsed.problems.some((problem) => problem.fatal);
  // What another adapter made of a node is not what this one makes of it.
  const memory = before?.taught === taught ? before.memory : newMemory();
  const remember = <T>(node: SyntaxNode, make: () => T): T => {
    if (!memory.made.has(node)) memory.made.set(node, make());
    return memory.made.get(node) as T;
  };
  const file = { path, language, columns: columnsOf(parsed), remember };
  const reading: Reading = { parsed, file, asked: taught.adaptersFor(path), memory };
  const documents = parsed.roots.map((root, index) => readDocument(root, index, reading));
  return { path, parsed, broken, documents, taught, memory };
}

/** Only tables have any. */
function columnsOf({ header }: ParsedFile): readonly string[] {
  return header.map(({ value }) => String(value));
}

interface Reading {
  readonly parsed: ParsedFile;
  readonly file: DetectedFile;
  readonly asked: readonly FormatAdapter[];
  readonly memory: FileMemory;
}

function readDocument(written: SyntaxNode, index: number, { parsed, file, asked, memory }: Reading): Document {
  // An empty file of a known name is an empty map, so that the editor can offer what belongs into it.
  const root = written.kind === 'missing' ? emptyMap(written.start) : written;
  const from = rootOf(root);
  const detection = from && detect(from, file, asked);
  const lowered = from && detection ? withInline(detection.adapter.lower(from, file)) : NOTHING_LOWERED;
  return { kind: 'document', file: parsed, index, root, detection, lowered, memory };
}

/** With the attestations that stand inside what the document describes. */
function withInline(lowered: Lowered): Lowered {
  const inline = inlineAttestations(lowered);
  return inline.length === 0 ? lowered : { ...lowered, attestations: [...(lowered.attestations ?? []), ...inline] };
}

/** What a format can be recognised by; undefined for a lone scalar. */
function rootOf(root: SyntaxNode): DocumentRoot | undefined {
  return asMap(root) ?? asSeq(root);
}

/**
 * The state with the marks of companions laid over it, and with what its fields inherit from those they are based on. Companions fill what
 * the file leaves open; where both speak, the stricter counts, and what each said is kept. The documents are lowered afresh, so that the state as it says itself is not touched.
 */
export function completed(state: FileState, overlays: readonly Overlay[], inherit?: Inherit): FileState {
  if (overlays.length === 0 && !inherit) return state;
  const fresh = readFile(state.parsed, state.taught);
  for (const { lowered } of fresh.documents) {
    for (const standard of lowered.standards) {
      const origins: Origins = new Map();
      for (const overlay of overlays) layOver(standard, overlay, origins);
      inherit?.(standard);
    }
  }
  return fresh;
}

/** Fills the fields of a standard with what they inherit. */
export type Inherit = (standard: Standard) => void;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** From which companion a mark comes; those that are not in it are the file's own. */
type Origins = Map<SyntaxNode, Overlay>;

function layOver(standard: Standard, overlay: Overlay, origins: Origins): void {
  const target = overlay.fragment === undefined ? standard : targetOf(standard, overlay.fragment);
  if (!target) return;
  const writable = target as Writable<Standard | Entity | Field>;
  const { marks, disputes } = reconcile(target.marks, overlay.marks, standard.prefixes);
  writable.marks = marks;
  if (disputes.length > 0)
    writable.disputes = [
      ...(target.disputes ?? []),
      ...disputes.map((dispute) => ({ ...dispute, ownFrom: origins.get(dispute.own.node), otherFrom: overlay })),
    ];
  for (const mark of Object.values(overlay.marks)) if (mark) origins.set(mark.node, overlay);
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
  /** Keys that the schema lets pass and that are nearly one it knows. */
  readonly nearKeys: readonly SchemaProblem[];
}

export function validityOf(document: Document, catalogue: SchemaCatalogue): Validity {
  const { adapter } = document.detection ?? {};
  const root = rootOf(document.root);
  if (!adapter || !root) return { violations: [], drifts: [], nearKeys: [] };
  const id = adapter.schemaFor(root);
  const problems = id === undefined ? [] : problemsOf(document, root, id, catalogue);
  const format = adapter.versions?.(root);
  const { drifts, violations } = format
    ? versionDrift(catalogue, format, root, problems)
    : { drifts: [], violations: problems };
  return {
    violations: [...violations, ...(adapter.problems?.(root) ?? []), ...markProblems(document, catalogue)],
    drifts: [...document.lowered.drifts, ...drifts],
    nearKeys: id === undefined ? [] : nearKeys(catalogue.schema(id), root, document.memory.clear),
  };
}

/** A compiled validator says no faster than anybody can say why; once that has been said, only what changed need be looked at again. */
function problemsOf(
  { memory }: Document,
  root: DocumentRoot,
  id: SchemaId,
  catalogue: SchemaCatalogue,
): readonly SchemaProblem[] {
  if (!memory.explained && catalogue.isValid(id, toValue(root))) return [];
  memory.explained = true;
  return explain(catalogue.schema(id), root, memory.clean);
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
