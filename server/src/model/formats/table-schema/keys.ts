import { suggester } from '../../../base/did-you-mean.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asMap, asSeq, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, ForeignKey, Key, Reference, ReferenceRole } from '../../entities.ts';
import { type Located, textAt } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { keyIn } from '../build.ts';
import { fieldNamesOf } from './fields.ts';

/** Names that keys may refer to. */
export interface Names {
  readonly known: ReadonlySet<string>;
  readonly suggest: (typed: string) => string | undefined;
}

export function namesFrom(names: Iterable<string>): Names {
  const known = new Set(names);
  return { known, suggest: suggester(known) };
}

/** The keys that a Table Schema declares. `own` is the name of its table, `elsewhere` the file of the schema of others that have one. */
export function keysOfTable(
  schema: SyntaxNode | undefined,
  own: string,
  elsewhere: ReadonlyMap<string, string> = new Map(),
): Pick<Entity, 'primaryKey' | 'uniqueKeys' | 'foreignKeys'> {
  return {
    primaryKey: keyIn(valueAt(schema, 'primaryKey')),
    uniqueKeys: itemsOf(valueAt(schema, 'uniqueKeys')).flatMap((node): Key[] => {
      const key = keyIn(node);
      return key ? [{ ...key, at: { node, part: 'value' } }] : [];
    }),
    foreignKeys: itemsOf(valueAt(schema, 'foreignKeys')).flatMap((node) => foreignKeyOf(node, own, elsewhere) ?? []),
  };
}

/** Names of resources are those of the entities of a package. A key without one, or of old to `self`, leads back into its own table. */
function foreignKeyOf(node: SyntaxNode, own: string, elsewhere: ReadonlyMap<string, string>): ForeignKey | undefined {
  const reference = valueAt(node, 'reference');
  const key = keyIn(valueAt(node, 'fields'));
  if (!key || !asMap(reference) || leadsElsewhere(reference)) return undefined;
  const targetFields = textsOf(valueAt(reference, 'fields'));
  // That as many must be named on both sides the format itself demands.
  if (targetFields.length !== key.fields.length) return undefined;
  const resource = textAt(reference, 'resource')?.value;
  const file = elsewhere.get(resource ?? '');
  return {
    ...key,
    targetFields,
    // A schema in a file of its own does not know under which name it is used.
    targetEntity: file === undefined ? (resource === undefined || resource === 'self' ? own : resource) : undefined,
    target: { resource: file, fragment: undefined },
  };
}

/** By a recipe of the standard, and before version 1, a key may lead to another package. */
function leadsElsewhere(reference: SyntaxNode | undefined): boolean {
  return ['package', 'datapackage'].some((key) => valueAt(reference, key) !== undefined);
}

/** Resources of a package, and the fields of each; `undefined` for one whose fields are defined in another file. */
export interface Tables {
  readonly names: Names;
  readonly fields: ReadonlyMap<string, Names | undefined>;
}

/**
 * What the keys of a table name and is not there: fields of its own, other resources, their fields. A Table Schema that stands alone
 * (`tables` undefined) does not know the package it will be used in, so only what it says of itself can be wrong.
 */
export function keyReferences(schema: SyntaxNode, tables: Tables | undefined): Reference[] {
  const own = namesFrom(fieldNamesOf(schema));
  const keys = [
    ...textsOf(valueAt(schema, 'primaryKey')),
    ...itemsOf(valueAt(schema, 'uniqueKeys')).flatMap((key) => textsOf(key)),
    ...itemsOf(valueAt(schema, 'foreignKeys')).flatMap((key) => textsOf(valueAt(key, 'fields'))),
  ];
  return [
    ...keys.flatMap((name) => missing(name, own, 'key')),
    ...itemsOf(valueAt(schema, 'foreignKeys')).flatMap((key) => targets(valueAt(key, 'reference'), own, tables)),
  ];
}

function targets(reference: SyntaxNode | undefined, own: Names, tables: Tables | undefined): Reference[] {
  if (leadsElsewhere(reference)) return [];
  const resource = textAt(reference, 'resource');
  const fields = textsOf(valueAt(reference, 'fields'));
  const toItself = resource === undefined || (resource.value === 'self' && !tables?.names.known.has('self'));
  if (toItself) return asMap(reference) ? fields.flatMap((name) => missing(name, own, 'foreignKey')) : [];
  if (!tables) return [];
  if (!tables.names.known.has(resource.value)) return missing(resource, tables.names, 'foreignKey');
  const there = tables.fields.get(resource.value);
  return there ? fields.flatMap((name) => missing(name, there, 'foreignKey')) : [];
}

function missing(at: Located<string>, { known, suggest }: Names, role: ReferenceRole): Reference[] {
  if (known.has(at.value)) return [];
  const suggestion = suggest(at.value);
  const target = { resource: undefined, fragment: at.value };
  return [{ kind: 'reference', at, role, target, ...(suggestion !== undefined && { suggestion }) }];
}

/** Fields of a key and fields that it refers to belong together one by one. Where one side is no list, the schema has spoken. */
export function* keyProblems(schema: SyntaxNode | undefined): Generator<SchemaProblem> {
  for (const key of itemsOf(valueAt(schema, 'foreignKeys'))) {
    const from = asSeq(valueAt(key, 'fields'));
    const to = asSeq(valueAt(valueAt(key, 'reference'), 'fields'));
    if (from && to && from.items.length !== to.items.length)
      yield problem('as-many', to, ['foreignKeys.fields', String(from.items.length)]);
  }
}
