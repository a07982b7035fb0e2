import { basename, normalizePath } from '../../../base/path.ts';
import {
  asMap,
  asSeq,
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
import { type Located, locate, type SpokenText, textAt } from '../../located.ts';
import { spokenInMap, spokenPlainly } from '../languages-of.ts';

/** What one metadata document describes: its tables with their schemas, read as far as they can be read. */
export interface Description {
  readonly kind: 'group' | 'table' | 'schema';
  readonly root: MapNode;
  /** Base of relative addresses, when the document sets one. */
  readonly base: string | undefined;
  readonly language: Located<string> | undefined;
  readonly tables: readonly Table[];
}

export interface Table {
  /** The table description; for a schema of its own the schema. */
  readonly node: MapNode;
  readonly url: Located<string> | undefined;
  /** `url` against the base, without query and fragment: what tables are told apart by. */
  readonly address: string | undefined;
  /** The schema when it is written in this document. */
  readonly schema: MapNode | undefined;
  /** Whether this table stands for the schema: the first of those that share one. */
  readonly ownsSchema: boolean;
  /** Address of a schema in a file of its own. */
  readonly schemaAt: Located<string> | undefined;
  readonly dialect: SyntaxNode | undefined;
  readonly columns: readonly Column[];
  /** Every name by which keys may mean a column; undefined when the columns are not written here. */
  readonly names: ReadonlySet<string> | undefined;
  /** From the nearest to the farthest: where inherited properties may stand. */
  readonly around: readonly MapNode[];
}

export interface Column {
  readonly node: MapNode;
  readonly name: Located<string> | undefined;
  readonly titles: readonly Located<string>[];
  readonly title: SpokenText | undefined;
  readonly virtual: boolean;
}

export function describe(root: MapNode): Description {
  const kind = valueAt(root, 'tables')
    ? 'group'
    : valueAt(root, 'columns') && !valueAt(root, 'url')
      ? 'schema'
      : 'table';
  const local = itemsOf(valueAt(root, '@context')).find((item) => asMap(item));
  const base = asText(valueAt(local, '@base'));
  const language = textAt(local, '@language');
  const nodes = kind === 'group' ? itemsOf(valueAt(root, 'tables')).flatMap((item) => asMap(item) ?? []) : [root];
  const taken = new Set<MapNode>();
  const tables = nodes.map((node) => tableOf(node, root, { kind, base, taken }));
  return { kind, root, base, language, tables };
}

function tableOf(
  node: MapNode,
  root: MapNode,
  { kind, base, taken }: { kind: Description['kind']; base: string | undefined; taken: Set<MapNode> },
): Table {
  const written = valueAt(node, 'tableSchema') ?? valueAt(root, 'tableSchema');
  const schema = kind === 'schema' ? root : asMap(written);
  const at = written && asText(written);
  const ownsSchema = schema !== undefined && !taken.has(schema);
  if (schema) taken.add(schema);
  const url = textAt(node, 'url');
  const columns = itemsOf(valueAt(schema, 'columns')).flatMap((item) => columnOf(item) ?? []);
  return {
    node,
    url,
    address: url && addressOf(base, url.value),
    schema,
    ownsSchema,
    schemaAt: written && at !== undefined && at.trim() !== '' ? locate(at, written) : undefined,
    dialect: valueAt(node, 'dialect') ?? valueAt(root, 'dialect'),
    columns,
    names: asSeq(valueAt(schema, 'columns')) && columnNames(columns),
    around: [...new Set([...(schema ? [schema] : []), node, root])],
  };
}

function columnOf(item: SyntaxNode): Column | undefined {
  const node = asMap(item);
  if (!node) return undefined;
  const written = valueAt(node, 'titles');
  const titles = written ? textsIn(written) : [];
  const spoken = asMap(written) && written ? spokenInMap(written) : spokenPlainly(undefined);
  return {
    node,
    name: textAt(node, 'name'),
    titles,
    title: titles[0] && { ...titles[0], ...spoken },
    virtual: toValue(valueAt(node, 'virtual')) === true,
  };
}

/** The texts of a natural language property: one, a list, or by language. */
function textsIn(node: SyntaxNode): Located<string>[] {
  const at = resolve(node);
  if (at?.kind === 'seq') return at.items.flatMap((item) => plain(item));
  if (at?.kind === 'map')
    return [...entriesOf(at)].flatMap(({ value }) => [...plain(value), ...itemsOf(value).flatMap(plain)]);
  return plain(node);
}

function plain(node: SyntaxNode): Located<string>[] {
  const text = asText(node);
  return text === undefined || text.trim() === '' ? [] : [locate(text, node)];
}

/** A relative address against the base, comparable; without query and fragment. */
export function addressOf(base: string | undefined, url: string): string {
  const bare = url.replace(/[?#].*$/s, '');
  if (isAbsolute(bare)) return bare;
  if (base === undefined || base === '') return normalizePath(bare);
  const folder = base.replace(/[?#].*$/s, '').replace(/[^/]*$/, '');
  if (!isAbsolute(folder)) return normalizePath(folder + bare);
  const [, origin = '', path = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/is.exec(folder) ?? [];
  return origin + normalizePath(bare.startsWith('/') ? bare : `${path === '' ? '/' : path}${bare}`);
}

export function isAbsolute(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** What people call a table: the name of its file without the extension. */
export function tableName(table: Table): string {
  const file = basename(table.address ?? '').replace(/\.(?:csv|tsv|tab|txt)$/i, '');
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

/** The name that the specification gives a column: its own, else its first title percent-encoded, else its number (section 5.6). */
export function columnName(column: Column, index: number): string {
  return column.name?.value ?? (column.titles[0] ? encoded(column.titles[0].value) : `_col.${index + 1}`);
}

function encoded(title: string): string {
  try {
    return encodeURIComponent(title);
  } catch {
    // Half a surrogate pair.
    return title;
  }
}

function columnNames(columns: readonly Column[]): ReadonlySet<string> {
  return new Set(
    columns.flatMap((column, index) => [
      columnName(column, index),
      // Strictly only the encoded title is a name; who writes it as it is means the same.
      ...(column.name ? [] : column.titles.map(({ value }) => value)),
    ]),
  );
}

/** An inherited property (section 5.7): the column's own, else that of what is around it, from near to far. */
export function inherited(column: Column, table: Table, key: string): SyntaxNode | undefined {
  for (const node of [column.node, ...table.around]) {
    const value = valueAt(node, key);
    if (value) return value;
  }
  return undefined;
}

/** The names in a `primaryKey`, `rowTitles` or `columnReference`, each where it stands. */
export function referencesIn(node: SyntaxNode | undefined): Located<string>[] {
  if (!node) return [];
  const text = asText(node);
  return text !== undefined ? [locate(text, node)] : itemsOf(node).flatMap(plain);
}

/** All keys of a map, for detection. */
export function keysOf(root: MapNode): Set<string> {
  return new Set([...entriesOf(root)].map((entry) => textOf(entry.key)));
}
