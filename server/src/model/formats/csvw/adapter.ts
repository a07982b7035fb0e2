import { asMap, asText, itemsOf, type MapNode, resolve, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Standard } from '../../entities.ts';
import { certain, type FormatAdapter, likely, type PlaceableKey, type Recognition } from '../adapter.ts';
import { expect } from '../expectation.ts';
import { datatypeOf } from './datatypes.ts';
import { describe, keysOf } from './description.ts';
import { lowerCsvw } from './lower.ts';
import { markNodesIn } from './marks.ts';
import { problemsIn } from './problems.ts';

const EXPECTS = [
  ...expect('codes', '**/columns/*/default'),
  ...expect('concepts', '**/propertyUrl', '**/valueUrl', '**/rdfType'),
  ...expect('languages', '**/lang', '**/@language'),
  ...expect('licence-addresses', '**/dc:license', '**/dct:license', '**/dcterms:license'),
  ...expect('units', '**/qudt:unit'),
  ...expect('media-types', '**/dc:format', '**/schema:encodingFormat'),
];

export const csvw: FormatAdapter = {
  id: 'csvw',
  title: 'CSVW metadata',
  expects: EXPECTS,
  markers: { '@context': 'http://www.w3.org/ns/csvw' },
  detect,
  schemaFor: () => 'csvw',
  problems: (root: MapNode) => problemsIn(root),
  lower: lowerCsvw,
  markNodes: (root: MapNode) => markNodesIn(describe(root)),
  place(target, key, value) {
    if (target.kind === 'field') return placeInColumn(target, key, value);
    if (CELL_KEYS.has(key)) return undefined;
    const path = OWN_KEYS[key] ?? `gov:${key}`;
    return { op: 'set', at: target.node, path: [path], value };
  },
};

const CELL_KEYS: ReadonlySet<PlaceableKey> = new Set(['type', 'format', 'pattern', 'required'] as const);

/** Where a table or a group says these itself. */
const OWN_KEYS: Readonly<Partial<Record<PlaceableKey, string>>> = {
  title: 'dc:title',
  description: 'dc:description',
  version: 'schema:version',
  licence: 'dc:license',
};

const placeInColumn = (field: Field, key: PlaceableKey, value: Parameters<FormatAdapter['place']>[2]) => {
  const at = (target: Standard | Entity | Field, ...path: string[]) => ({
    op: 'set' as const,
    at: target.node,
    path,
    value,
  });
  const datatype = valueAt(field.node, 'datatype');
  const derived = asMap(datatype) !== undefined;
  switch (key) {
    case 'title':
      return at(field, 'titles');
    case 'description':
      return { ...at(field, 'dc:description'), after: 'titles' };
    case 'concept':
      return at(field, 'propertyUrl');
    case 'type': {
      const written = typeof value === 'string' ? datatypeOf(value) : undefined;
      if (written === undefined) return undefined;
      return {
        op: 'set' as const,
        at: field.node,
        path: derived ? ['datatype', 'base'] : ['datatype'],
        value: written,
      };
    }
    case 'format':
    case 'pattern': {
      if (derived) return at(field, 'datatype', 'format');
      const base = asText(datatype) ?? 'string';
      return { op: 'set' as const, at: field.node, path: ['datatype'], value: { base, format: value } };
    }
    case 'required':
      return at(field, 'required');
    case 'primaryKey': {
      const { node } = field.entity;
      const inSchema = asMap(valueAt(node, 'tableSchema')) !== undefined;
      if (!inSchema && !valueAt(node, 'columns')) return undefined;
      const path = inSchema ? ['tableSchema', 'primaryKey'] : ['primaryKey'];
      return { op: 'set' as const, at: node, path, value: field.name };
    }
    default:
      return at(field, `gov:${key}`);
  }
};

const CONTEXT = /^https?:\/\/www\.w3\.org\/ns\/csvw(?:\.jsonld|#)?$/;
const ADDRESSES = ['propertyUrl', 'valueUrl', 'aboutUrl'];
const SHAPES = ['tables', 'url', 'tableSchema', 'columns'];

function detect(root: MapNode): Recognition | undefined {
  const keys = keysOf(root);
  const context = valueAt(root, '@context');
  const named = resolve(context)?.kind === 'seq' ? itemsOf(context) : context ? [context] : [];
  const ours = named.some((node) => CONTEXT.test(asText(node) ?? ''));
  // Beside other contexts it may be there for a term or two.
  const only = named.every((node) => asMap(node) || CONTEXT.test(asText(node) ?? ''));
  if (ours && (only || SHAPES.some((key) => keys.has(key)))) return certain('`@context` is the one of CSVW');
  if (context) return undefined;
  const { kind, tables } = describe(root);
  // A schema of its own needs no context; that its columns make addresses tells it from the columns of other things.
  if (
    kind === 'schema' &&
    tables.some(({ columns }) => columns.some(({ node }) => ADDRESSES.some((key) => valueAt(node, key))))
  )
    return certain('its `columns` have `propertyUrl` or `valueUrl`');
  const described = tables.some(({ url, columns, node }) => {
    const schema = valueAt(node, 'tableSchema') ?? valueAt(root, 'tableSchema');
    return url !== undefined && schema !== undefined && (columns.length > 0 || asText(schema) !== undefined);
  });
  return described ? likely('it has `url` and `tableSchema`, as a description of a table has') : undefined;
}
