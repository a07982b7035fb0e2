import { asText, type SyntaxNode, toValue, valueAt } from '../../syntax/tree.ts';
import type { TableForm } from '../entities.ts';
import { booleanAt, type Located, locate, type Place, scalarTextAt } from '../located.ts';

type Said = Partial<Omit<TableForm, 'kind' | 'head' | 'label' | 'tabSeparated' | 'inbound'>>;

export interface TableFormSources {
  readonly head: Place;
  readonly label: string;
  /** May have parameters: `text/csv; charset=utf-8; header=present` (RFC 7111, RFC 4180). */
  readonly mediaType?: Located<string> | undefined;
  readonly format?: Located<string> | undefined;
  /** The maps in which it may be written that others deliver the data. */
  readonly tagged?: readonly (SyntaxNode | undefined)[];
}

/** What a document says of the text of a table; undefined when it says nothing. */
export function tableForm(
  { head, label, mediaType, format, tagged = [] }: TableFormSources,
  said: Said,
): TableForm | undefined {
  const parameters = mediaType ? parametersOf(mediaType) : {};
  const encoding = said.encoding ?? parameters.charset;
  const header =
    said.header ?? (parameters.header && locate(parameters.header.value !== 'absent', parameters.header.node));
  const { delimiter, headerRows, commentPrefix, skipInitialSpace, decimalMarks = [], groupMarks = [] } = said;
  const parts = [
    encoding,
    header,
    delimiter,
    headerRows,
    commentPrefix,
    skipInitialSpace,
    ...decimalMarks,
    ...groupMarks,
  ];
  if (parts.every((part) => part === undefined)) return undefined;
  return {
    kind: 'tableForm',
    head,
    label,
    encoding,
    delimiter,
    header,
    headerRows,
    commentPrefix,
    skipInitialSpace,
    decimalMarks,
    groupMarks,
    tabSeparated: [mediaType?.value, format?.value].some((text) => /tab-separated|\btsv\b|[/_]TSV$/i.test(text ?? '')),
    inbound: tagged.some((node) =>
      ['direction', 'gov:direction'].some((key) => asText(valueAt(node, key)) === 'inbound'),
    ),
  };
}

/** `charset` and `header` of a media type, each at the node of the whole. */
function parametersOf({ value, node }: Located<string>): Readonly<Record<string, Located<string>>> {
  if (!value.includes(';')) return {};
  const out: Record<string, Located<string>> = {};
  for (const part of value.split(';').slice(1)) {
    const [name = '', written = ''] = part.split('=').map((side) => side.trim());
    if (written !== '') out[name.toLowerCase()] = locate(written.replace(/^"|"$/g, ''), node);
  }
  return out;
}

/** A dialect of CSV as Frictionless and CSVW write it; they share most names (each has some that the other lacks). */
export function dialectOf(dialect: SyntaxNode | undefined): Said {
  if (!dialect) return {};
  const text = (key: string): Located<string> | undefined => characterAt(dialect, key);
  return {
    encoding: scalarTextAt(dialect, 'encoding'),
    delimiter: text('delimiter'),
    header: booleanAt(dialect, 'header'),
    headerRows: headerRowsAt(dialect),
    commentPrefix: text('commentPrefix') ?? text('commentChar'),
    skipInitialSpace: booleanAt(dialect, 'skipInitialSpace'),
  };
}

/** A count, or a list of the numbers of the rows. */
function headerRowsAt(dialect: SyntaxNode): Located<number> | undefined {
  for (const key of ['headerRowCount', 'headerRows']) {
    const node = valueAt(dialect, key);
    const value = toValue(node);
    if (node && typeof value === 'number') return locate(value, node);
    if (node && Array.isArray(value)) return locate(value.length, node);
  }
  return undefined;
}

/** A character, which may well be a blank. */
export function characterAt(node: SyntaxNode | undefined, key: string): Located<string> | undefined {
  const value = valueAt(node, key);
  const text = asText(value);
  return value && text !== undefined && text !== '' ? locate(text, value) : undefined;
}

/** The marks in numbers that the fields of a Table Schema declare. */
export function numberMarks(fields: Iterable<SyntaxNode>): Pick<TableForm, 'decimalMarks' | 'groupMarks'> {
  const decimalMarks: Located<string>[] = [];
  const groupMarks: Located<string>[] = [];
  for (const field of fields) {
    const decimal = characterAt(field, 'decimalChar');
    const group = characterAt(field, 'groupChar');
    if (decimal) decimalMarks.push(decimal);
    if (group) groupMarks.push(group);
  }
  return { decimalMarks, groupMarks };
}
