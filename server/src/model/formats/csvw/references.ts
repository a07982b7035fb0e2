import { didYouMean } from '../../../base/did-you-mean.ts';
import { asText, itemsOf, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { DescribedColumn, Reference } from '../../entities.ts';
import { type Located, textAt } from '../../located.ts';
import { addressOf, columnNames, type Description, isAbsolute, referencesIn, type Table } from './description.ts';

/** What a description refers to: files of data and of schemas, tables of its own group, columns of its tables. */
export function referencesOf(description: Description): Reference[] {
  return [
    ...files(description),
    ...description.tables.filter((table) => table.ownsSchema).flatMap((table) => keys(table, description)),
  ];
}

function files({ base, root, tables }: Description): Reference[] {
  const out: Reference[] = [];
  const seen = new Set<SyntaxNode>();
  const refer = (
    at: Located<string> | undefined,
    role: Reference['role'],
    columns?: readonly DescribedColumn[],
  ): void => {
    if (!at || seen.has(at.node)) return;
    seen.add(at.node);
    const resource = addressOf(base, at.value);
    // What is published elsewhere is not asked for; of a schema it is worth knowing that it was not read.
    if (resource === '' || (isAbsolute(resource) && role !== 'schema')) return;
    out.push({ kind: 'reference', at, role, target: { resource, fragment: undefined }, ...(columns && { columns }) });
  };
  for (const table of tables) {
    refer(table.url, 'resource', headerOf(table));
    refer(table.schemaAt, 'schema');
    const dialect = table.dialect && asText(table.dialect) !== undefined ? [table.dialect] : [];
    for (const node of dialect) refer(textOfNode(node), 'resource');
    for (const node of itemsOf(valueAt(table.node, 'transformations'))) refer(textAt(node, 'url'), 'resource');
  }
  for (const node of itemsOf(valueAt(root, 'transformations'))) refer(textAt(node, 'url'), 'resource');
  return out;
}

function textOfNode(node: SyntaxNode): Located<string> | undefined {
  const value = asText(node);
  return value === undefined ? undefined : { value, node };
}

/** What the header of the file must say; undefined where it cannot be compared cell by cell with the columns. */
function headerOf(table: Table): readonly DescribedColumn[] | undefined {
  const { dialect, columns } = table;
  if (columns.length === 0 || (dialect && !hasPlainHeader(dialect))) return undefined;
  return columns
    .filter((column) => !column.virtual)
    .map(({ name, titles, node }) => ({
      names: [...titles, ...(name ? [name] : [])].map(({ value }) => value),
      node: titles[0]?.node ?? name?.node ?? node,
    }));
}

/** One line of header at the top, and cells divided by what the table is read by. */
function hasPlainHeader(dialect: SyntaxNode): boolean {
  if (asText(dialect) !== undefined) return false;
  const at = (key: string, usual: unknown): boolean =>
    [undefined, usual].includes(valueAt(dialect, key) && toValue(valueAt(dialect, key)));
  const delimiter = asText(valueAt(dialect, 'delimiter'));
  return (
    at('header', true) &&
    at('headerRowCount', 1) &&
    at('skipRows', 0) &&
    at('skipColumns', 0) &&
    at('quoteChar', '"') &&
    (delimiter === undefined || [',', ';', '\t', '|'].includes(delimiter))
  );
}

function keys(table: Table, description: Description): Reference[] {
  const { schema } = table;
  const own = columnNames(table);
  return [
    ...unknownColumns(valueAt(schema, 'primaryKey'), own, 'key'),
    ...unknownColumns(valueAt(schema, 'rowTitles'), own, 'key'),
    ...itemsOf(valueAt(schema, 'foreignKeys')).flatMap((node) => [
      ...unknownColumns(valueAt(node, 'columnReference'), own, 'key'),
      ...foreignKey(valueAt(node, 'reference'), description),
    ]),
  ];
}

/** Names that no column has. Without columns written here nothing is known. */
function unknownColumns(
  node: SyntaxNode | undefined,
  known: ReadonlySet<string> | undefined,
  role: 'key' | 'foreignKey',
): Reference[] {
  if (!known) return [];
  return referencesIn(node)
    .filter(({ value }) => !known.has(value))
    .map((at) => nowhere(at, role, known));
}

function nowhere(at: Located<string>, role: 'key' | 'foreignKey', known: Iterable<string>): Reference {
  const suggestion = didYouMean(at.value, known);
  return {
    kind: 'reference',
    at,
    role,
    target: { resource: undefined, fragment: at.value },
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** A table of the group by its `url`, or by the identifier of its schema (section 5.6.1), and its columns. */
function foreignKey(reference: SyntaxNode | undefined, { base, tables, kind }: Description): Reference[] {
  const resource = textAt(reference, 'resource');
  const schema = textAt(reference, 'schemaReference');
  const named = resource ?? schema;
  // Which tables a schema of its own will be used with is not known here.
  if (!named || kind === 'schema') return [];
  const wanted = addressOf(base, named.value);
  const target = resource
    ? tables.find((table) => table.address === wanted)
    : tables.find(
        (table) => schemaNames(table, base).includes(named.value) || schemaNames(table, base).includes(wanted),
      );
  if (target) return unknownColumns(valueAt(reference, 'columnReference'), columnNames(target), 'foreignKey');
  // The identifier may be in the file of the schema.
  if (!resource && tables.some((table) => table.schemaAt)) return [];
  const known = tables.flatMap((table) => (resource ? (table.url?.value ?? []) : schemaNames(table, base)));
  return [nowhere(named, 'foreignKey', known)];
}

function schemaNames(table: Table, base: string | undefined): string[] {
  const id = asText(valueAt(table.schema, '@id'));
  if (id !== undefined) return [id];
  return table.schemaAt ? [addressOf(base, table.schemaAt.value)] : [];
}
