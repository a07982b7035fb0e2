import type { Json } from '../base/json.ts';
import type { AgreementTerm, EntityKind, ReferenceRole, ReferenceTarget } from './entities.ts';
import type { FormatId } from './formats/format-id.ts';
import type { KeyField } from './key-field.ts';
import type { Classification } from './marks.ts';

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
  readonly parties: readonly {
    readonly label: string;
    readonly roles: readonly string[];
    readonly lawfulBasis: boolean;
    readonly at: string;
  }[];
  readonly lawfulBasis: boolean;
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

export interface SharedItem {
  readonly label: string;
  readonly standard: string | undefined;
  readonly version: string | undefined;
  /** The names as they are written; `*` for all. */
  readonly fields: readonly string[];
  readonly retention: Json | undefined;
  readonly pointer: string;
  readonly headAt: string;
}

/** The keys of one entity, for those in other files that refer to it; there is no row for an entity without any. */
export interface KeyRow extends FactRow {
  readonly entity: string;
  /** The fields of all its keys. */
  readonly fields: readonly KeyField[];
  /** Combinations of which each occurs once, the primary key first. */
  readonly keys: readonly (readonly string[])[];
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
  readonly keys: KeyRow;
  readonly foreignKeys: ForeignKeyRow;
}

export type FactTable = keyof FactTables;

export type FactRows = { readonly [T in FactTable]: readonly FactTables[T][] };
