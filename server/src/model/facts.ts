import type { Json } from '../base/json.ts';
import type { TreeEdit } from '../syntax/edit.ts';
import type { AgreementTerm } from './agreement-terms.ts';
import type { Dataset, EntityKind, LogicalType, ReferenceRole, ReferenceTarget } from './entities.ts';
import type { FormatId } from './formats/format-id.ts';
import type { KeyField } from './key-field.ts';
import type { DisputedPart, MarkDispute } from './mark-disputes.ts';
import type { Classification, MarkKey } from './marks.ts';

/**
 * What other files need to know of a file, as plain rows. Rows hold no offsets: typing inside a description shifts every span behind it,
 * and must not make a row look changed. A place is a pointer, which is turned into a span when somebody looks.
 */
export interface FactRow {
  /** Absolute POSIX path. */
  readonly file: string;
  /** Index of the YAML document in the file. */
  readonly root: number;
  /** RFC 6901, from the document's root. */
  readonly pointer: string;
}

export interface FileRow extends FactRow {
  readonly format: FormatId | undefined;
  /** Names of the columns, in order, when the file is a table. */
  readonly columns: readonly string[] | undefined;
  /** The text has fatal syntax errors, so what is missing from the file may only be unreadable. */
  readonly broken: boolean;
}

export interface StandardRow extends FactRow {
  /** Pointer of the place to point at for the standard as a whole. */
  readonly headAt: string;
  readonly id: string | undefined;
  /** Pointer of the identifier, to point at. */
  readonly idAt: string | undefined;
  readonly version: string | undefined;
  readonly status: string | undefined;
  readonly label: string;
  readonly format: FormatId;
  readonly jurisdiction: string | undefined;
  /** A part that others refer to and nobody publishes alone. */
  readonly fragment: boolean;
  readonly classification: Classification | undefined;
  /** Absolute paths of the files whose fields this standard describes as a companion. */
  readonly schemas: readonly string[];
  /** What it says of those to whom its data may go, and for what. */
  readonly sharing: SharingFact;
  /** What is open about its personal data; undefined where nobody holds them, or where there are none. */
  readonly processing: ProcessingFact | undefined;
}

/** What a standard says of the passing on of its data. */
export interface SharingFact {
  /** As they are written: terms of DPV or words. */
  readonly purposes: readonly string[];
  readonly permittedPurposes: readonly string[];
  readonly prohibitedPurposes: readonly string[];
  /** Organisations or classes of them. */
  readonly permittedRecipients: readonly string[];
  /** How often the data change, as written. */
  readonly updateFrequency: string | undefined;
  /** `public`, `restricted`, …, as written. */
  readonly accessRights: string | undefined;
  /** Who has the data of right: the owner, and the organisation that publishes the standard. */
  readonly holders: readonly string[];
  readonly dataSubjects: readonly string[];
  readonly lawfulBasis: Json | undefined;
  /** Address of the register in which the agreements on its data are listed. */
  readonly agreementRegister: string | undefined;
  /** When this version was issued, as written. */
  readonly issued: string | undefined;
  /** Pointers of marks, to point at from elsewhere: `permittedPurposes`, `retention`, `classification`. */
  readonly at: Readonly<Partial<Record<string, string>>>;
}

/** Personal fields of a standard whose data somebody holds, by what is not recorded for them. An agreement may record it. */
export interface ProcessingFact {
  /** As the document says, or the scheme of its classification. */
  readonly jurisdiction: string | undefined;
  /** A system of records notice of the United States is named. */
  readonly notice: boolean;
  readonly withoutBasis: readonly PersonalFact[];
  readonly withoutCondition: readonly PersonalFact[];
  readonly withoutAuthority: readonly PersonalFact[];
  readonly withoutReason: readonly PersonalFact[];
  /** The edit that opens a place for a lawful basis. */
  readonly basisEdit: TreeEdit | undefined;
}

export interface PersonalFact {
  readonly name: string;
  readonly entity: string;
  /** Of the field. */
  readonly pointer: string;
  readonly nameAt: PointedPlace;
}

export interface EntityRow extends FactRow {
  readonly name: string;
  readonly thing: EntityKind;
  readonly extends: readonly ReferenceTarget[];
}

/** How sure it is whether a field holds personal data. */
export type PersonalCertainty = 'declared' | 'inferred' | 'declared-none' | 'clearly-none' | 'unclear';

export interface FieldRow extends FactRow {
  readonly entity: string;
  readonly name: string;
  /** Below the entity, joined by dots. */
  readonly path: string;
  readonly refersTo: ReferenceTarget | undefined;
  /** Effective: its own, else its entity's or its standard's. */
  readonly classification: Classification | undefined;
  readonly personal: PersonalCertainty;
  readonly special: boolean;
  readonly criminal: boolean;
  /** It says by itself who somebody is, declared or as good as sure. */
  readonly direct: boolean;
  /** Tells people apart by a number or a code that only some can resolve. */
  readonly pseudonymous: boolean;
  /** Of the lexicon of personal data, with its label for people; undefined where nothing personal was found. */
  readonly category: { readonly row: string; readonly label: string } | undefined;
  /** Effective, as it is written: its own, else its entity's or its standard's. */
  readonly retention: Json | undefined;
  readonly deprecated: boolean;
}

/** A name under which a file, or a place in it, may be referred to. */
export interface NameRow extends FactRow {
  readonly resource: string | undefined;
  readonly fragment: string | undefined;
}

export interface ReferenceRow extends FactRow {
  readonly role: ReferenceRole;
  readonly text: string;
  readonly target: ReferenceTarget;
  readonly suggestion: string | undefined;
  /** Columns that the header of the table referred to must have: what may stand for each, and where it is described. */
  readonly columns: readonly { readonly names: readonly string[]; readonly pointer: string }[] | undefined;
  readonly part: 'key' | 'value';
  readonly assumed: boolean;
}

export interface AgreementRow extends FactRow {
  readonly id: string | undefined;
  /** Pointer of the identifier, to point at. */
  readonly idAt: string | undefined;
  readonly version: string | undefined;
  readonly format: FormatId;
  readonly label: string;
  readonly status: string | undefined;
  readonly jurisdiction: string | undefined;
  readonly withoutPlaceFor: readonly AgreementTerm[];
  readonly classification: Classification | undefined;
  /** Pointer of the classification's value, to point at. */
  readonly classificationAt: string | undefined;
  readonly headAt: string;
  readonly regime: string | undefined;
  readonly parties: readonly PartyFact[];
  readonly lawfulBasis: boolean;
  /** A condition for special categories, and an authority for data on offences, recorded anywhere in it. */
  readonly specialCondition: boolean;
  readonly criminalAuthority: boolean;
  readonly dpia: boolean;
  readonly automatedDecisions: boolean;
  readonly retention: Json | undefined;
  readonly review:
    | {
        readonly next: string | undefined;
        readonly interval: string | undefined;
        readonly at: string | undefined;
        readonly intervalAt: string | undefined;
      }
    | undefined;
  readonly items: readonly SharedItem[];
}

export interface PartyFact {
  /** For messages; empty for a party without name and id. */
  readonly label: string;
  readonly id: string | undefined;
  /** Of the organisation, in a register of such. */
  readonly identifier: string | undefined;
  readonly roles: readonly string[];
  readonly lawfulBasis: boolean;
  readonly pointer: string;
  /** Pointer of the place to point at. */
  readonly at: string;
}

/**
 * All that an agreement records, apart from `AgreementRow` so that who only asks what is shared need not ask again when a sentence of its
 * purpose changes.
 */
export interface AgreementTermsRow extends FactRow {
  /** In the shape of agreement.md D1, without what is left blank (`recordedPart`). */
  readonly values: Readonly<Record<string, Json>>;
  /** Pointers of keys that are written and left blank. */
  readonly blanks: readonly string[];
  /** Pointers of terms (`security`, `term.end`), in formats that call them otherwise; undefined for our own, where a term's path is its pointer. */
  readonly places: Readonly<Record<string, string>> | undefined;
}

export interface SharedItem {
  readonly label: string;
  readonly standard: string | undefined;
  readonly version: string | undefined;
  /** The names as they are written; `*` for all. */
  readonly fields: readonly string[];
  readonly dataSubjects: readonly string[];
  readonly retention: Json | undefined;
  readonly pointer: string;
  readonly headAt: string;
}

/** A place in a row's own document. */
export interface PointedPlace {
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

/** Where a row comes from, by what tells whether two standards are one: versions of each other, or editions in several formats. */
export interface Origin {
  readonly format: FormatId;
  readonly label: string;
  /** Path and identifier without what looks like a version in them. */
  readonly path: string;
  readonly id: string | undefined;
  /** What may be shared with the same standard in other formats: identifier, file name and title, each in one spelling. */
  readonly names: readonly string[];
}

/** A row of a table that is compared across standards. */
export interface ComparedRow extends FactRow {
  readonly origin: Origin;
}

/** A field by what its values look like, to be compared with fields of other standards. */
export interface ShapeRow extends ComparedRow {
  readonly entity: string;
  readonly name: string;
  readonly path: string;
  readonly nameAt: PointedPlace;
  /** One spelling of the name, however it is cased. */
  readonly nameKey: string;
  /** What the field means: an absolute address in one spelling. */
  readonly concept: string | undefined;
  /** Id of the identifier or code that its name says it holds. */
  readonly semanticType: string | undefined;
  readonly type: LogicalType | undefined;
  readonly typeAt: PointedPlace | undefined;
  /** Something beside the type narrows the values: a format or a pattern. */
  readonly narrowed: boolean;
  readonly unit: string | undefined;
  readonly unitAt: PointedPlace | undefined;
  readonly maxLength: number | undefined;
  readonly required: boolean | undefined;
  readonly key: boolean;
  readonly deprecated: boolean;
}

/** What a field is said to mean, to be compared with fields of other standards. */
export interface DefinitionRow extends ComparedRow {
  readonly entity: string;
  readonly name: string;
  readonly nameAt: PointedPlace;
  readonly nameKey: string;
  readonly concept: string | undefined;
  readonly type: LogicalType | undefined;
  readonly language: string | undefined;
  /** The text as it is written, or undefined where there is none. */
  readonly text: string | undefined;
  /** Its words in one spelling, so that equal definitions are found; undefined for those too short to mean anything. */
  readonly textKey: string | undefined;
}

/** The values of a field, or a list on its own that is no document. */
export interface ListRow extends ComparedRow {
  /** Of the field, or of the list. */
  readonly name: string;
  readonly nameKey: string;
  /** Pointer of the field; undefined for a list under a name of its own. */
  readonly field: string | undefined;
  readonly concept: string | undefined;
  readonly at: PointedPlace;
  /** As texts, in the order of the list. */
  readonly values: readonly string[];
  /** The first of the sorted, folded values: of two lists that have four fifths in common, at least one is in both. */
  readonly signature: readonly string[];
  readonly reference: string | undefined;
  /** The list says that it is a part of another on purpose. */
  readonly restricts: boolean;
}

/** An entity by what finds the same one in another format. */
export interface EditionRow extends ComparedRow {
  readonly entity: string;
  readonly nameAt: PointedPlace;
  readonly version: string | undefined;
  /** Identifier of the standard. */
  readonly id: string | undefined;
  /** Where the standard says that it is kept: an address or a path. */
  readonly sourceOfTruth: string | undefined;
  /** Spellings of the names of its fields, sorted. */
  readonly fieldKeys: readonly string[];
}

/** What an entity tells of people, and by what they may be recognised. There is no row for an entity that could add nothing to that. */
export interface PeopleRow extends ComparedRow {
  readonly entity: string;
  readonly nameAt: PointedPlace;
  /** It is about people, as far as its name and its fields tell. */
  readonly ofPeople: boolean;
  /** Figures about many, or data said to be about nobody. */
  readonly aggregate: boolean;
  readonly abstract: boolean;
  /** Everybody may have its data. */
  readonly opening: OpeningFact | undefined;
  /** A law that is named has made the register public. */
  readonly byLaw: boolean;
  readonly claim: ClaimFact | undefined;
  readonly fields: readonly PeopleField[];
  /** Names of the fields by which its records are told apart or joined, in one spelling. */
  readonly keys: readonly string[];
  /** The fields behind `keys`, one by one. */
  readonly keysAt: readonly (PointedPlace & { readonly name: string })[];
  /** Entities whose fields it has as well. */
  readonly extends: readonly ReferenceTarget[];
  /** Entities that stand inside its records. */
  readonly parts: readonly ReferenceTarget[];
  /** Entities that a key leads to; by name alone within the standard. */
  readonly joins: readonly { readonly target: ReferenceTarget; readonly entity: string | undefined }[];
}

export interface OpeningFact {
  readonly by: 'licence' | 'access';
  readonly text: string;
}

export interface ClaimFact {
  readonly kind: 'anonymous' | 'pseudonymous';
  readonly text: string;
  readonly at: PointedPlace;
  /** It stands at the entity, so that what is based on that has it too. */
  readonly own: boolean;
  /** The edit that calls the data pseudonymous where a mark calls them anonymous. */
  readonly edit: TreeEdit | undefined;
}

/** A field by which people may be recognised. */
export interface PeopleField {
  readonly name: string;
  readonly nameAt: PointedPlace;
  /** `key`: tells people apart without saying who they are. `attribute`: says something about them. */
  readonly as: 'direct' | 'key' | 'attribute';
  /** Of the lexicon of personal data. */
  readonly row: string;
  readonly label: string;
  readonly weight: number;
  /** Counts among quasi-identifiers rather than among what is sensitive. */
  readonly quasi: boolean;
  /** It holds a moment. */
  readonly time: boolean;
  /** Its values are generalised already: bands, regions, years. */
  readonly coarse: boolean;
  /** Declared, or as good as sure; else only inside a record about a person. */
  readonly sure: boolean;
  readonly declared: boolean;
  /** It is kept in where the rest is open. */
  readonly closed: boolean;
  /** It tells of the holder of a public office. */
  readonly inOffice: boolean;
}

/** A word that a glossary of the project explains. */
export interface TermRow extends FactRow {
  readonly label: string;
  readonly abbreviations: readonly string[];
  readonly definition: string | undefined;
  /** A full address where it can be written out as one. */
  readonly concept: string | undefined;
  readonly synonyms: readonly string[];
}

/** The short forms that a standard uses and does not explain; a glossary may. */
export interface AbbreviationsRow extends FactRow {
  readonly label: string;
  readonly found: readonly {
    readonly text: string;
    readonly example: string;
    readonly where: 'name' | 'text';
    /** In how many names or texts. */
    readonly count: number;
    readonly pointer: string;
    readonly part: 'key' | 'value';
  }[];
}

/** A list of codes that stands on its own: a file, a scheme of concepts, a named list of a standard. */
export interface CodesRow extends FactRow {
  /** Identifier or address of the list. */
  readonly identifier: string | undefined;
  readonly name: string;
  /** Of the file, without its folder. */
  readonly basename: string;
  readonly version: string | undefined;
  readonly status: string | undefined;
  /** ISO 639-1, when the list says. */
  readonly languages: readonly string[];
  /** The document is this list and nothing else. */
  readonly whole: boolean;
  /** Path or address of a list that this one stands for. */
  readonly reference: string | undefined;
  readonly listed: readonly ListedCode[];
}

export interface ListedCode {
  /** As text: `1` and `"1"` are one code. */
  readonly value: string;
  readonly label: string | undefined;
  /** Of the concept that the code stands for; data may hold it in place of the code. */
  readonly uri: string | undefined;
  readonly definition: string | undefined;
  readonly status: string | undefined;
  readonly replacedBy: string | undefined;
  /** Of the value. */
  readonly pointer: string;
}

/** A value by which lists that share most of their codes are found: some of a list's own, in the order of the alphabet. */
export interface CodeSampleRow extends FactRow {
  readonly value: string;
}

/** A field that takes its values from a list, or a list that is written out where it is used. */
export interface CodeUseRow extends FactRow {
  /** Of the field or the list, for messages. */
  readonly name: string;
  readonly reference: string | undefined;
  readonly referenceAt: string | undefined;
  /** Where the list stands: a definition that the field refers to. */
  readonly list: ReferenceTarget | undefined;
  /** Codes beside those of the list are allowed. */
  readonly open: boolean;
  readonly languages: readonly string[];
  /** Written out here. */
  readonly codes: readonly ListedCode[];
  /** Pointer of what holds them. */
  readonly codesAt: string | undefined;
  readonly codesPart: 'key' | 'value';
  /** Values that stand for one of the codes. */
  readonly used: readonly UsedCode[];
  /** The edits that put a reference in their place, with `REFERENCE_HERE` for it; undefined where the format has no place for one. */
  readonly referTo: readonly TreeEdit[] | undefined;
}

export interface UsedCode {
  readonly value: string;
  readonly as: 'default' | 'example';
  readonly pointer: string;
}

/** Stands in the edits of `CodeUseRow` for the reference. */
export const REFERENCE_HERE = '\u0000reference';

/** A dataset of a catalogue, as far as standards and schemas of other files concern it. */
export interface DatasetRow extends FactRow {
  readonly headAt: string;
  readonly id: string | undefined;
  readonly label: string;
  readonly status: string | undefined;
  /** Under which a schema of it may go: slugs of its title, of its identifier's last part. */
  readonly names: readonly string[];
  /** Standards that it names, and where. */
  readonly obeys: readonly { readonly text: string; readonly at: string }[];
  readonly standardAt: Dataset['standardAt'];
  /** Everybody may have its data, and no law is named for that. */
  readonly opening: OpeningFact | undefined;
  readonly distributions: readonly DistributionFact[];
}

/** A person's answer to an item of a checklist. */
export interface AttestationRow extends FactRow {
  readonly headAt: string;
  /** Pointer of the thing inside which it is written; undefined in a file of attestations. */
  readonly of: string | undefined;
  readonly item: PointedText | undefined;
  /** Identifiers, or `*`. */
  readonly subjects: readonly PointedText[];
  readonly answer: PointedText | undefined;
  readonly reason: string | undefined;
  readonly name: string | undefined;
  readonly role: PointedText | undefined;
  readonly organisation: string | undefined;
  readonly date: PointedText | undefined;
  readonly validUntil: PointedText | undefined;
  readonly evidence: readonly { readonly title: string | undefined; readonly url: string | undefined }[];
  readonly digest: Readonly<Record<string, string>> | undefined;
  /** Pointer of the digests. */
  readonly digestAt: string | undefined;
}

/** A text and the pointer of its place. */
export interface PointedText {
  readonly text: string;
  readonly at: string;
}

export interface DistributionFact {
  readonly label: string;
  readonly pointer: string;
  readonly headAt: string;
  readonly status: string | undefined;
  /** Slug of the name of its file. */
  readonly names: readonly string[];
  readonly obeys: readonly { readonly text: string; readonly at: string }[];
  /** Its fields are described, in place or elsewhere. */
  readonly described: boolean;
  /** It may hold a table: its format is one of data, or not known. */
  readonly data: boolean;
}

/** The keys of one entity, for those in other files that refer to it; there is no row for an entity without any. */
export interface KeyRow extends FactRow {
  readonly entity: string;
  /** The fields of all its keys. */
  readonly fields: readonly KeyField[];
  /** Combinations of which each occurs once, the primary key first. */
  readonly keys: readonly (readonly string[])[];
}

/** Marks of one thing that two files give differently. */
export interface DisputeRow extends FactRow {
  /** Of the field, the entity or the standard that they are about. */
  readonly label: string;
  readonly key: MarkKey;
  readonly own: WrittenMark;
  /** In the companion. */
  readonly other: WrittenMark;
  readonly parts: readonly DisputedPart[];
  readonly held: MarkDispute['held'];
}

export interface WrittenMark {
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
}

/** A foreign key that leads into another file. */
export interface ForeignKeyRow extends FactRow {
  readonly part: 'key' | 'value';
  /** Undefined for a field that its own entity does not have. */
  readonly fields: readonly (KeyField | undefined)[];
  readonly target: ReferenceTarget;
  readonly targetEntity: string | undefined;
  /** Empty for the primary key. */
  readonly targetFields: readonly string[];
}

/** The fact tables by name, and the fields by which each can be asked. */
export interface FactTables {
  readonly files: FileRow;
  readonly standards: StandardRow;
  readonly entities: EntityRow;
  readonly fields: FieldRow;
  readonly names: NameRow;
  readonly references: ReferenceRow;
  readonly agreements: AgreementRow;
  readonly agreementTerms: AgreementTermsRow;
  readonly shapes: ShapeRow;
  readonly definitions: DefinitionRow;
  readonly lists: ListRow;
  readonly editions: EditionRow;
  readonly people: PeopleRow;
  readonly terms: TermRow;
  readonly abbreviations: AbbreviationsRow;
  readonly codes: CodesRow;
  readonly codeSamples: CodeSampleRow;
  readonly codeUses: CodeUseRow;
  readonly datasets: DatasetRow;
  readonly keys: KeyRow;
  readonly foreignKeys: ForeignKeyRow;
  readonly disputes: DisputeRow;
  readonly attestations: AttestationRow;
}

export type FactTable = keyof FactTables;

export type FactRows = { readonly [T in FactTable]: readonly FactTables[T][] };
