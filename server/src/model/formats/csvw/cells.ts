import type { Json } from '../../../base/json.ts';
import { asMap, asText, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { CodeList, Field, LogicalType } from '../../entities.ts';
import { type Located, locate, textAt } from '../../located.ts';
import { numberAt } from '../read.ts';
import { hasRegularExpression, logicalType } from './datatypes.ts';
import { type Column, inherited, type Table } from './description.ts';

interface Typing {
  readonly type: Located<LogicalType> | undefined;
  readonly format: Located<string> | undefined;
  readonly pattern: Located<string> | undefined;
  readonly offset: Field['offset'];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
}

/** Type, format and limits of the cells of a column. Without a datatype they are text (section 5.7). */
export function typing(column: Column, table: Table): Typing {
  const written = inherited(column, table, 'datatype');
  const derived = asMap(written);
  const base = derived ? valueAt(derived, 'base') : written;
  const name = base ? asText(base) : 'string';
  const single = name === undefined ? undefined : logicalType(name);
  const several = asText(inherited(column, table, 'separator'));
  const type = single && several !== undefined && several !== '' ? 'array' : single;
  const format = formatIn(derived);
  const regular = hasRegularExpression(single);
  return {
    type: type && locate(type, base ?? written ?? column.node),
    format: regular ? undefined : format,
    pattern: regular ? format : undefined,
    offset: base && offsetOf(name ?? '', base),
    minimum: numberAt(derived, 'minimum') ?? numberAt(derived, 'minInclusive'),
    maximum: numberAt(derived, 'maximum') ?? numberAt(derived, 'maxInclusive'),
    ...lengthsIn(derived),
  };
}

/** That the least is not above the greatest the recommendation demands, and so its problems tell. */
function lengthsIn(derived: SyntaxNode | undefined): Pick<Typing, 'minLength' | 'maxLength'> {
  const exact = numberAt(derived, 'length');
  const minLength = exact ?? numberAt(derived, 'minLength');
  const maxLength = exact ?? numberAt(derived, 'maxLength');
  const contradict = minLength !== undefined && maxLength !== undefined && minLength > maxLength;
  return contradict ? { minLength: undefined, maxLength: undefined } : { minLength, maxLength };
}

/** XML Schema's `dateTime` may lack the offset that `dateTimeStamp` must have. */
function offsetOf(datatype: string, node: SyntaxNode): Field['offset'] {
  const kind = /(?:^|#)dateTime(Stamp)?$/i.exec(datatype);
  return kind ? locate(kind[1] ? 'required' : 'optional', node) : undefined;
}

/** The format as text; of a number format its pattern. */
function formatIn(derived: SyntaxNode | undefined): Located<string> | undefined {
  return textAt(derived, 'format') ?? textAt(valueAt(derived, 'format'), 'pattern');
}

/** The list that a mark names, or the alternatives when the regular expression is nothing but a list of them. */
export function codeListOf(field: Field, table: Table, column: Column): CodeList | undefined {
  const mark = field.marks.codeList;
  const reference = mark && typeof mark.value === 'string' ? locate(mark.value, mark.node) : undefined;
  const base = { kind: 'codeList' as const, field, name: field.name, description: field.description, reference };
  const { pattern } = typing(column, table);
  const alternatives = pattern ? alternativesIn(pattern.value) : [];
  if (pattern && alternatives.length > 1) {
    const codes = alternatives.map((value) => ({ value: locate(value as Json, pattern.node), label: undefined }));
    return { ...base, at: { node: pattern.node, part: 'value' }, codes };
  }
  return reference && { ...base, at: { node: reference.node, part: 'value' }, codes: [] };
}

/** `A|B|C`, also in brackets; empty for any other expression. */
function alternativesIn(pattern: string): string[] {
  const inner = /^\^?(?:\((?:\?:)?([^()]*)\)|([^()]*))\$?$/.exec(pattern);
  const text = inner?.[1] ?? inner?.[2] ?? '';
  const parts = text.split('|');
  return parts.every((part) => /^[\p{L}\p{N} _/&,'-]+$/u.test(part)) ? parts : [];
}
