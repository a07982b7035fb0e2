import { asMap, asText, itemsOf, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { ForeignKey } from '../../entities.ts';
import { type Located, locate, scalarTextAt } from '../../located.ts';
import { textsOf } from '../../marks.ts';

/**
 * The foreign keys of an object: relationships of its own, from several columns to several, and those of its properties. Only the short
 * notation `table.column` is read; longer ones may lead into other files.
 */
export function foreignKeysOf(object: SyntaxNode, name: string): ForeignKey[] {
  const own = itemsOf(valueAt(object, 'relationships')).map((node) => foreignKey(node, textsAt(node, 'from'), name));
  const ofProperties = itemsOf(valueAt(object, 'properties')).flatMap((property) => {
    const column = scalarTextAt(property, 'name') ?? scalarTextAt(property, 'physicalName');
    return itemsOf(valueAt(property, 'relationships')).map((node) => column && foreignKey(node, [column], name));
  });
  return [...own, ...ofProperties].flatMap((key) => key ?? []);
}

function foreignKey(node: SyntaxNode, from: readonly Located<string>[], own: string): ForeignKey | undefined {
  const type = asText(valueAt(node, 'type'));
  const to = valueAt(node, 'to');
  if (!asMap(node) || !to || (type !== undefined && type !== 'foreignKey')) return undefined;
  const fields = from.map((one) => columnIn(one, own));
  const there = textsAt(node, 'to').map(columnOf);
  const [first] = there;
  // Columns of several tables are no key.
  if (!first || there.some((one) => one?.table !== first.table) || fields.some((one) => one === undefined))
    return undefined;
  return {
    at: { node: to, part: 'key' },
    fields: fields.flatMap((one) => one ?? []),
    targetFields: there.flatMap((one) => one?.column ?? []),
    targetEntity: first.table,
    target: { resource: undefined, fragment: undefined },
  };
}

/** The column of this object that is meant: by its name, or with the object's in front. */
function columnIn(at: Located<string>, own: string): Located<string> | undefined {
  if (!at.value.includes('.')) return at;
  const found = columnOf(at);
  return found?.table === own ? found.column : undefined;
}

function columnOf(at: Located<string>): { table: string; column: Located<string> } | undefined {
  const [, table, column] = /^([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(at.value) ?? [];
  return table !== undefined && column !== undefined ? { table, column: locate(column, at.node) } : undefined;
}

/** A text or a list of texts. */
export function textsAt(node: SyntaxNode, key: string): Located<string>[] {
  return textsOf(valueAt(node, key));
}
