import { canonicalJson } from '../base/json.ts';
import { dirname, joinPath } from '../base/path.ts';
import { remembered } from '../base/remembered.ts';
import { expandConcept } from '../model/concept-of.ts';
import { effectiveClassification, effectiveMark } from '../model/effective.ts';
import type { Entity, Field, Standard, Term } from '../model/entities.ts';
import type { AbbreviationsRow, FactRows, FactTable, FieldRow, PersonalCertainty, TermRow } from '../model/facts.ts';
import { CUSTOMARY, fieldsOf } from '../model/formats/build.ts';
import { abbreviationsIn } from '../model/inference/abbreviations.ts';
import { type FieldPrivacy, fieldPrivacy, holderOf, isSurelyPersonal } from '../model/inference/field-privacy.ts';
import { keyFieldOf, keysOf } from '../model/key-field.ts';
import type { PersonalDataCategory } from '../model/vocabularies/load.ts';
import { agreementRow, agreementTermsRow } from './agreement-facts.ts';
import { attestationRow } from './attestation-facts.ts';
import { addComparisons, type MutableRows } from './comparison-rows.ts';
import { datasetRow } from './dataset-facts.ts';
import { addDisputes } from './dispute-facts.ts';
import { addCodes } from './extract-codes.ts';
import type { FileState } from './file-state.ts';
import { addPeople } from './people-facts.ts';
import { processingFact } from './processing-facts.ts';
import { RowPlaces } from './row-places.ts';
import { sharingFact } from './sharing-facts.ts';

export const NO_FACTS: FactRows = emptyRows();

function emptyRows(): MutableRows {
  return {
    files: [],
    standards: [],
    entities: [],
    fields: [],
    names: [],
    references: [],
    agreements: [],
    agreementTerms: [],
    shapes: [],
    definitions: [],
    lists: [],
    editions: [],
    people: [],
    terms: [],
    abbreviations: [],
    codes: [],
    codeSamples: [],
    codeUses: [],
    datasets: [],
    keys: [],
    foreignKeys: [],
    disputes: [],
    attestations: [],
  };
}

/** The rows that other files may read of this one. `languages` are those of the project, for the inference on names. */
export function extractFacts(state: FileState, languages: readonly string[]): FactRows {
  const rows = emptyRows();
  const first = state.documents.find((document) => document.detection)?.detection?.adapter.id;
  rows.files.push({
    file: state.path,
    root: 0,
    pointer: '',
    format: first,
    columns: columnsOf(state),
    broken: state.broken,
  });
  for (const document of state.documents) {
    const { lowered } = document;
    const places = new RowPlaces(document);
    for (const standard of lowered.standards) {
      addStandard(rows, places, standard, languages);
      addCodes(rows, places, standard);
    }
    for (const agreement of lowered.agreements) {
      rows.agreements.push(agreementRow(places, agreement));
      rows.agreementTerms.push(agreementTermsRow(places, agreement));
    }
    for (const attestation of lowered.attestations ?? []) rows.attestations.push(attestationRow(places, attestation));
    for (const term of lowered.terms ?? []) rows.terms.push(termRow(places, term));
    for (const dataset of lowered.datasets) rows.datasets.push(datasetRow(places, dataset, state.memory.rows));
    for (const { node, ...name } of lowered.targets) rows.names.push({ ...places.of(node ?? document.root), ...name });
    for (const reference of lowered.references) {
      rows.references.push({
        ...places.of(reference.at.node),
        role: reference.role,
        text: reference.at.value,
        target: reference.target,
        suggestion: reference.suggestion,
        columns: reference.columns?.map(({ names, node }) => ({ names, pointer: places.pointer(node) })),
        part: reference.part ?? 'value',
        assumed: reference.assumed ?? false,
      });
    }
  }
  return rows;
}

function columnsOf({ parsed }: FileState): readonly string[] | undefined {
  return parsed.source.language === 'csv' ? parsed.header.map(({ value }) => String(value)) : undefined;
}

function addStandard(rows: MutableRows, places: RowPlaces, standard: Standard, languages: readonly string[]): void {
  const folder = dirname(places.file);
  const spoken = standard.languages.length > 0 ? standard.languages : languages;
  rows.standards.push({
    ...places.of(standard.node),
    headAt: places.pointer(standard.head.node),
    id: standard.id?.value,
    idAt: standard.id && places.pointer(standard.id.node),
    version: standard.version?.value ?? standard.marks.version?.value,
    status: standard.status?.value,
    label: standard.label,
    format: standard.format,
    jurisdiction: standard.jurisdiction,
    fragment: standard.fragment,
    classification: standard.marks.classification?.value,
    schemas: standard.schemas.map(({ value }) => joinPath(folder, value)),
    sharing: sharingFact(places, standard),
    processing: processingFact(places.document, standard, spoken),
  });
  for (const entity of standard.entities) {
    rows.entities.push({
      ...places.of(entity.node),
      name: entity.name,
      thing: entity.thing,
      extends: entity.extends,
    });
    addKeys(rows, places, entity);
  }
  const abbreviations = abbreviationsRow(places, standard, spoken);
  if (abbreviations) rows.abbreviations.push(abbreviations);
  for (const field of fieldsOf(standard)) rows.fields.push(fieldRow(places, field, spoken));
  addComparisons(rows, places, standard);
  addPeople(rows, places, standard, spoken);
  addDisputes(rows, places, standard);
}

function abbreviationsRow(
  places: RowPlaces,
  standard: Standard,
  languages: readonly string[],
): AbbreviationsRow | undefined {
  const found = abbreviationsIn(standard, languages, places.document.file.source.text).map(({ at, ...use }) => ({
    ...use,
    pointer: places.pointer(at.node),
    part: at.part,
  }));
  return found.length === 0 ? undefined : { ...places.of(standard.node), label: standard.label, found };
}

function addKeys(rows: MutableRows, places: RowPlaces, entity: Entity): void {
  const keys = keysOf(entity);
  const named = new Set(keys.flat());
  const fields = entity.fields.filter(({ name }) => named.has(name)).map(keyFieldOf);
  if (keys.length > 0) rows.keys.push({ ...places.of(entity.node), entity: entity.name, fields, keys });
  for (const key of entity.foreignKeys) {
    if (key.target.resource === undefined) continue;
    rows.foreignKeys.push({
      ...places.of(key.at.node),
      part: key.at.part,
      fields: key.fields.map(({ value }) => {
        const field = entity.fields.find(({ name }) => name === value);
        return field && keyFieldOf(field);
      }),
      target: key.target,
      targetEntity: key.targetEntity,
      targetFields: key.targetFields.map(({ value }) => value),
    });
  }
}

/** One object for all fields of a category, so that rows share it. */
const categoryFact = remembered(({ id, label }: PersonalDataCategory) => ({ row: id, label }));

function fieldRow(places: RowPlaces, field: Field, languages: readonly string[]): FieldRow {
  const privacy = fieldPrivacy(field, languages);
  const sure = isSurelyPersonal(privacy);
  const special = sure ? privacy.special : null;
  const { file, root, pointer } = places.of(field.node);
  // Key by key, as in `buildField`.
  return {
    file,
    root,
    pointer,
    entity: field.entity.name,
    name: field.name,
    path: field.path,
    refersTo: field.refersTo,
    classification: effectiveClassification(field)?.mark.value,
    personal: certaintyOf(field, privacy, languages),
    special: special !== null && special !== 'criminal',
    criminal: special === 'criminal',
    direct: sure && privacy.personal === 'direct',
    pseudonymous: sure && privacy.identifiability === 'pseudonymous',
    category: privacy.row && privacy.personal !== 'none' ? categoryFact(privacy.row) : undefined,
    retention: effectiveMark(field, 'retention')?.mark.value,
    deprecated: field.deprecated,
  };
}

/** Not personal for sure: so declared, or a field of a thing that is no person and whose name gives no cue at all (ruling 10). */
function certaintyOf(field: Field, privacy: FieldPrivacy, languages: readonly string[]): PersonalCertainty {
  if (privacy.source !== 'inferred') return privacy.personal === 'none' ? 'declared-none' : 'declared';
  if (isSurelyPersonal(privacy)) return 'inferred';
  const impersonal = ['organisation', 'place', 'asset', 'aggregate', 'animal'].includes(
    holderOf(field, languages).kind,
  );
  return impersonal && privacy.personal === 'none' ? 'clearly-none' : 'unclear';
}

function termRow(places: RowPlaces, term: Term): TermRow {
  return {
    ...places.of(term.node),
    label: term.label.value,
    abbreviations: term.abbreviations.map(({ value }) => value),
    definition: term.definition?.value,
    concept: term.concept && (expandConcept(term.concept.value, CUSTOMARY) ?? term.concept.value),
    synonyms: term.synonyms.map(({ value }) => value),
  };
}

/** Rows that say the same as before are the same objects as before, so that "unchanged" is a comparison of identities. */
export function reuseRows(before: FactRows, after: FactRows): FactRows {
  const reused = Object.entries(after).map(([table, rows]) => [
    table,
    reuse(before[table as FactTable] as readonly object[], rows as readonly object[]),
  ]);
  return Object.fromEntries(reused) as FactRows;
}

/** Most edits leave most rows in their places: only those that moved are looked for by their text. */
function reuse(old: readonly object[], rows: readonly object[]): readonly object[] {
  const isEqual = equality();
  const kept = rows.map((row, index) => (isEqual(old[index], row) ? old[index] : undefined));
  if (kept.length === old.length && !kept.includes(undefined)) return old;
  if (old.length === 0) return rows;
  const taken = new Set(kept);
  const left = new Map(old.filter((row) => !taken.has(row)).map((row) => [canonicalJson(row), row]));
  return rows.map((row, index) => kept[index] ?? left.get(canonicalJson(row)) ?? row);
}

/** Deep equality for rows, of which many share a part: an origin is compared once. */
function equality(): Equal {
  let left: unknown;
  let right: unknown;
  const isEqual: Equal = (one, other) => {
    if (one === other) return true;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    if (one === left && other === right) return true;
    if (Array.isArray(one) || Array.isArray(other)) return areEqualLists(one, other, isEqual);
    if (!hasEqualParts(one as Parts, other as Parts, isEqual)) return false;
    left = one;
    right = other;
    return true;
  };
  return isEqual;
}

type Equal = (one: unknown, other: unknown) => boolean;
type Parts = Readonly<Record<string, unknown>>;

function areEqualLists(one: unknown, other: unknown, isEqual: Equal): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!isEqual(one[at], other[at])) return false;
  return true;
}

/** Rows of one table are made in one place, so equal ones have the same keys, undefined ones included. */
function hasEqualParts(one: Parts, other: Parts, isEqual: Equal): boolean {
  let more = 0;
  for (const key in one) {
    const part = one[key];
    const counterpart = other[key];
    if (part === undefined ? counterpart !== undefined || !Object.hasOwn(other, key) : !isEqual(part, counterpart))
      return false;
    more++;
  }
  for (const _ in other) more--;
  return more === 0;
}
