import { didYouMean } from '../../../base/did-you-mean.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import { asMap, asSeq, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Reference, ReferenceRole } from '../../entities.ts';
import { type Located, textAt } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { fieldNamesOf } from './fields.ts';

/** Resources of a package by name; `undefined` for one whose fields are defined in another file. */
export type Tables = ReadonlyMap<string, readonly string[] | undefined>;

/**
 * What the keys of a table name and is not there: fields of its own, other resources, their fields. A Table Schema that stands alone
 * (`tables` undefined) does not know the package it will be used in, so only what it says of itself can be wrong.
 */
export function keyReferences(schema: SyntaxNode, tables: Tables | undefined): Reference[] {
  const own = fieldNamesOf(schema);
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

function targets(reference: SyntaxNode | undefined, own: readonly string[], tables: Tables | undefined): Reference[] {
  // By a recipe of the standard, and before version 1, a key may lead to another package.
  if (['package', 'datapackage'].some((key) => valueAt(reference, key) !== undefined)) return [];
  const resource = textAt(reference, 'resource');
  const fields = textsOf(valueAt(reference, 'fields'));
  const toItself = resource === undefined || (resource.value === 'self' && !tables?.has('self'));
  if (toItself) return asMap(reference) ? fields.flatMap((name) => missing(name, own, 'foreignKey')) : [];
  if (!tables) return [];
  if (!tables.has(resource.value)) return missing(resource, [...tables.keys()], 'foreignKey');
  const there = tables.get(resource.value);
  return there ? fields.flatMap((name) => missing(name, there, 'foreignKey')) : [];
}

function missing(at: Located<string>, known: readonly string[], role: ReferenceRole): Reference[] {
  if (known.includes(at.value)) return [];
  const suggestion = didYouMean(at.value, known);
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
