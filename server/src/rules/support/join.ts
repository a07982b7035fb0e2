import { isCompatible, newestFirst, satisfies } from '../../base/version.ts';
import type { ReferenceTarget } from '../../model/entities.ts';
import type { AgreementRow, EntityRow, FieldRow, SharedItem, StandardRow } from '../../model/facts.ts';
import {
  type FactSource,
  type ImportedFiles,
  importedFiles,
  inProject,
  type ResolvedPlace,
  resolveResource,
  resolveStandard,
  resolveTarget,
} from '../../workspace/resolve.ts';
import type { FactQueries } from '../define.ts';

/** The file that a path or an address means. */
export function resolveFile(facts: FactQueries, from: string, resource: string): string | undefined {
  return resolveResource(sourceOf(facts), from, resource)?.file;
}

/** The place that a reference leads to, whether or not anything stands there. */
export function resolvePlace(facts: FactQueries, from: string, target: ReferenceTarget): ResolvedPlace | undefined {
  return resolveTarget(sourceOf(facts), from, target);
}

/** The standards that a path or an identifier means: several where the workspace holds several versions. */
export function resolveStandards(facts: FactQueries, from: string, name: string): readonly StandardRow[] {
  return resolveStandard(sourceOf(facts), from, name);
}

/** The files that a file imports, at any depth. */
export function importsOf(facts: FactQueries, from: string): ImportedFiles {
  return importedFiles(sourceOf(facts), from);
}

export function sharesProject(facts: FactQueries, from: string, file: string): boolean {
  return inProject(sourceOf(facts), from, file);
}

function sourceOf(facts: FactQueries): FactSource {
  return { facts, configurations: facts.configurations };
}

/** A data item of an agreement together with the standard that it names. */
export interface JoinedItem {
  readonly item: SharedItem;
  /** Undefined when nothing in the workspace answers to the name, or its file cannot be read. */
  readonly standard: StandardRow | undefined;
  readonly fields: readonly JoinedField[];
}

export interface JoinedField {
  readonly name: string;
  /** Pointer of the name in the agreement. */
  readonly pointer: string;
  /** No row: unknown. Several: the bare name is ambiguous. */
  readonly rows: readonly FieldRow[];
}

/** Resolves every field that an agreement shares, once (agreement.md D3). */
export function joinAgreement(facts: FactQueries, agreement: AgreementRow): JoinedItem[] {
  return agreement.items.map((item) => joinItem(facts, agreement, item));
}

/** One of its items. */
export function joinItem(facts: FactQueries, agreement: AgreementRow, item: SharedItem): JoinedItem {
  const standard =
    item.standard === undefined ? undefined : standardOf(facts, agreement.file, item.standard, item.version);
  const fields = standard ? item.fields.flatMap((name, index) => joinField(facts, standard, item, name, index)) : [];
  return { item, standard, fields };
}

/**
 * Of several versions the pinned one, or the newest in the range that is pinned; else the newest that may stand for it, else the first. A
 * file with fatal syntax errors tells nothing.
 */
export function standardOf(
  facts: FactQueries,
  from: string,
  name: string,
  version: string | undefined,
): StandardRow | undefined {
  const found = resolveStandards(facts, from, name);
  const standard = found.length < 2 || version === undefined ? found[0] : pinnedOf(found, version);
  return standard && isBroken(facts, standard.file) ? undefined : standard;
}

function pinnedOf(found: readonly StandardRow[], pinned: string): StandardRow | undefined {
  const sorted = [...found].sort((a, b) => newestFirst(a.version, b.version));
  const fits = (judge: (version: string, pinned: string) => boolean) =>
    sorted.find(({ version }) => version !== undefined && judge(version, pinned));
  return fits((version) => version === pinned) ?? fits(satisfies) ?? fits(isCompatible) ?? found[0];
}

export function isBroken(facts: FactQueries, file: string): boolean {
  return facts.rows('files', 'file', file)[0]?.broken === true;
}

function joinField(
  facts: FactQueries,
  standard: StandardRow,
  item: SharedItem,
  name: string,
  index: number,
): JoinedField[] {
  if (name === '*')
    return fieldsOfStandard(facts, standard).map((row) => ({
      name: row.path,
      pointer: `${item.pointer}/fields`,
      rows: [row],
    }));
  return [{ name, pointer: `${item.pointer}/fields/${index}`, rows: findField(facts, standard, name) }];
}

/** All fields that a standard defines, in its own file and in those that it is a companion of. */
export function fieldsOfStandard(facts: FactQueries, standard: StandardRow): FieldRow[] {
  const own = facts.rows('fields', 'file', standard.file).filter((row) => row.root === standard.root);
  return [...own, ...standard.schemas.flatMap((file) => [...facts.rows('fields', 'file', file)])];
}

/** Whether every file that defines the standard's fields can be read. */
export function isReadable(facts: FactQueries, standard: StandardRow): boolean {
  return standard.schemas.every((file) => facts.rows('files', 'file', file)[0]?.broken === false);
}

/**
 * The fields that a name means: a JSON pointer, `Entity.field`, a dotted path, or a bare name (ruling 9). A field of the document's root
 * stands before equal names in its definitions. Paths lead on through references to other entities, and into those that an entity extends.
 */
export function findField(facts: FactQueries, standard: StandardRow, name: string): FieldRow[] {
  const fields = fieldsOfStandard(facts, standard);
  if (name.startsWith('/')) return fields.filter((row) => row.pointer === name);
  const exact = fields.filter((row) => row.path === name || `${row.entity}.${row.path}` === name);
  const preferred = preferRoot(facts, standard, exact);
  if (preferred.length > 0) return preferred;
  const through = throughReferences(facts, standard, fields, name);
  if (through.length > 0) return through;
  return preferRoot(
    facts,
    standard,
    fields.filter((row) => row.name === name),
  );
}

function preferRoot(facts: FactQueries, standard: StandardRow, rows: readonly FieldRow[]): FieldRow[] {
  if (rows.length < 2) return [...rows];
  const root = facts
    .rows('entities', 'file', standard.file)
    .find((entity) => entity.root === standard.root && entity.pointer === standard.pointer);
  const inRoot = rows.filter((row) => root !== undefined && row.entity === root.name);
  return inRoot.length > 0 ? inRoot : [...rows];
}

function throughReferences(
  facts: FactQueries,
  standard: StandardRow,
  fields: readonly FieldRow[],
  name: string,
): FieldRow[] {
  const steps = name.split('.');
  for (let length = steps.length - 1; length >= 1; length--) {
    const prefix = steps.slice(0, length).join('.');
    const rest = steps.slice(length).join('.');
    const entities = [
      ...facts.rows('entities', 'file', standard.file).filter((entity) => entity.name === prefix),
      ...fields
        .filter((row) => row.path === prefix || `${row.entity}.${row.path}` === prefix)
        .flatMap((row) => entityOf(facts, row.file, row.refersTo) ?? []),
    ];
    for (const entity of entities) {
      const found = inEntity(facts, entity, rest, 0);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function inEntity(facts: FactQueries, entity: EntityRow, path: string, depth: number): FieldRow[] {
  if (depth > 8) return [];
  const own = facts.rows('fields', 'file', entity.file).filter((row) => row.entity === entity.name);
  const exact = own.filter((row) => row.path === path);
  if (exact.length > 0) return exact;
  for (const target of entity.extends) {
    const base = entityOf(facts, entity.file, target);
    const found = base ? inEntity(facts, base, path, depth + 1) : [];
    if (found.length > 0) return found;
  }
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return [];
  const step = own.find((row) => row.path === first);
  const next = step && entityOf(facts, step.file, step.refersTo);
  return next ? inEntity(facts, next, rest.join('.'), depth + 1) : [];
}

/** The entity whose fields a value has, or from which another takes its own. */
export function entityOf(facts: FactQueries, from: string, target: FieldRow['refersTo']): EntityRow | undefined {
  if (target === undefined) return undefined;
  if (target.imported) {
    for (const file of importsOf(facts, from).files) {
      const found = facts.rows('entities', 'file', file).find((entity) => entity.pointer === (target.fragment ?? ''));
      if (found) return found;
    }
    return undefined;
  }
  const place = resolvePlace(facts, from, target);
  return place && facts.rows('entities', 'file', place.file).find((entity) => entity.pointer === place.pointer);
}

/** Whether an agreement shares personal data, as far as the standards say (ruling 10). */
export type SharedPersonalData = 'personal' | 'unclear' | 'none';

export function personalDataIn(items: readonly JoinedItem[]): SharedPersonalData {
  const rows = items.flatMap((item) => item.fields.flatMap((field) => field.rows));
  if (rows.some((row) => row.personal === 'declared' || row.personal === 'inferred')) return 'personal';
  const complete =
    items.length > 0 &&
    items.every((item) => item.fields.length > 0 && item.fields.every((field) => field.rows.length > 0));
  return complete && rows.every((row) => row.personal === 'declared-none' || row.personal === 'clearly-none')
    ? 'none'
    : 'unclear';
}
