import type { Json } from '../../../base/json.ts';
import { asText, resolve, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { Code, CodeList, Field } from '../../entities.ts';
import { type Located, locate, scalarTextAt, textAt } from '../../located.ts';
import { textsOf } from '../../marks.ts';
import { listNotes } from '../list-notes.ts';
import { type Element, elementsOf } from './elements.ts';

/** An enumeration of the model as a list that stands on its own; what the one slot says that uses it says what it is as well. */
export function namedCodeList(element: Element, user: SyntaxNode | undefined): CodeList {
  const { name, nameAt, node } = element;
  const values = valueAt(node, 'permissible_values');
  return {
    kind: 'codeList',
    field: undefined,
    name,
    description: textAt(node, 'description') ?? titleOf(node) ?? textAt(user, 'description'),
    at: values ? { node: values, part: 'key' } : nameAt,
    codes: codesOf(node),
    reference: sourceOf(node),
    ...listNotes(node),
  };
}

/** A list written at a slot: an enumeration without a name, or texts that are allowed. */
export function ownCodeList(node: SyntaxNode | undefined, field: Field): CodeList | undefined {
  const base = { kind: 'codeList' as const, field, name: field.name, description: field.description };
  const anonymous = valueAt(node, 'enum_range');
  if (anonymous)
    return {
      ...base,
      at: { node: anonymous, part: 'key' },
      codes: codesOf(anonymous),
      reference: sourceOf(anonymous),
    };
  const texts = valueAt(node, 'equals_string_in');
  if (!texts) return undefined;
  const codes = textsOf(texts).map((text) => ({ value: text, label: undefined }));
  return { ...base, at: { node: texts, part: 'key' }, codes, reference: undefined };
}

function codesOf(node: SyntaxNode): Code[] {
  return elementsOf(valueAt(node, 'permissible_values'), 'text').map((value) => ({
    value: locate<Json>(codeIn(value), value.node),
    label: meaningOf(value.node),
    ...conceptIn(value.node),
  }));
}

function conceptIn(node: SyntaxNode): { concept: Located<string> } | undefined {
  const concept = textAt(node, 'meaning');
  return concept && { concept };
}

/** The code as data hold it: a key that is written as a number stays one. */
function codeIn({ name, nameAt }: Element): Json {
  const written = nameAt.part === 'value' ? resolve(nameAt.node) : undefined;
  const value = toValue(written);
  return typeof value === 'number' ? value : name;
}

function meaningOf(node: SyntaxNode): string | undefined {
  return asText(valueAt(node, 'title')) ?? asText(valueAt(node, 'description')) ?? asText(valueAt(node, 'meaning'));
}

function titleOf(node: SyntaxNode): Located<string> | undefined {
  const title = textAt(node, 'title');
  return title && title.value.trim().split(/\s+/).length > 3 ? title : undefined;
}

/** The vocabulary from which the values come. */
function sourceOf(node: SyntaxNode): Located<string> | undefined {
  return (
    scalarTextAt(node, 'code_set') ??
    textAt(valueAt(node, 'reachable_from'), 'source_ontology') ??
    textAt(valueAt(node, 'matches'), 'source_ontology') ??
    textsOf(valueAt(node, 'inherits'))[0]
  );
}
