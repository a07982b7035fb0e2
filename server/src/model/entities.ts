import type { Json } from '../base/json.ts';
import type { MapNode, SeqNode, SyntaxNode } from '../syntax/tree.ts';
import type { AgreementTerm } from './agreement-terms.ts';
import type { NodeEdit } from './formats/adapter.ts';
import type { WrittenChecklist } from './formats/checklist/read-checklist.ts';
import type { FormatId } from './formats/format-id.ts';
import type { Located, Place, SpokenText } from './located.ts';
import type { RecordedDispute } from './mark-disputes.ts';
import type { Classification, Marks } from './marks.ts';
import type { AccessListId } from './vocabularies/access-rights.ts';

/** Types of values as all formats know them; each adapter maps its own names onto these. */
export type LogicalType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'year'
  | 'yearmonth'
  | 'duration'
  | 'uri'
  | 'binary'
  | 'geometry'
  | 'object'
  | 'array'
  | 'any';

/** A document that defines data: a schema, a data contract, one of our own standards. */
export interface Standard {
  readonly kind: 'standard';
  readonly format: FormatId;
  /** A list where a table describes the fields. */
  readonly node: MapNode | SeqNode;
  /** Where to point when something about the whole is missing: its title, identifier or first key. */
  readonly head: Place;
  /** Name for messages: the title, else the file's name. */
  readonly label: string;
  readonly id: Located<string> | undefined;
  readonly title: SpokenText | undefined;
  readonly description: SpokenText | undefined;
  /** It needs no description here: a house dialect has no place for one. */
  readonly describedElsewhere: boolean;
  readonly version: Located<string> | undefined;
  /** When it was issued or last changed, where the format has a place for that. */
  readonly issued?: Located<string>;
  readonly status: Located<string> | undefined;
  readonly entities: readonly Entity[];
  /** Lists that stand on their own under a name; those written at a field are at the field. */
  readonly codeLists: readonly CodeList[];
  /** Languages of the texts, ISO 639-1, when the document says. */
  readonly languages: readonly string[];
  /** Jurisdiction that the document names, in lower case: `uk`. */
  readonly jurisdiction: string | undefined;
  /** Marks of the whole document; `owner` from the format's own place where it has one. */
  readonly marks: Marks;
  /** Where companions say otherwise. The workspace fills them in. */
  readonly disputes?: readonly RecordedDispute[];
  /** A part that others refer to and nobody publishes alone: definitions without a root type. */
  readonly fragment: boolean;
  /**
   * It describes data that somebody holds, not a form which others fill: contracts, packages. `false` where other documents say for what
   * and for how long, so that nothing is missing here: manifests of datasets, whose systems say so.
   */
  readonly describesHeldData?: boolean;
  /** The marks that a house dialect has a place for; undefined for the formats that can carry every mark. Others are not missed. */
  readonly markPlaces?: ReadonlySet<string>;
  /** Its format has no key of its own for who answers for it: only our marks say so. */
  readonly ownerOnlyAsMark?: true;
  /** The organisation that issues it, where the format has a place for one and its marks have not. */
  readonly publisher?: { readonly name: string | undefined; readonly identifier: string | undefined };
  /** The same node is a dataset as well, and what is asked of datasets is asked there. */
  readonly isDataset?: true;
  /** Addresses at which its data lie: servers, databases, folders of a cloud. */
  readonly locations?: readonly Located<string>[];
  /** Our own companions: files whose fields this standard describes. */
  readonly schemas: readonly Located<string>[];
  readonly annotations: readonly Annotation[];
  /** Standards, by identifier or path, from whose fields those of the same name here take what they do not say themselves. */
  readonly basedOn: readonly Located<string>[];
  readonly prefixes: Prefixes;
  /** How its tables are written as text, where it says so; that of a distribution is at the distribution. */
  readonly tableForms: readonly TableForm[];
  /** Records that are shown as examples beside its entities, each of any of them. */
  readonly exampleRecords: readonly SyntaxNode[];
  /** What its fields' names are: columns of tables, keys of records, words from which tools make names, or names of systems that others built. */
  readonly names: 'columns' | 'keys' | 'words' | 'given';
}

/** Short names of vocabularies (`schema:birthDate`), as readers of a document understand them. */
export interface Prefixes {
  /** Namespaces by prefix: those that the document declares, and those that its format brings along. */
  readonly known: ReadonlyMap<string, string>;
  /**
   * What of others: `declared`, there are none; `customary`, what people usually mean by a prefix is understood; `none`, the format asks for
   * full addresses.
   */
  readonly others: 'declared' | 'customary' | 'none';
  /** A prefix that is not declared is among the references that lead nowhere. */
  readonly amongReferences?: true;
}

/** Marks that a companion lays over something in another file. */
export interface Annotation {
  readonly at: Located<string>;
  readonly marks: Marks;
}

export interface Entity {
  readonly kind: 'entity';
  readonly standard: Standard;
  readonly node: SyntaxNode;
  readonly name: string;
  /** Where the name stands. */
  readonly nameAt: Place;
  readonly title: SpokenText | undefined;
  readonly description: SpokenText | undefined;
  /** It needs no description here: a house dialect has no place for one. */
  readonly describedElsewhere: boolean;
  readonly fields: readonly Field[];
  readonly marks: Marks;
  /** Where companions say otherwise. The workspace fills them in. */
  readonly disputes?: readonly RecordedDispute[];
  /** Declared or inferred kind of thing. */
  readonly thing: EntityKind;
  /** The kind is said, by a mark or in the place that the format has for it. */
  readonly thingIsDeclared: boolean;
  /** Entities whose fields this one has as well. */
  readonly extends: readonly ReferenceTarget[];
  /**
   * How its records are kept: as lines of text, whose cells a pattern describes as a whole; as rows of a table, of which nothing but their
   * values tells them apart; or as objects, which may stand inside others.
   */
  readonly records: 'cells' | 'rows' | 'objects';
  /** Values in the document have the type that they have in the data; else a text may stand for any of them. */
  readonly typedValues: boolean;
  /** Names that every record must have and that no field has; only where nothing else could bring them along. */
  readonly requiredElsewhere: readonly Located<string>[];
  /** Only there for others to take fields from; no record is one of these. */
  readonly abstract: boolean;
  /** The fields that together tell records apart, wherever the format writes that. */
  readonly primaryKey: Key | undefined;
  /** Records that are shown as examples: maps from the names of fields, or lists of them. */
  readonly exampleRecords: readonly SyntaxNode[];
  /** A key may come with what it takes over from elsewhere, which was not read. */
  readonly mayInheritKey: boolean;
  /** Further combinations that occur once at most; single fields say so themselves (`Field.unique`). */
  readonly uniqueKeys: readonly Key[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** Fields of one entity, by name, in order. */
export interface Key {
  /** Where to point: the keyword, or the mark of its first field. */
  readonly at: Place;
  readonly fields: readonly Located<string>[];
}

/** Fields whose values are those of a key elsewhere, one by one. */
export interface ForeignKey extends Key {
  /** Names of the fields there; empty where the format means the primary key. */
  readonly targetFields: readonly Located<string>[];
  /** Name of the entity there, or undefined where the format does not name it. */
  readonly targetEntity: string | undefined;
  /** The file or the part of one in which the entity is defined; `resource` undefined: this file. */
  readonly target: ReferenceTarget;
}

export type EntityKind =
  | 'person'
  | 'household'
  | 'organisation'
  | 'place'
  | 'asset'
  | 'event'
  | 'record'
  | 'aggregate'
  | 'unknown';

export interface Field {
  readonly kind: 'field';
  readonly entity: Entity;
  /** The field that holds this one, in nested objects. */
  readonly parent: Field | undefined;
  readonly node: SyntaxNode;
  readonly name: string;
  readonly nameAt: Place;
  /** Names from below the entity down, joined by dots: `address.postcode`. */
  readonly path: string;
  readonly title: SpokenText | undefined;
  readonly description: SpokenText | undefined;
  /** The definition comes from elsewhere (a `$ref`, a concept), or there is no place for one, so none of its own is needed. */
  readonly describedElsewhere: boolean;
  readonly type: Located<LogicalType> | undefined;
  /**
   * Nothing says which values it takes: no type, limit, list, reference or composition; `defaulted` where the format has a type for that
   * case. Not set where the format has no place for types or demands them, so that its schema speaks.
   */
  readonly untyped: 'nothing' | 'defaulted' | undefined;
  /** An empty value is allowed beside those of its type. */
  readonly nullable: boolean;
  /** Format as declared, in the format's own terms. */
  readonly format: Located<string> | undefined;
  readonly pattern: Located<string> | undefined;
  /** Whether values with a time of day say their offset from UTC, in formats that have a place for it. */
  readonly offset: Located<'required' | 'optional' | 'none'> | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** In characters, of texts alone. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly default: Located<Json> | undefined;
  /** Texts that stand for no value in the data, those of the whole table included. */
  readonly missingValues: readonly Located<string>[];
  readonly codeList: CodeList | undefined;
  readonly examples: readonly Located<Json>[];
  /** Undefined where nothing is said, of this field or for the whole of its object. */
  readonly required: boolean | undefined;
  /** Whether a record may have several of its values, where that is said apart from the type. */
  readonly multivalued: boolean | undefined;
  readonly deprecated: boolean;
  /** The format calls it a critical data element. */
  readonly critical?: true;
  readonly key: boolean;
  /** No two records have the same value. */
  readonly unique: boolean;
  readonly marks: Marks;
  /** Where companions say otherwise. The workspace fills them in. */
  readonly disputes?: readonly RecordedDispute[];
  /** Terms of vocabularies that mean the same; the one among the marks comes first. */
  readonly concepts: readonly Located<string>[];
  /** Marks of the fields that this one is based on, the nearest of them first. The workspace fills them in. */
  readonly inherited: Marks;
  /** The field whose definition this one takes over: its name, here or in what the standard is based on, or a standard of one field. */
  readonly basedOn: Located<string> | undefined;
  readonly fields: readonly Field[];
  /** The entity whose fields this one's value has, defined elsewhere in the file or in another. */
  readonly refersTo: ReferenceTarget | undefined;
}

/** The values that a field may take, with what they mean. */
export interface CodeList {
  readonly kind: 'codeList';
  /** Undefined for a list that stands on its own under a name. */
  readonly field: Field | undefined;
  /** Of the field, or its own. */
  readonly name: string;
  readonly description: Located<string> | undefined;
  /** Where to point: the keyword that holds the values. */
  readonly at: Place;
  readonly codes: readonly Code[];
  /** Path or address of a list kept elsewhere. */
  readonly reference: Located<string> | undefined;
  /** Codes beside those of the list are allowed. */
  readonly open?: true;
  /** Version or date of the list that `reference` names, where it is written apart. */
  readonly version?: Located<string>;
  /** Said to concern nobody else: `local: true`. */
  readonly local?: true;
  /** The document that is this list and nothing else. */
  readonly document?: Standard;
}

export interface Code {
  readonly value: Located<Json>;
  readonly label: string | undefined;
  /** The term of a vocabulary that the code stands for. */
  readonly concept?: Located<string>;
  /** What the code covers and where it ends. */
  readonly definition?: Located<string>;
  /** As the list writes it: `retired`, `deprecated`, an end date. */
  readonly status?: Located<string>;
  /** Value of the code that is one step more general. */
  readonly broader?: Located<string>;
  /** Value of the code to use in its place. */
  readonly replacedBy?: Located<string>;
}

/** A data-sharing agreement, as far as the rules read it (agreement.md D1). */
export interface Agreement {
  readonly kind: 'agreement';
  readonly format: FormatId;
  /** Terms for which the format has no place of its own, so that nobody who leaves them out has forgotten them. */
  readonly withoutPlaceFor: readonly AgreementTerm[];
  readonly node: MapNode;
  /** Its terms in the shape and under the names of our own format, for formats that write them otherwise. */
  readonly terms?: ReadonlyMap<string, Located<Json>>;
  readonly head: Place;
  readonly label: string;
  readonly id: Located<string> | undefined;
  readonly title: Located<string> | undefined;
  readonly version: Located<string> | undefined;
  readonly status: Located<string> | undefined;
  readonly jurisdiction: Located<string> | undefined;
  readonly regime: Located<string> | undefined;
  readonly classification: Located<Classification> | undefined;
  readonly parties: readonly Party[];
  readonly purpose:
    | {
        readonly node: SyntaxNode;
        readonly category: Located<string> | undefined;
        readonly statement: Located<string> | undefined;
      }
    | undefined;
  readonly lawfulBasis: SyntaxNode | undefined;
  readonly retention: SyntaxNode | undefined;
  readonly items: readonly DataItem[];
  /** What is recorded of an impact assessment, of children's interests and of decisions that a machine makes, where the format has a place. */
  readonly dpia?: SyntaxNode;
  readonly childrensInterests?: SyntaxNode;
  readonly automatedDecisions?: SyntaxNode;
  /** What is recorded of transfers abroad (`null` says that there are none) and of how the data are protected, where the format has a place. */
  readonly international?: SyntaxNode;
  readonly security?: SyntaxNode;
  readonly start: Located<string> | undefined;
  readonly end: Located<string> | undefined;
  readonly review:
    | {
        readonly node: SyntaxNode;
        readonly next: Located<string> | undefined;
        readonly interval: Located<string> | undefined;
      }
    | undefined;
}

export interface Party {
  readonly kind: 'party';
  readonly agreement: Agreement;
  readonly node: SyntaxNode;
  readonly head: Place;
  readonly id: Located<string> | undefined;
  readonly name: Located<string> | undefined;
  readonly roles: readonly Located<string>[];
  /** Whether an officer who answers for the sharing is named. */
  readonly accountable: boolean;
  /** Its data-protection officer, where the format has a place. */
  readonly officer?: SyntaxNode;
  readonly type?: string;
  readonly identifier?: string;
  readonly lawfulBasis: SyntaxNode | undefined;
}

/** One entry of `data`: fields of one standard. */
export interface DataItem {
  readonly kind: 'dataItem';
  readonly agreement: Agreement;
  readonly node: SyntaxNode;
  readonly head: Place;
  readonly id: Located<string> | undefined;
  readonly standard: Located<string> | undefined;
  readonly version: Located<string> | undefined;
  readonly fields: readonly Located<string>[];
  /** Groups of people whom the data are about. */
  readonly dataSubjects?: readonly Located<string>[];
  readonly retention: SyntaxNode | undefined;
}

/** One dataset of a catalogue, or what a data product gives out: a thing that can be published or withheld. */
export interface Dataset {
  readonly kind: 'dataset';
  readonly format: FormatId;
  readonly node: SyntaxNode;
  readonly head: Place;
  readonly label: string;
  readonly id: Located<string> | undefined;
  readonly title: SpokenText | undefined;
  readonly description: SpokenText | undefined;
  readonly version: Located<string> | undefined;
  readonly keywords: readonly Located<string>[];
  /** The format's schema demands them, and says so. */
  readonly keywordsDemanded?: true;
  /** Name or address of the organisation that answers for it. */
  readonly publisher: Located<string> | undefined;
  /** Who made it, where the format tells that apart. */
  readonly creator?: Located<string>;
  readonly contact: Located<ContactPoint> | undefined;
  readonly issued: Located<string> | undefined;
  readonly modified: Located<string> | undefined;
  /** How often it changes, as written: an ISO 8601 interval or a term of a vocabulary. */
  readonly frequency: Located<string> | undefined;
  /** The lists of which its format takes a frequency, the one to write first; undefined where any will do. */
  readonly frequencyLists?: readonly FrequencyList[];
  readonly access: Located<AccessRights> | undefined;
  /** The place for that; undefined where the format has none, so that nobody has forgotten it. */
  readonly accessPlace?: AccessPlace;
  /** Why access is restricted, or under which conditions it is given. */
  readonly rights: Located<string> | undefined;
  /** What is written at that place, of which `access` is what it means: a word, an address, nothing for a thing without either. */
  readonly accessWritten?: Located<string>;
  /** What the format has no key for and allows none, so that nobody can be asked for it. */
  readonly withoutPlaceFor?: readonly DatasetPart[];
  /** The same document is a standard as well, of which what is missing is told. */
  readonly describedAsStandard?: true;
  /** What the format demands. */
  readonly demands?: readonly DatasetPart[];
  readonly licence: Located<string> | undefined;
  /** In what form the format wants a licence; `demanded` where its schema refuses others, and says so. */
  readonly licenceAs?: { readonly form: 'address' | 'identifier'; readonly demanded?: true };
  readonly languages: readonly Located<string>[];
  /** Standards or schemas that the data obey, those of single distributions apart. */
  readonly conformsTo: readonly Located<string>[];
  /** Where the data come from, what is said of their quality, and what they cannot tell: in the format's own places, else as marks. */
  readonly provenance?: Located<unknown>;
  readonly quality?: Located<unknown>;
  readonly limitations?: Located<unknown>;
  /** As written: `deprecated`, a term of a vocabulary. */
  readonly status?: Located<string>;
  /** What sort of thing it is: `document`, a term of a vocabulary. */
  readonly type?: Located<string>;
  /** Subjects that it is filed under, as written: addresses or names of terms. */
  readonly themes?: readonly Located<string>[];
  /** The places and the times that the data are about. */
  readonly spatial?: readonly SpatialCoverage[];
  readonly temporal?: readonly TemporalCoverage[];
  /** Categories of high-value datasets that it belongs to (Regulation (EU) 2023/138). */
  readonly hvdCategories?: readonly Located<string>[];
  /** Addresses of the laws under which it is published. */
  readonly legislation?: readonly Located<string>[];
  /** A page about it. */
  readonly landingPage?: Located<string>;
  /** The services of its catalogue through which it can be had. */
  readonly services?: readonly CatalogueResource[];
  /** The same as a thing of its graph. */
  readonly resource?: CatalogueResource;
  /** The key that names a standard which the data obey, where it stands and what is written there. */
  readonly standardAt?: {
    readonly key: string;
    readonly of: 'dataset' | 'distribution';
    readonly as: 'path' | 'address' | 'reference';
  };
  /** Terms of vocabularies are written as addresses here, as linked data do. */
  readonly termsByAddress?: true;
  readonly distributions: readonly Distribution[];
  readonly marks: Marks;
  /** The format expects a contact, and its schema does not say so. */
  readonly contactExpected?: true;
}

/** Where a format keeps who may see the data. */
export interface AccessPlace {
  /** As it is spelled in the document, or as it would be. */
  readonly key: string;
  /** The format demands it. */
  readonly required: boolean;
  /** Its values; undefined where it leaves them to the author. */
  readonly list?: AccessListId;
}

/** A place that data are about. */
export interface SpatialCoverage {
  readonly node: SyntaxNode;
  /** Its name or its address, as written. */
  readonly label: string | undefined;
  /** Machines can find it: an address, a box, a point, a shape or a code; a bare name is none. */
  readonly located: boolean;
  /** Said by a property of a national profile, which portals of other countries do not read. */
  readonly national?: true;
}

/** A time that data are about. A side that is undefined is not said. */
export interface TemporalCoverage {
  readonly node: SyntaxNode;
  readonly start: Located<string> | undefined;
  readonly end: Located<string> | undefined;
  /** As written, where it stands in one text. */
  readonly text: string | undefined;
}

/** A thing of a catalogue that is written as a graph, with what is said of it by property. Datasets and distributions are such things as well. */
export interface CatalogueResource {
  readonly kind: 'resource';
  readonly type: ResourceType;
  readonly format: FormatId;
  readonly node: MapNode;
  readonly head: Place;
  readonly label: string;
  readonly id: string | undefined;
  /** What is not blank, by the short name of the property: `dct:title`. */
  readonly properties: ReadonlyMap<string, readonly ResourceValue[]>;
  /** So much is said of it here that what is missing is missing, and not said elsewhere. */
  readonly whole: boolean;
}

/** The name of its class in DCAT-AP. */
export type ResourceType =
  | 'Catalog'
  | 'Dataset'
  | 'DatasetSeries'
  | 'Distribution'
  | 'DataService'
  | 'Agent'
  | 'CatalogRecord'
  | 'Checksum'
  | 'Relationship';

/** A text, an address, or the identifier of a thing; empty for a thing without one. */
export interface ResourceValue extends Located<string> {
  readonly as: 'text' | 'typed-text' | 'address' | 'thing';
  /** Of a text, where it is said. */
  readonly language: string | undefined;
}

/** Ids of bundled lists; `terms` are bare words of Dublin Core or ISO 19115. */
export type FrequencyList = 'frequencies-eu' | 'frequencies-dc' | 'frequencies-iso8601' | 'terms';

/** Parts of a dataset that some formats have no key for, and some demand. */
export type DatasetPart =
  | 'owner'
  | 'rights'
  | 'frequency'
  | 'provenance'
  | 'quality'
  | 'limitations'
  | 'status'
  | 'themes'
  | 'spatial'
  | 'temporal'
  | 'keywords';

export type AccessRights = 'public' | 'restricted' | 'non-public';

export interface ContactPoint {
  readonly name: string | undefined;
  /** Electronic address or page, as written. */
  readonly address: string | undefined;
}

/** One form in which a dataset can be had. */
export interface Distribution {
  readonly kind: 'distribution';
  readonly dataset: Dataset;
  readonly node: SyntaxNode;
  readonly head: Place;
  readonly label: string;
  readonly accessUrl: Located<string> | undefined;
  readonly downloadUrl: Located<string> | undefined;
  /** File format, as written. */
  readonly format: Located<string> | undefined;
  readonly mediaType: Located<string> | undefined;
  readonly licence: Located<string> | undefined;
  readonly description?: Located<string>;
  /** Conditions of use beside the licence. */
  readonly rights?: Located<string>;
  /** In bytes, as written. */
  readonly byteSize?: Located<string>;
  /** How long it is meant to be there: a term of a vocabulary. */
  readonly availability?: Located<string>;
  /** Addresses of the laws under which it is published. */
  readonly legislation?: readonly Located<string>[];
  /** The same as a thing of its graph. */
  readonly resource?: CatalogueResource;
  /** Standards that this form of the data obeys. */
  readonly conformsTo?: readonly Located<string>[];
  /** Path or address of a schema or a data dictionary. */
  readonly describedBy?: Located<string>;
  /** Media type of what `describedBy` leads to. */
  readonly describedByType?: Located<string>;
  /** Its fields are described in place. */
  readonly described?: true;
  readonly status?: Located<string>;
  readonly form?: TableForm;
}

/** How a table of data is written as text. What is undefined is not said. */
export interface TableForm {
  readonly kind: 'tableForm';
  /** Where to point for the whole. */
  readonly head: Place;
  /** Name of the table, or of the document, for messages. */
  readonly label: string;
  /** Name of a character encoding, as written. */
  readonly encoding: Located<string> | undefined;
  readonly delimiter: Located<string> | undefined;
  readonly header: Located<boolean> | undefined;
  /** How many rows the header has. */
  readonly headerRows: Located<number> | undefined;
  /** What begins a row that is none. */
  readonly commentPrefix: Located<string> | undefined;
  readonly skipInitialSpace: Located<boolean> | undefined;
  /** Between the whole and the fraction of a number, and between its thousands: of each column that says so. */
  readonly decimalMarks: readonly Located<string>[];
  readonly groupMarks: readonly Located<string>[];
  /** The format or media type says that its values are separated by tabs. */
  readonly tabSeparated: boolean;
  /** Data as others deliver them, which nobody here can change. */
  readonly inbound: boolean;
}

/** A reference to something that must exist, in this file or another. */
export interface Reference {
  readonly kind: 'reference';
  readonly at: Located<string>;
  /** What is referred to, for messages: `$ref`, `standard`, `codeList`. */
  readonly role: ReferenceRole;
  readonly target: ReferenceTarget;
  /** For a reference that leads nowhere within its own file: the one that was probably meant. */
  readonly suggestion?: string;
  /** For a table of data: the columns that its header must have, in order. */
  readonly columns?: readonly DescribedColumn[];
  /** The name is a key; its value is something else. */
  readonly part?: 'key';
  /** The format's tools bring along what is meant: nothing is wrong when the workspace lacks it, only nothing is known of it. */
  readonly assumed?: true;
}

/** A column as a description has it. */
export interface DescribedColumn {
  /** What may stand for it in the header, the preferred one first; none when anything may. */
  readonly names: readonly string[];
  /** Where to point. */
  readonly node: SyntaxNode;
}

export type ReferenceRole =
  | '$ref'
  | 'standard'
  /** A standard that is named by its identifier and may well be published elsewhere. */
  | 'contract'
  | 'codeList'
  | 'schema'
  | 'annotation'
  | 'relationship'
  | 'foreignKey'
  /** A field that a key of its own table names. */
  | 'key'
  /** A party of the same agreement. */
  | 'party'
  /** A file whose definitions are taken over. */
  | 'import'
  /** A class, slot, type or code list of the same model. */
  | 'definition'
  /** A term of a vocabulary that files of the workspace may add to, and that the vocabulary as published lacks. */
  | 'term'
  /** A file of data or of documentation that the document speaks of. */
  | 'resource';

/** `resource` undefined: this file. `pointer` undefined: the whole of it. */
export interface ReferenceTarget {
  readonly resource: string | undefined;
  /** JSON pointer or anchor name. */
  readonly fragment: string | undefined;
  /** Address against which the resource is read first, where it is not the file's own. */
  readonly base?: string;
  /** Not found in the file itself: to be looked for in those that it imports, at any depth. */
  readonly imported?: true;
}

/** A use of the format that its declared version does not know, or that it ignores. */
export interface Drift {
  readonly kind: 'drift';
  readonly at: Place;
  readonly what: DriftKind;
  /** As they are written; several only where they suffer the same together. */
  readonly keywords: readonly string[];
  /** Version or draft that the file declares, and the first that knows the keyword. */
  readonly declared: string;
  readonly since: string;
  /** What to write instead, for messages: a version's identifier or another keyword. */
  readonly correction: string | undefined;
  /** The change that mends it, when one change does. */
  readonly edit: NodeEdit | undefined;
  /** In how many places of the file, for those that are said once. */
  readonly count: number;
}

export type DriftKind =
  | 'newer'
  | 'newer-use'
  | 'ignored-sibling'
  | 'scheme-slip'
  | 'fragment-slip'
  | 'superseded'
  | 'superseded-version'
  /** The whole format has a successor: `correction`. */
  | 'superseded-format'
  /** The format has no place for `keywords`; `correction` has. */
  | 'narrow-format';

export interface Lowered {
  readonly standards: readonly Standard[];
  readonly agreements: readonly Agreement[];
  readonly datasets: readonly Dataset[];
  /** All things of a catalogue that is written as a graph. */
  readonly resources?: readonly CatalogueResource[];
  readonly references: readonly Reference[];
  readonly drifts: readonly Drift[];
  /** Addresses under which others may refer to this file or to parts of it: `$id`s, anchors. */
  readonly targets: readonly ReferenceName[];
  /** Terms of vocabularies in which a graph is written. */
  readonly termUses?: readonly TermUse[];
  /** What a glossary explains. */
  readonly terms?: readonly Term[];
  /** What persons say of items of a checklist that files cannot show. */
  readonly attestations?: readonly Attestation[];
  /** What an organisation asks. */
  readonly checklists?: readonly WrittenChecklist[];
}

/** A person's answer to an item of a checklist (checklist.md B0). What is blank counts as not written. */
export interface Attestation {
  readonly kind: 'attestation';
  readonly node: SyntaxNode;
  readonly head: Place;
  /** The thing inside which it is written; not set in a file of attestations. */
  readonly of?: Standard | Dataset | Agreement;
  readonly item: Located<string> | undefined;
  /** Identifiers of what it is about, `*` for all that the item is asked of; none where it stands inside the thing itself. */
  readonly subjects: readonly Located<string>[];
  /** `yes`, `partial`, `no`, `not-applicable`, as written. */
  readonly answer: Located<string> | undefined;
  readonly reason: Located<string> | undefined;
  readonly by:
    | {
        readonly node: SyntaxNode;
        readonly name: string | undefined;
        readonly role: Located<string> | undefined;
        readonly organisation: string | undefined;
      }
    | undefined;
  readonly date: Located<string> | undefined;
  /** A year after the date where it is not written. */
  readonly validUntil: Located<string> | undefined;
  readonly evidence: readonly {
    readonly title: string | undefined;
    readonly url: string | undefined;
    readonly node: SyntaxNode;
  }[];
  /** Digests of the parts of the subject that were looked at, by their names; undefined where none were noted. */
  readonly digest: Located<Readonly<Record<string, string>>> | undefined;
}

export interface TermUse {
  /** Full address. */
  readonly uri: string;
  /** Keys of properties and names of types, at least one. */
  readonly at: readonly Place[];
}

/** A word of the project, with what it means there. */
export interface Term {
  readonly kind: 'term';
  readonly node: SyntaxNode;
  /** Written in full. */
  readonly label: Located<string>;
  readonly abbreviations: readonly Located<string>[];
  readonly definition: Located<string> | undefined;
  readonly concept: Located<string> | undefined;
  readonly synonyms: readonly Located<string>[];
}

export interface ReferenceName {
  /** An address of the whole file (`$id`), or undefined for a name within it. */
  readonly resource: string | undefined;
  /** Anchor or pointer. */
  readonly fragment: string | undefined;
  /** What has the name, where it is not the whole document. */
  readonly node?: SyntaxNode;
}
