import { Speller } from '../../../base/did-you-mean.ts';
import { asText, itemsOf, type SyntaxNode, toValue, valueAt } from '../../../syntax/tree.ts';
import type { DescribedColumn, Reference } from '../../entities.ts';
import { type Located, textAt } from '../../located.ts';
import { addressOf, type Description, isAbsolute, referencesIn, type Table } from './description.ts';

/** What a description refers to: files of data and of schemas, tables of its own group, columns of its tables. */
export function referencesOf(description: Description, group: Group): Reference[] {
  return [
    ...files(description),
    ...description.tables.filter((table) => table.ownsSchema).flatMap((table) => keys(table, group)),
  ];
}

/** The tables of a description by the names under which foreign keys may mean them; of equal ones the first. */
export interface Group {
  readonly description: Description;
  readonly byAddress: ReadonlyMap<string, Table>;
  readonly bySchema: ReadonlyMap<string, Table>;
  readonly speller: Speller;
}

export function groupOf(description: Description): Group {
  const byAddress = new Map<string, Table>();
  const bySchema = new Map<string, Table>();
  for (const table of [...description.tables].reverse()) {
    if (table.address !== undefined) byAddress.set(table.address, table);
    const schema = schemaName(table, description.base);
    if (schema !== undefined) bySchema.set(schema, table);
  }
  return { description, byAddress, bySchema, speller: new Speller() };
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

function keys(table: Table, group: Group): Reference[] {
  const { schema } = table;
  const unknown = (node: SyntaxNode | undefined): Reference[] => unknownColumns(node, table, 'key', group);
  return [
    ...unknown(valueAt(schema, 'primaryKey')),
    ...unknown(valueAt(schema, 'rowTitles')),
    ...itemsOf(valueAt(schema, 'foreignKeys')).flatMap((node) => [
      ...unknown(valueAt(node, 'columnReference')),
      ...foreignKey(valueAt(node, 'reference'), group),
    ]),
  ];
}

/** Names that no column has. Without columns written here nothing is known. */
function unknownColumns(
  node: SyntaxNode | undefined,
  { names }: Table,
  role: 'key' | 'foreignKey',
  { speller }: Group,
): Reference[] {
  if (!names) return [];
  return referencesIn(node)
    .filter(({ value }) => !names.has(value))
    .map((at) =>
      nowhere(
        at,
        role,
        speller.meant(at.value, () => names),
      ),
    );
}

function nowhere(at: Located<string>, role: 'key' | 'foreignKey', suggestion: string | undefined): Reference {
  return {
    kind: 'reference',
    at,
    role,
    target: { resource: undefined, fragment: at.value },
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** A table of the group by its `url`, or by the identifier of its schema (section 5.6.1), and its columns. */
function foreignKey(reference: SyntaxNode | undefined, group: Group): Reference[] {
  const { base, tables, kind } = group.description;
  const resource = textAt(reference, 'resource');
  const named = resource ?? textAt(reference, 'schemaReference');
  // Which tables a schema of its own will be used with is not known here.
  if (!named || kind === 'schema') return [];
  const target = tableMeant(reference, group);
  if (target) return unknownColumns(valueAt(reference, 'columnReference'), target, 'foreignKey', group);
  // The identifier may be in the file of the schema.
  if (!resource && tables.some((table) => table.schemaAt)) return [];
  const known = () => tables.flatMap((table) => (resource ? table.url?.value : schemaName(table, base)) ?? []);
  return [nowhere(named, 'foreignKey', group.speller.meant(named.value, known))];
}

/** The table of the group that a foreign key leads to. */
export function tableMeant(reference: SyntaxNode | undefined, group: Group): Table | undefined {
  const { base } = group.description;
  const resource = textAt(reference, 'resource');
  if (resource) return group.byAddress.get(addressOf(base, resource.value));
  const schema = textAt(reference, 'schemaReference');
  return schema && (group.bySchema.get(schema.value) ?? group.bySchema.get(addressOf(base, schema.value)));
}

/** The identifier of a table's schema, or where it is kept. */
function schemaName(table: Table, base: string | undefined): string | undefined {
  return asText(valueAt(table.schema, '@id')) ?? (table.schemaAt && addressOf(base, table.schemaAt.value));
}
