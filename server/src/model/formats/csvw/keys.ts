import { asMap, asText, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, ForeignKey } from '../../entities.ts';
import { type Located, locate } from '../../located.ts';
import { type Column, inherited, referencesIn, type Table, tableName } from './description.ts';
import { type Group, tableMeant } from './references.ts';

/** The keys of a table. A schema that several tables share tells them for the first. */
export function keysOfTable(table: Table, group: Group): Pick<Entity, 'primaryKey' | 'foreignKeys'> {
  if (!table.ownsSchema) return { primaryKey: undefined, foreignKeys: [] };
  const node = valueAt(table.schema, 'primaryKey');
  const fields = referencesIn(node);
  return {
    primaryKey: node && fields.length > 0 ? { at: { node, part: 'key' }, fields } : undefined,
    foreignKeys: itemsOf(valueAt(table.schema, 'foreignKeys')).flatMap((one) => foreignKeyOf(one, group) ?? []),
  };
}

function foreignKeyOf(node: SyntaxNode, group: Group): ForeignKey | undefined {
  const own = valueAt(node, 'columnReference');
  const reference = valueAt(node, 'reference');
  const target = tableMeant(reference, group);
  const fields = referencesIn(own);
  const targetFields = referencesIn(valueAt(reference, 'columnReference'));
  // That as many must be named on both sides the format itself demands.
  if (!own || !target || fields.length !== targetFields.length) return undefined;
  return {
    at: { node: own, part: 'key' },
    fields,
    targetFields,
    targetEntity: tableName(target),
    target: { resource: undefined, fragment: undefined },
  };
}

/** What stands for an empty cell (section 5.7): one text or several. */
export function nullTexts(column: Column, table: Table): Located<string>[] {
  const node = inherited(column, table, 'null');
  if (!node || asMap(node)) return [];
  const nodes = asText(node) === undefined ? itemsOf(node) : [node];
  return [...nodes].flatMap((one) => {
    const text = asText(one);
    return text === undefined ? [] : locate(text, one);
  });
}
