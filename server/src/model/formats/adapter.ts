import type { Json } from '../../base/json.ts';
import type { SchemaId } from '../../schema/catalogue.ts';
import type { SchemaProblem } from '../../schema/schema-problem.ts';
import type { Language } from '../../syntax/source.ts';
import type { MapNode, Path, SeqNode, SyntaxNode } from '../../syntax/tree.ts';
import type { Dataset, Entity, Field, Lowered, Standard } from '../entities.ts';
import type { MarkKey } from '../marks.ts';
import type { FileFormat } from '../vocabularies/file-formats.ts';
import type { Expectation } from './expectation.ts';
import type { FormatId } from './format-id.ts';
import type { VersionedFormat } from './version-drift.ts';

/** Everything the tool knows of one format. Adding a format is one adapter, one folder under schemas/ and one line of the registry. */
export interface FormatAdapter {
  readonly id: FormatId;
  /** For people: "JSON Schema". */
  readonly title: string;
  /** The keys by which a file says that it is of this format, with the values that say so today. */
  readonly markers: Readonly<Record<string, string>>;
  /** Documents of this format may begin with a list (expanded JSON-LD, tables); others are only shown maps. */
  readonly lists?: true;
  /** Rules that speak of that format only hold for this one as well: a house dialect that has what they ask for. */
  readonly ruledAs?: FormatId;
  /** Folders in which files of this format lie although their names begin with a dot, as of things that tools keep for themselves. */
  readonly hiddenFolders?: readonly string[];
  /** What the content says, then the name; undefined when it is none of this format. */
  detect(root: DocumentRoot, file: DetectedFile): Recognition | undefined;
  /** The schema of the version that the document declares; undefined when there is none to judge it by. */
  schemaFor(root: DocumentRoot): SchemaId | undefined;
  /** For formats whose versions share one schema source: which one the document declares. */
  versions?(root: DocumentRoot): VersionedFormat | undefined;
  /** Mistakes that the format's specification forbids and a schema cannot see: terms that do not exist, lists that must be of equal length. */
  problems?(root: DocumentRoot): Iterable<SchemaProblem>;
  lower(root: DocumentRoot, file: DetectedFile): Lowered;
  /** Where values of which vocabulary are expected, the most particular place first; marks are known without it. */
  readonly expects?: readonly Expectation[];
  /** The maps whose keys are values of a vocabulary. */
  readonly expectsKeys?: readonly Expectation[];
  /** Nodes that hold marks in places which the format's own schema leaves free: a map of marks, or the value of one (`key`). */
  markNodes?(root: DocumentRoot): Iterable<{ readonly key?: MarkKey; readonly node: SyntaxNode }>;
  /** Where a mark or a property is written in this format; undefined where the format has no place for it. */
  place(target: Standard | Entity | Field, key: PlaceableKey, value: Json): NodeEdit | undefined;
  /** The same for a dataset, in formats that describe datasets; `closedReason` is where they say why access is restricted. */
  placeInDataset?(dataset: Dataset, key: MarkKey, value: Json): NodeEdit | undefined;
  /** An empty place for a property of DCAT (`dct:title`) in a dataset, a distribution or another thing of a catalogue. */
  emptyPlace?(node: SyntaxNode, property: string): NodeEdit | undefined;
  /** A further distribution, as far as it is known: its format, and empty places for the rest. */
  addDistribution?(dataset: Dataset, format: FileFormat): NodeEdit | undefined;
}

export type DocumentRoot = MapNode | SeqNode;

export interface DetectedFile {
  /** Absolute POSIX path. */
  readonly path: string;
  readonly language: Language;
  /**
   * What was made of this very node the last time the file was read, else what is made now. For things that depend on nothing outside their
   * node: a node that is the same object has the same content, though it may have moved.
   */
  readonly remember?: <T>(node: SyntaxNode, make: () => T) => T;
  /** Names of the columns of a table, in order. Its rows are only read when an adapter looks at them: ask the names first. */
  readonly columns?: readonly string[];
}

/** How sure it is that a document is of a format, and what in it says so, for `--format-of`. */
export interface Recognition {
  /** `certain`: the document says so itself. `likely`: its shape does. */
  readonly confidence: 'certain' | 'likely';
  /** What was seen, each a clause that may stand after "because": "`kind` is `DataContract`". */
  readonly because: readonly string[];
}

export function certain(...because: readonly string[]): Recognition {
  return { confidence: 'certain', because };
}

export function likely(...because: readonly string[]): Recognition {
  return { confidence: 'likely', because };
}

export type PlaceableKey = MarkKey | 'title' | 'description' | 'type' | 'format' | 'pattern' | 'required';

/** A change at a node; the checker turns it into a tree edit. */
export type NodeEdit =
  /** With `fill` a map that stands there already is kept, and gets what of `value` it lacks or has left blank. */
  | {
      readonly op: 'set';
      readonly at: SyntaxNode;
      readonly path: Path;
      readonly value: Json;
      readonly after?: string;
      readonly fill?: true;
    }
  | { readonly op: 'append'; readonly at: SyntaxNode; readonly path: Path; readonly value: Json }
  | { readonly op: 'rename'; readonly at: SyntaxNode; readonly to: string }
  | { readonly op: 'remove'; readonly at: SyntaxNode };

export const NOTHING_LOWERED: Lowered = {
  standards: [],
  agreements: [],
  datasets: [],
  references: [],
  drifts: [],
  targets: [],
};
