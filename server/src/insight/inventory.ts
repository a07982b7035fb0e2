// insight/: what a person wants to see of a whole workspace. Pure functions of a snapshot: no IO, no clock, no output.

import { schemeOfJurisdiction } from '../model/classification.ts';
import { effectiveClassification } from '../model/effective.ts';
import type { Field, Standard } from '../model/entities.ts';
import { fieldsOf } from '../model/formats/build.ts';
import { type FieldPrivacy, fieldPrivacy } from '../model/inference/field-privacy.ts';
import { joinAgreement } from '../rules/support/join.ts';
import { pathOf, pointerOf } from '../syntax/tree.ts';
import type { Configuration } from '../workspace/configuration.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** One field of one standard, and what is known of it as personal data (product.md, `inventory`). */
export interface InventoryRow
  extends Pick<FieldPrivacy, 'personal' | 'special' | 'category' | 'source' | 'confidence' | 'evidence'> {
  /** Absolute path. */
  readonly file: string;
  /** RFC 6901. */
  readonly pointer: string;
  /** Title of the standard, else the name of its file. */
  readonly standard: string;
  readonly entity: string;
  /** Names from below the entity down, joined by dots. */
  readonly field: string;
  readonly classification: {
    readonly scheme: string | null;
    readonly value: string;
    readonly source: 'declared' | 'inherited' | 'configured';
  } | null;
  /** Identifiers of the agreements under which it is shared; titles of those that have none. */
  readonly sharedUnder: readonly string[];
}

/** Every field of every standard in the files, in the order of files and fields. */
export function inventoryOf(snapshot: Snapshot, files: readonly string[]): InventoryRow[] {
  const shared = sharingOf(snapshot);
  return [...files].sort().flatMap((path) => {
    const state = snapshot.files.get(path);
    const configuration = snapshot.configurationOf(path);
    return (state?.documents ?? []).flatMap((document) =>
      document.lowered.standards.flatMap((standard) => {
        const languages = standard.languages.length > 0 ? standard.languages : configuration.languages;
        return [...fieldsOf(standard)].map((field): InventoryRow => {
          const { personal, special, category, source, confidence, evidence } = fieldPrivacy(field, languages);
          const pointer = pointerOf(pathOf(field.node));
          return {
            file: path,
            pointer,
            standard: standard.label,
            entity: field.entity.name,
            field: field.path,
            personal,
            special,
            category,
            source,
            confidence,
            evidence,
            classification: classificationOf(field, standard, configuration),
            sharedUnder: shared.get(keyOf(path, document.index, pointer)) ?? [],
          };
        });
      }),
    );
  });
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

/** The agreements by the field that they share. */
function sharingOf(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const { facts, configurations } = snapshot;
  const queries = {
    rows: facts.rows.bind(facts),
    keys: facts.keys.bind(facts),
    // Joining asks what there is and not where it stands.
    hasFragment: () => true,
    configurations,
  };
  const found = new Map<string, Set<string>>();
  for (const path of [...snapshot.files.keys()].sort()) {
    for (const agreement of facts.rows('agreements', 'file', path)) {
      const rows = joinAgreement(queries, agreement).flatMap(({ fields }) => fields.flatMap((field) => field.rows));
      for (const row of rows) {
        const key = keyOf(row.file, row.root, row.pointer);
        found.set(key, (found.get(key) ?? new Set()).add(agreement.id ?? agreement.label));
      }
    }
  }
  return new Map([...found].map(([key, agreements]) => [key, [...agreements].sort()]));
}

function keyOf(file: string, root: number, pointer: string): string {
  return `${file}\n${root}\n${pointer}`;
}
