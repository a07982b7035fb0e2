import type { Json } from '../../../base/json.ts';
import {
  asMap,
  asText,
  entriesOf,
  itemsOf,
  type MapNode,
  resolve,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import type { Code, CodeList, Field } from '../../entities.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { listNotes } from '../list-notes.ts';

/** Keywords in the wild that give labels to the values of `enum`: a list in the same order, or a map from value to label. */
const LABEL_KEYWORDS = [
  'x-enumDescriptions',
  'x-enumNames',
  'enumNames',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'x-enum-varnames',
  'x-enum-descriptions',
  'meta:enum',
  'enum_descriptions',
];

/** Keywords that name a list kept elsewhere. */
const REFERENCE_KEYWORDS = ['x-codeList', 'x-code-list', 'codelist', 'codeList', 'x-codelist'];

/** Say that codes beside those of the list are allowed. */
const OPEN_KEYWORDS = ['openCodelist', 'x-openCodeList', 'x-open-codelist'];

/** The code list written in a schema: `enum`, `const`, or `oneOf`/`anyOf` of constants, here or at the items of a list. */
export function codeListOf(
  schema: MapNode,
  owner: { field: Field | undefined; name: string; description: Located<string> | undefined },
): CodeList | undefined {
  const reference = REFERENCE_KEYWORDS.map(
    (keyword) => textAt(schema, keyword) ?? textAt(valueAt(schema, 'x-gov'), keyword),
  ).find((found) => found);
  const open = OPEN_KEYWORDS.some((keyword) => toValue(valueAt(schema, keyword)) === true) && { open: true as const };
  const notes = listNotes(schema, valueAt(schema, 'x-gov'));
  const enumNode = valueAt(schema, 'enum');
  const codes = enumNode ? enumCodes(schema, enumNode) : (onlyCode(schema) ?? constantCodes(schema));
  if (codes)
    return {
      kind: 'codeList',
      ...owner,
      at: { node: codes.node, part: 'key' },
      codes: codes.codes,
      reference,
      ...open,
      ...notes,
    };
  const items = asMap(valueAt(schema, 'items'));
  const ofItems = items && codeListOf(items, owner);
  if (!reference || (ofItems && ofItems.codes.length > 0))
    return ofItems && reference ? { ...ofItems, reference, ...open, ...notes } : ofItems;
  return {
    kind: 'codeList',
    ...owner,
    at: { node: reference.node, part: 'value' },
    codes: [],
    reference,
    ...open,
    ...notes,
  };
}

function enumCodes(schema: MapNode, node: SyntaxNode): { node: SyntaxNode; codes: Code[] } {
  const labels = LABEL_KEYWORDS.map((keyword) => valueAt(schema, keyword)).find((found) => found);
  const codes = itemsOf(node)
    .map((item, index) => ({
      value: locate(toValue(item) as Json, item),
      label: labels && labelAt(labels, index, item),
    }))
    .filter((code) => code.value.value !== null);
  return { node, codes };
}

function labelAt(labels: SyntaxNode, index: number, value: SyntaxNode): string | undefined {
  const at = resolve(labels);
  if (at?.kind === 'seq') return asText(at.items[index]);
  return asText(valueAt(at, String(toValue(value))));
}

/** A property that always has one value takes it from a list of one. */
function onlyCode(schema: MapNode): { node: SyntaxNode; codes: Code[] } | undefined {
  const node = valueAt(schema, 'const');
  if (!node || asMap(node) || itemsOf(node).length > 0) return undefined;
  const value = toValue(node) as Json;
  return value === null ? undefined : { node, codes: [{ value: locate(value, node), label: undefined }] };
}

function constantCodes(schema: MapNode): { node: SyntaxNode; codes: Code[] } | undefined {
  for (const keyword of ['oneOf', 'anyOf']) {
    const node = valueAt(schema, keyword);
    const branches = itemsOf(node);
    const constants = branches.flatMap((branch) => constantCode(branch) ?? []);
    if (node && constants.length >= 2 && constants.length >= branches.length - 1) return { node, codes: constants };
  }
  return undefined;
}

function constantCode(branch: SyntaxNode): Code | undefined {
  const node = valueAt(branch, 'const') ?? itemsOf(valueAt(branch, 'enum')).find((_, __, all) => all.length === 1);
  if (!node) return undefined;
  return {
    value: locate(toValue(node) as Json, node),
    label: asText(valueAt(branch, 'title')) ?? asText(valueAt(branch, 'description')),
  };
}

/** Whether a schema is nothing but a constraint that a branch adds to a property defined elsewhere. */
export function onlyConstrains(schema: MapNode): boolean {
  const telling = new Set([
    'type',
    'description',
    'title',
    '$ref',
    'properties',
    'items',
    'format',
    'allOf',
    'anyOf',
    'oneOf',
  ]);
  return ![...entriesOf(schema)].some((entry) => telling.has(textOf(entry.key)));
}
