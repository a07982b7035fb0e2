import { asMap, type MapNode, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Agreement, DataItem, Party } from '../../entities.ts';
import { hasContent, scalarTextAt, textAt } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { headAt } from '../build.ts';

/** One entry of `parties`, wherever a document keeps it. */
export function agreementParty(agreement: Agreement, node: SyntaxNode): Party | undefined {
  const map = asMap(node);
  return (
    map && {
      kind: 'party',
      agreement,
      node: map,
      head: headAt(map, ['id', 'name']),
      id: textAt(map, 'id'),
      name: textAt(map, 'name'),
      roles: textsOf(valueAt(map, 'role')),
      ...optional('type', textAt(map, 'type')?.value),
      ...optional('identifier', textAt(map, 'identifier')?.value),
      accountable: hasContent(valueAt(map, 'accountable')),
      ...optional('officer', written(map, 'dpo')),
      lawfulBasis: written(map, 'lawfulBasis'),
    }
  );
}

/** One entry of `data`. */
export function agreementItem(agreement: Agreement, node: SyntaxNode): DataItem | undefined {
  const map = asMap(node);
  return (
    map && {
      kind: 'dataItem',
      agreement,
      node: map,
      head: headAt(map, ['id', 'standard']),
      id: textAt(map, 'id'),
      standard: textAt(map, 'standard'),
      version: scalarTextAt(map, 'version'),
      fields: textsOf(valueAt(map, 'fields')),
      dataSubjects: textsOf(valueAt(map, 'dataSubjects')),
      retention: written(map, 'retention'),
    }
  );
}

/** What is written at a key and says something. */
export function written(node: MapNode, key: string): SyntaxNode | undefined {
  const value = valueAt(node, key);
  return hasContent(value) ? value : undefined;
}

export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
