// rules/: one rule a file, written against the model. A rule imports this file and model types: no parser, no other rule, no Node.

import type { IsoDate } from '../base/iso-date.ts';
import type { Json } from '../base/json.ts';
import type { ChecklistItem } from '../model/checklists/checklist.ts';
import type {
  Agreement,
  CatalogueResource,
  CodeList,
  DataItem,
  Dataset,
  Distribution,
  Drift,
  Entity,
  Field,
  Party,
  Standard,
  TableForm,
} from '../model/entities.ts';
import type { FactRow, FactTable, FactTables } from '../model/facts.ts';
import type { NodeEdit, PlaceableKey } from '../model/formats/adapter.ts';
import type { FormatId } from '../model/formats/format-id.ts';
import type { Located, Place } from '../model/located.ts';
import type { MarkKey } from '../model/marks.ts';
import type { FileFormat } from '../model/vocabularies/file-formats.ts';
import type { ClassificationScheme } from '../model/vocabularies/load.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaProblem } from '../schema/schema-problem.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import type { SyntaxProblem } from '../syntax/problem.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Severity } from '../workspace/configuration.ts';
import type { CoveredFact, ThingPlace } from '../workspace/covered-facts.ts';
import type { FactIndex } from '../workspace/fact-index.ts';
import type { Document } from '../workspace/file-state.ts';

export type { Severity };

/** A message with `{placeholders}`, or one that is graver or milder than its rule. */
export type MessageText = string | { readonly text: string; readonly severity: Severity };
export type Messages = Readonly<Record<string, MessageText>>;

type PlaceholderIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderIn<Rest>
  : never;
type TextOf<Message extends MessageText> = Message extends { readonly text: infer Text extends string }
  ? Text
  : Message extends string
    ? Message
    : never;
export type DataOf<Message extends MessageText> = Readonly<Record<PlaceholderIn<TextOf<Message>>, string>>;

/** The fixed sections of a rule's page. Markdown. */
export interface RuleDocs {
  /** One line: what the rule finds. */
  readonly what: string;
  readonly why: string;
  /** What to do instead. */
  readonly instead: string;
  /** What the rule does not see, and when to switch it off. */
  readonly limits: string;
  readonly references: readonly string[];
}

/** A frame is a complete, clean document of rules/support/frames.ts; the keys of `text` take the place of the frame's. */
export interface Example {
  readonly title: string;
  readonly frame?: FrameName;
  /** Top-level keys of the frame that are left out. */
  readonly without?: readonly string[];
  /** Path of the file that `text` stands in; the frame's own when left out. */
  readonly file?: string;
  /** Lines of carets under a line mark a finding, with the id of its message behind them. */
  readonly text: string;
  /** Further files of the workspace, marked in the same way. */
  readonly others?: Readonly<Record<string, string>>;
  readonly now?: IsoDate;
}

export interface BadExample extends Example {
  /** The text after the first fix of the first finding, without carets. */
  readonly fixed?: string;
}

/** Id of a format that has a frame. */
export type FrameName = FormatId;

/** Everything about a rule in one object: from it come its page, `explain`, the configuration's schema, SARIF's metadata and its tests. */
export interface Rule {
  readonly id: RuleId;
  readonly since: string;
  readonly stability: 'stable' | 'preview';
  readonly severity: Severity;
  /** Formats it applies to; undefined for all. */
  readonly formats: readonly FormatId[] | undefined;
  /** Options by name, each a JSON Schema with a `default`. */
  readonly options: Readonly<Record<string, JsonSchema>>;
  readonly messages: Messages;
  readonly docs: RuleDocs;
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly BadExample[] };
  readonly on: FileHandlers<Messages>;
  readonly project: readonly ProjectHandler<Messages>[];
}

export type RuleId = `${string}/${string}`;

/** What the walk over a file's model calls, once for each thing it meets. Plain synchronous functions. */
export type FileHandlers<M extends Messages> = {
  readonly [E in keyof FileEvents]?: (thing: FileEvents[E], context: FileContext<M>) => void;
};

export interface FileEvents {
  readonly document: DocumentView;
  readonly standard: Standard;
  readonly entity: Entity;
  readonly field: Field;
  readonly codeList: CodeList;
  readonly agreement: Agreement;
  readonly party: Party;
  readonly dataItem: DataItem;
  readonly dataset: Dataset;
  readonly distribution: Distribution;
  readonly resource: CatalogueResource;
  readonly tableForm: TableForm;
  readonly suppression: Suppression;
  readonly exception: ExceptionUse;
  readonly pattern: PatternUse;
  readonly profile: ProfileProblem;
  readonly dialect: DialectUse;
}

/** A document with what its parser and its schema say of it. */
export interface DocumentView {
  readonly document: Document;
  /** Where to point for the document as a whole. */
  readonly head: Place;
  /** Markers of its format that are not written. */
  readonly missingMarkers: readonly string[];
  readonly syntax: readonly SyntaxProblem[];
  readonly violations: readonly SchemaProblem[];
  /** Keys that the schema lets pass and that are nearly one it knows. */
  readonly nearKeys: readonly SchemaProblem[];
  readonly drifts: readonly Drift[];
}

/** A `# concordat-disable-next-line` comment, after the findings below it are known. */
export interface Suppression {
  readonly rules: readonly {
    readonly id: string;
    readonly known: boolean;
    readonly used: boolean;
    readonly start: number;
    readonly end: number;
  }[];
  readonly reason: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface ExceptionUse {
  readonly rule: string;
  readonly used: boolean;
  readonly expired: IsoDate | undefined;
  readonly at: Place;
}

export interface PatternUse {
  readonly pattern: string;
  readonly matched: boolean;
  readonly at: Place;
}

export interface ProfileProblem {
  readonly kind: 'unknown-profile' | 'missing-file' | 'circular';
  readonly text: string;
  readonly at: Place;
}

/** Something that a configuration says of house dialects and has no effect. */
export interface DialectUse {
  readonly kind: 'pattern' | 'bad-path' | 'path' | 'idle' | 'built-in' | 'second' | 'mapping';
  readonly dialect: string;
  /** The pattern, path or id that is meant. */
  readonly text: string;
  /** How many files of the dialect were looked at. */
  readonly files: number;
  readonly at: Place;
}

export interface TextFunctions {
  /** `contentStems`, computed once for a text that many rules ask about. */
  readonly stemsOf: (text: string) => ReadonlySet<string>;
}

export interface ContextBase extends TextFunctions {
  readonly now: IsoDate;
  /** Languages of the document, else of the project. */
  readonly languages: readonly string[];
  /** Languages of the project alone. */
  readonly projectLanguages: readonly string[];
  option(name: string): unknown;
  /** The scheme that judges a classification: the one it names, else the project's, else the jurisdiction's. */
  schemeOf(named: string | undefined, jurisdiction: string | undefined): ClassificationScheme | undefined;
  /** Classification that the project gives to documents which say nothing. */
  readonly defaultClassification: string | undefined;
  /** Who answers for files that name nobody, where the project says so. */
  readonly defaultOwner: string | undefined;
  /** Ids of all rules, for those rules that speak of rules. */
  readonly ruleIds: readonly string[];
}

export interface FileContext<M extends Messages> extends ContextBase {
  report<Id extends keyof M & string>(message: Id, report: FileReport<DataOf<M[Id]>>): void;
  /** The change that writes a mark or a property where the format has its place; undefined where it has none. */
  place(target: Standard | Entity | Field, key: PlaceableKey, value: Json): NodeEdit | undefined;
  placeInDataset(dataset: Dataset, key: MarkKey, value: Json): NodeEdit | undefined;
  /** The change that opens a place for a property of DCAT (`dct:title`) in the node of a dataset, a distribution or another thing of a catalogue. */
  emptyPlace(node: SyntaxNode, property: string): NodeEdit | undefined;
  /** The change that adds a distribution in a format, with empty places for what is not known. */
  addDistribution(dataset: Dataset, format: FileFormat): NodeEdit | undefined;
}

export interface FileReport<Data> {
  readonly at: Place | Located<unknown> | Offsets;
  readonly data: Data;
  readonly fixes?: readonly (FixDraft<NodeEdit | TextChange> | undefined)[];
  readonly related?: readonly { readonly at: Place | Offsets; readonly message: string }[];
}

/** A place by UTF-16 offsets, for what is no node: comments and broken syntax. */
export interface Offsets {
  readonly start: number;
  readonly end: number;
}

export interface TextChange {
  readonly op: 'text';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `safe` keeps the meaning of the file; a `suggestion` wants a look. A fix inserts structure, never an assertion. */
export interface FixDraft<Edit> {
  readonly title: string;
  readonly safety: 'safe' | 'suggestion';
  readonly edits: readonly Edit[];
}

/** A rule over facts, called once for each row of `each`. It sees no tree: what it reads is noted, and it runs again only when that changes. */
export interface ProjectHandler<M extends Messages, T extends FactTable = FactTable> {
  readonly each: T;
  // Method syntax, so that handlers of one table fit a list of handlers of any.
  check(row: FactTables[T], context: ProjectContext<M>): void;
}

export interface ProjectContext<M extends Messages> extends ContextBase {
  readonly facts: FactQueries;
  report<Id extends keyof M & string>(message: Id, report: ProjectReport<DataOf<M[Id]>>): void;
}

/** What a project rule may ask. Each answer is part of what its result depends on. */
export interface FactQueries {
  readonly rows: FactIndex['rows'];
  readonly keys: FactIndex['keys'];
  /** Whether a pointer or an anchor leads anywhere in a file. */
  hasFragment(file: string, fragment: string): boolean;
  /** The parts of a standard, a dataset or an agreement that an item of a checklist covers, as they are today. */
  coveredParts(thing: ThingPlace, covers: readonly string[]): readonly CoveredFact[];
  /** The items of the checklists that are in use for a file, by their ids. */
  checklistItems(file: string): ReadonlyMap<string, ChecklistItem>;
  /**
   * What a function of a row makes of the facts, worked out once for all rules that ask in one snapshot; what it reads counts as read by each of
   * them. The function must be the same object at each call and depend on nothing else.
   */
  derived<R extends FactRow, V>(compute: (row: R, facts: FactQueries) => V, row: R): V;
  /** Folder of the configuration that holds for a file. */
  readonly configurations: ReadonlyMap<string, unknown>;
}

/** A place in a file by pointer. */
export interface Anchor {
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
  readonly part?: 'key' | 'value';
}

export interface ProjectReport<Data> {
  readonly at: Anchor;
  readonly data: Data;
  readonly fixes?: readonly (FixDraft<TreeEdit> | undefined)[];
  readonly related?: readonly { readonly at: Anchor; readonly message: string }[];
}

export interface RuleDefinition<M extends Messages>
  extends Omit<Rule, 'messages' | 'on' | 'project' | 'options' | 'formats'> {
  readonly formats?: readonly FormatId[];
  readonly options?: Readonly<Record<string, JsonSchema>>;
  readonly messages: M;
  readonly on?: FileHandlers<M>;
  readonly project?: readonly ProjectHandler<M>[];
}

/** Gives the messages their types, so that a report with a placeholder too few does not compile. */
export function defineRule<const M extends Messages>(definition: RuleDefinition<M>): Rule {
  return { formats: undefined, options: {}, on: {}, project: [], ...definition } as unknown as Rule;
}

/** A handler for the rows of one table, with the row's type. */
export function each<M extends Messages, T extends FactTable>(
  table: T,
  check: (row: FactTables[T], context: ProjectContext<M>) => void,
): ProjectHandler<M> {
  return { each: table, check } as unknown as ProjectHandler<M>;
}
