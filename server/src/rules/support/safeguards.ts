import type { AgreementRow, FieldRow } from '../../model/facts.ts';
import { type Protection, protections, protectionsBy, saysNone } from '../../model/vocabularies/security-measures.ts';
import type { FactQueries } from '../define.ts';
import { type SharedField, sharedData } from './shared-data.ts';
import type { Terms } from './terms.ts';

/** Protections that an agreement records nowhere: neither at their key nor among its measures. */
export function missingProtections(terms: Terms): Protection[] {
  const measures = terms.texts('security', 'measures').flatMap(protectionsBy);
  return protections.filter((protection) => {
    const text = terms.text('security', protection.id);
    const keyed = text !== undefined ? !saysNone(text) : terms.value('security', protection.id) === true;
    return !keyed && !measures.includes(protection);
  });
}

/** A field that asks for particular protection, with the words why; those of special categories first. */
export function sensitiveField(
  facts: FactQueries,
  row: AgreementRow,
): { readonly field: SharedField; readonly why: string } | undefined {
  const { special, criminal, direct } = sharedData(facts, row);
  const [first] = [
    ...special.slice(0, 1).map((field) => ({ field, why: 'is of a special category' })),
    ...criminal.slice(0, 1).map((field) => ({ field, why: 'tells of offences' })),
    ...direct.slice(0, 1).map((field) => ({ field, why: 'says who somebody is' })),
  ];
  return first;
}

/** A field to point at from elsewhere. */
export function fieldAt(row: FieldRow) {
  return { file: row.file, root: row.root, pointer: row.pointer, part: 'key' as const };
}
