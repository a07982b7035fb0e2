// insight/: what a person wants to see of a whole workspace. Pure functions of a snapshot: no IO, no clock, no output.

import { schemeOfJurisdiction } from '../model/classification.ts';
import { effectiveClassification } from '../model/effective.ts';
import type { Field, Standard } from '../model/entities.ts';
import type { AgreementRow } from '../model/facts.ts';
import { fieldsOf } from '../model/formats/build.ts';
import { type FieldPrivacy, fieldPrivacy } from '../model/inference/field-privacy.ts';
import { type SpecialCode, specialCalled } from '../model/vocabularies/special-categories.ts';
import { Pointers } from '../syntax/tree.ts';
import type { Configuration } from '../workspace/configuration.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { type Sharing, sharingIn } from './sharing.ts';

/** One field of one standard, and what is known of it as personal data (product.md, `inventory`). */
export interface InventoryRow extends Pick<FieldPrivacy, 'personal' | 'category' | 'source' | 'confidence'> {
  /** Absolute path. */
  readonly file: string;
  /** RFC 6901, in the document that the standard is. */
  readonly pointer: string;
  /** Title of the standard, else the name of its file. */
  readonly standard: string;
  readonly entity: string;
  /** Names from below the entity down, joined by dots. */
  readonly field: string;
  readonly special: SpecialCode | null;
  readonly evidence: readonly string[];
  readonly classification: {
    readonly scheme: string | null;
    readonly value: string;
    readonly source: 'declared' | 'inherited' | 'configured';
  } | null;
  /** Identifiers of the agreements under which it is shared; titles of those that have none. */
  readonly sharedUnder: readonly string[];
}

/** The fields of one standard. */
export interface InventoriedStandard {
  /** Absolute path. */
  readonly file: string;
  readonly document: Document;
  readonly standard: Standard;
  readonly rows: readonly InventoryRow[];
  /** That the rows are about, one for one. */
  readonly fields: readonly Field[];
  /** Those that share a field of it, in the order of their files, and how many of its fields each. */
  readonly agreements: ReadonlyMap<AgreementRow, number>;
}

/** Standard by standard, in the order of files; made anew for each reader, so that a large workspace is never held as a whole. */
export type Inventory = Iterable<InventoriedStandard>;

/** Every field of every standard in the files. */
export function inventoryOf(snapshot: Snapshot, files: readonly string[]): Inventory {
  const sharing = sharingIn(snapshot);
  const sorted = [...files].sort();
  return { [Symbol.iterator]: () => standardsIn(snapshot, sorted, sharing) };
}

function* standardsIn(snapshot: Snapshot, files: readonly string[], sharing: Sharing): Generator<InventoriedStandard> {
  for (const file of files) {
    const configuration = snapshot.configurationOf(file);
    for (const document of snapshot.files.get(file)?.documents ?? []) {
      const pointers = new Pointers();
      for (const standard of document.lowered.standards) {
        const fields = fieldsOf(standard);
        const agreements = new Map<AgreementRow, number>();
        const rows = fields.map((field) => {
          const pointer = pointers.of(field.node);
          const sharedBy = sharing.of(file, document.index, pointer);
          for (const agreement of sharedBy) agreements.set(agreement, (agreements.get(agreement) ?? 0) + 1);
          return rowOf(field, { file, pointer, configuration, sharedBy });
        });
        yield { file, document, standard, rows, fields, agreements };
      }
    }
  }
}

function rowOf(
  field: Field,
  around: {
    readonly file: string;
    readonly pointer: string;
    readonly configuration: Configuration;
    readonly sharedBy: readonly AgreementRow[];
  },
): InventoryRow {
  const { file, pointer, configuration, sharedBy } = around;
  const { standard } = field.entity;
  const languages = standard.languages.length > 0 ? standard.languages : configuration.languages;
  const { personal, special, category, source, confidence, evidence } = fieldPrivacy(field, languages);
  const code = special === null ? undefined : specialCalled(special);
  return {
    file,
    pointer,
    standard: standard.label,
    entity: field.entity.name,
    field: field.path,
    personal,
    special: code ?? null,
    category,
    source,
    confidence,
    // A word that is none of the codes is still what the author says.
    evidence: special !== null && code === undefined ? [...evidence, `special category “${special}”`] : evidence,
    classification: classificationOf(field, standard, configuration),
    sharedUnder: [...new Set(sharedBy.map(({ id, label }) => id ?? label))].sort(),
  };
}

function classificationOf(
  field: Field,
  standard: Standard,
  configuration: Configuration,
): InventoryRow['classification'] {
  const usual = configuration.scheme ?? schemeOfJurisdiction(standard.jurisdiction ?? '')?.id ?? null;
  const effective = effectiveClassification(field);
  if (effective) {
    const { scheme, value } = effective.mark.value;
    return { scheme: scheme ?? usual, value, source: effective.source };
  }
  const value = configuration.defaultClassification;
  return value === undefined ? null : { scheme: usual, value, source: 'configured' };
}
