import type { Field } from '../../model/entities.ts';
import type { NodeEdit } from '../../model/formats/adapter.ts';
import type { Located } from '../../model/located.ts';
import { asText, itemsOf, type SyntaxNode, valueAt } from '../../syntax/tree.ts';

/** The changes that give a field another name, where it is defined and where its own entity names it again; undefined where the name is taken or stands elsewhere. */
export function renamedField(field: Field, to: string): NodeEdit[] | undefined {
  const siblings = field.parent ? field.parent.fields : field.entity.fields;
  if (to === '' || siblings.some(({ name }) => name === to)) return undefined;
  if (!isRenamable(field)) return undefined;
  const { node, part } = field.nameAt;
  const edits: NodeEdit[] =
    part === 'key' ? [{ op: 'rename', at: node, to }] : [{ op: 'set', at: node, path: [], value: to }];
  for (const mention of [...mentionsInKeys(field), ...requiredBeside(field)])
    edits.push({ op: 'set', at: mention, path: [], value: to });
  return edits;
}

/** Its name is written as it is, and for this field alone: what several things share is not renamed for one of them. */
export function isRenamable({ nameAt: { node, part }, name, entity }: Field): boolean {
  const isWritten = part === 'key' || (node.kind === 'scalar' && node.value === name);
  return isWritten && isWithin(node, entity.node);
}

function isWithin(node: SyntaxNode, whole: SyntaxNode): boolean {
  for (let at: SyntaxNode | undefined = node; at; at = at.parent) if (at === whole) return true;
  return false;
}

function mentionsInKeys({ entity, name, parent }: Field): SyntaxNode[] {
  if (parent) return [];
  const keys = [...(entity.primaryKey ? [entity.primaryKey] : []), ...entity.uniqueKeys, ...entity.foreignKeys];
  const named = keys.flatMap(({ fields }): readonly Located<string>[] => fields).filter(({ value }) => value === name);
  return [...new Set(named.map(({ node }) => node))].filter((node) => asText(node) === name);
}

/** JSON Schema lists the names of required properties beside the properties. */
function requiredBeside({ nameAt, name }: Field): SyntaxNode[] {
  if (nameAt.part !== 'key') return [];
  const schema = nameAt.node.parent?.parent;
  return [...itemsOf(valueAt(schema, 'required'))].filter((item) => asText(item) === name);
}
