import { asText, itemsOf, nodeAt, type SyntaxNode, valueAt } from '../syntax/tree.ts';
import type { KnownValue, ValueContext } from './value-providers.ts';

/** What the keys of a Table Schema may name: fields of the table around the place. */
export function fieldsOfOwnTable(context: ValueContext): KnownValue[] {
  return fieldsOf(tableAround(context));
}

/** The resources of the package that the table is in. */
export function resourcesOfPackage({ root }: ValueContext): KnownValue[] {
  return itemsOf(valueAt(root, 'resources')).flatMap(named);
}

/** Fields of the resource that a foreign key refers to; without one the table refers to itself. */
export function fieldsOfOtherTable(context: ValueContext): KnownValue[] {
  const { root, path } = context;
  const reference = nodeAt(root, path.slice(0, path.lastIndexOf('reference') + 1));
  const resource = asText(valueAt(reference, 'resource')) ?? '';
  if (resource === '') return fieldsOfOwnTable(context);
  const found = itemsOf(valueAt(root, 'resources')).find((one) => asText(valueAt(one, 'name')) === resource);
  return fieldsOf(valueAt(found, 'schema'));
}

/** The schema that holds the key. */
function tableAround({ root, path }: ValueContext): SyntaxNode | undefined {
  const key = path.findIndex((step) => step === 'primaryKey' || step === 'uniqueKeys' || step === 'foreignKeys');
  return nodeAt(root, path.slice(0, Math.max(0, key)));
}

function fieldsOf(schema: SyntaxNode | undefined): KnownValue[] {
  return itemsOf(valueAt(schema, 'fields')).flatMap(named);
}

function named(node: SyntaxNode): KnownValue[] {
  const value = asText(valueAt(node, 'name'));
  const detail = asText(valueAt(node, 'title'));
  const documentation = asText(valueAt(node, 'description'));
  return value === undefined
    ? []
    : [{ value, ...(detail !== undefined && { detail }), ...(documentation !== undefined && { documentation }) }];
}
