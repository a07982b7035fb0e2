import { didYouMean } from '../../../base/did-you-mean.ts';
import { isLanguageTag } from '../../../base/language-tag.ts';
import { problem, type SchemaProblem } from '../../../schema/schema-problem.ts';
import {
  asMap,
  asSeq,
  asText,
  entriesOf,
  keyOf,
  type MapNode,
  resolve,
  type SyntaxNode,
  textOf,
  toValue,
  valueAt,
} from '../../../syntax/tree.ts';
import { DATATYPES, isDateLike, logicalType } from './datatypes.ts';
import { type Description, describe, referencesIn, type Table } from './description.ts';

/** What the recommendation forbids and a schema cannot see. */
export function* problemsIn(root: MapNode): Generator<SchemaProblem> {
  const description = describe(root);
  yield* languageTags(root, new Set());
  const holders = new Set<MapNode>([root]);
  for (const table of description.tables) {
    for (const node of [table.node, table.schema, ...table.columns.map((column) => column.node)])
      if (node) holders.add(node);
  }
  for (const holder of holders) yield* datatype(valueAt(holder, 'datatype'));
  for (const table of description.tables.filter((one) => one.ownsSchema)) yield* columns(table);
  yield* arity(description);
}

function* datatype(node: SyntaxNode | undefined): Generator<SchemaProblem> {
  const derived = asMap(node);
  const base = derived ? valueAt(derived, 'base') : node;
  const name = asText(base);
  if (base && name !== undefined && logicalType(name) === undefined)
    yield unknownTerm(base, 'CSVW', nearestDatatype(name));
  if (derived) yield* limits(derived, name ?? 'string');
}

function nearestDatatype(name: string): string | undefined {
  const bare = name.replace(/^xsd?:/, '');
  if (Object.hasOwn(DATATYPES, bare)) return bare;
  const familiar = bare.toLowerCase();
  return Object.hasOwn(FAMILIAR, familiar) ? FAMILIAR[familiar] : didYouMean(bare, Object.keys(DATATYPES));
}

/** What other formats call the same. */
const FAMILIAR: Readonly<Record<string, string>> = {
  text: 'string',
  varchar: 'string',
  char: 'string',
  str: 'string',
  bool: 'boolean',
  numeric: 'decimal',
  real: 'double',
  timestamp: 'dateTime',
  year: 'gYear',
  uri: 'anyURI',
  url: 'anyURI',
};

const LENGTHS = ['length', 'minLength', 'maxLength'];
const MEASURED = new Set([
  'string',
  'normalizedString',
  'token',
  'language',
  'Name',
  'NMTOKEN',
  'xml',
  'html',
  'json',
  'anyURI',
  'base64Binary',
  'binary',
  'hexBinary',
]);

/** Lengths belong to texts and bytes and must not contradict each other (section 5.11.2); formats are those of the type. */
function* limits(derived: MapNode, base: string): Generator<SchemaProblem> {
  const type = logicalType(base);
  for (const key of LENGTHS) {
    const node = valueAt(derived, key);
    if (node && type !== undefined && type !== 'any' && !MEASURED.has(base))
      yield { ...problem('unknown-key', node, []), key };
  }
  const [length, least, most] = LENGTHS.map((key) => toValue(valueAt(derived, key)));
  const exact = valueAt(derived, 'length');
  if (exact && isLess(length, least)) yield problem('too-small', exact, [`\`minLength\` (${least}) or more`]);
  if (exact && isLess(most, length)) yield problem('too-large', exact, [`\`maxLength\` (${most}) or less`]);
  const greatest = valueAt(derived, 'maxLength');
  if (greatest && isLess(most, least)) yield problem('too-small', greatest, [`\`minLength\` (${least}) or more`]);
  const format = valueAt(derived, 'format');
  const pattern = asText(format);
  if (!format || pattern === undefined) return;
  if (type === 'boolean' && !/^[^|]+\|[^|]+$/.test(pattern)) yield problem('pattern', format, ['Y|N']);
  // The letters are those of Unicode, where `YYYY` counts weeks and `DD` days of the year.
  if (isDateLike(type) && /%|YYYY|DD/.test(pattern))
    yield problem('pattern', format, [type === 'date' ? 'yyyy-MM-dd' : 'HH:mm:ss']);
}

function isLess(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' && a < b;
}

function* columns({ columns: list }: Table): Generator<SchemaProblem> {
  const seen = new Set<string>();
  let virtual = false;
  for (const column of list) {
    const { name } = column;
    if (name && seen.has(name.value)) yield problem('unique', name.node, []);
    if (name) seen.add(name.value);
    if (virtual && !column.virtual)
      yield problem('misplaced', name?.node ?? column.node, ['before the virtual columns']);
    virtual ||= column.virtual;
  }
}

/** As many columns refer as are referred to. */
function* arity({ tables }: Description): Generator<SchemaProblem> {
  for (const table of tables.filter((one) => one.ownsSchema)) {
    for (const key of asSeq(valueAt(table.schema, 'foreignKeys'))?.items ?? []) {
      const own = valueAt(key, 'columnReference');
      const other = valueAt(valueAt(key, 'reference'), 'columnReference');
      const [from, to] = [referencesIn(own).length, referencesIn(other).length];
      if (other && from > 0 && to > 0 && from !== to)
        yield problem('as-many', other, ['columnReference', String(from)]);
    }
  }
}

/** `lang`, `@language` and the keys of titles by language, wherever they stand. */
function* languageTags(node: SyntaxNode, seen: Set<SyntaxNode>): Generator<SchemaProblem> {
  const at = resolve(node);
  if (!at || seen.has(at)) return;
  seen.add(at);
  if (at.kind === 'seq') for (const item of at.items) yield* languageTags(item, seen);
  if (at.kind !== 'map') return;
  for (const { key, value } of entriesOf(at)) {
    const name = textOf(key);
    const tag = asText(value);
    if (name === 'lang' || name === '@language') {
      if (tag !== undefined && !isLanguageTag(tag)) yield unknownTerm(value, 'BCP 47', mended(tag));
    } else if (name === 'titles' && asMap(value)) yield* languageKeys(value);
    else yield* languageTags(value, seen);
  }
}

function* languageKeys(titles: SyntaxNode): Generator<SchemaProblem> {
  for (const { key, value } of entriesOf(titles)) {
    const tag = textOf(key);
    if (isLanguageTag(tag)) continue;
    const written = keyOf(value);
    const suggestion = mended(tag);
    yield {
      ...problem('unknown-key', value, []),
      ...(written && { span: { start: written.start, end: written.end } }),
      key: tag,
      ...(suggestion !== undefined && { suggestion }),
    };
  }
}

/** `en_GB` as `en-GB`. */
function mended(tag: string): string | undefined {
  const hyphens = tag.trim().replaceAll('_', '-');
  return hyphens !== tag && isLanguageTag(hyphens) ? hyphens : undefined;
}

function unknownTerm(node: SyntaxNode, vocabulary: string, suggestion: string | undefined): SchemaProblem {
  return { ...problem('unknown-term', node, [vocabulary]), ...(suggestion !== undefined && { suggestion }) };
}
