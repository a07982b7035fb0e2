import type { Json } from '../../base/json.ts';
import type { SchemaId } from '../../schema/catalogue.ts';
import type { MapNode, Path, SyntaxNode } from '../../syntax/tree.ts';
import type { Entity, Field, Lowered, Standard } from '../entities.ts';
import type { MarkKey } from '../marks.ts';
import type { FormatId } from './format-id.ts';
import type { VersionedFormat } from './version-drift.ts';

/** Everything the tool knows of one format. Adding a format is one adapter, one folder under schemas/ and one line of the registry. */
export interface FormatAdapter {
  readonly id: FormatId;
  /** For people: "JSON Schema". */
  readonly title: string;
  /** The keys by which a file says that it is of this format, with the values that say so today. */
  readonly markers: Readonly<Record<string, string>>;
  detect(root: MapNode, file: DetectedFile): Confidence;
  /** The schema of the version that the document declares; undefined when there is none to judge it by. */
  schemaFor(root: MapNode): SchemaId | undefined;
  /** For formats whose versions share one schema source: which one the document declares. */
  versions?(root: MapNode): VersionedFormat | undefined;
  lower(root: MapNode, file: DetectedFile): Lowered;
  /** Nodes that hold marks in places which the format's own schema leaves free: a map of marks, or the value of one (`key`). */
  markNodes?(root: MapNode): Iterable<{ readonly key?: MarkKey; readonly node: SyntaxNode }>;
  /** Where a mark or a property is written in this format; undefined where the format has no place for it. */
  place(target: Standard | Entity | Field, key: PlaceableKey, value: Json): NodeEdit | undefined;
}

export interface DetectedFile {
  readonly path: string;
}

export type Confidence = 'certain' | 'likely' | 'no';

export type PlaceableKey = MarkKey | 'title' | 'description' | 'type' | 'format' | 'pattern';

/** A change at a node; the checker turns it into a tree edit. */
export type NodeEdit =
  | { readonly op: 'set'; readonly at: SyntaxNode; readonly path: Path; readonly value: Json; readonly after?: string }
  | { readonly op: 'append'; readonly at: SyntaxNode; readonly path: Path; readonly value: Json }
  | { readonly op: 'rename'; readonly at: SyntaxNode; readonly to: string }
  | { readonly op: 'remove'; readonly at: SyntaxNode };

export const NOTHING_LOWERED: Lowered = { standards: [], agreements: [], references: [], drifts: [], targets: [] };
