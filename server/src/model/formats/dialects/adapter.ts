import type { Json } from '../../../base/json.ts';
import { asScalar, type SyntaxNode, valueAt } from '../../../syntax/tree.ts';
import type { Entity, Field, Standard } from '../../entities.ts';
import { hasContent } from '../../located.ts';
import { certain, type DocumentRoot, type FormatAdapter, type NodeEdit, type PlaceableKey } from '../adapter.ts';
import type { Condition, Dialect, Mapping, Source } from './dialect.ts';
import { lowerDialect } from './lower.ts';
import { plainNames, rootOf, select } from './path.ts';
import { isLocalised } from './readings.ts';

/** A format made from what the configuration teaches. Whether its globs name a file is for the caller to see. */
export function dialectAdapter(dialect: Dialect): FormatAdapter {
  return {
    id: dialect.id,
    title: dialect.title,
    markers: {},
    lists: true,
    // A dialect that has a place for the version is asked for one, as schemas are.
    ...(dialect.standard?.sources.has('version') && { ruledAs: 'json-schema' }),
    detect: (root) =>
      dialect.where.every((condition) => holds(condition, root))
        ? certain(`configured as dialect \`${dialect.id}\``)
        : undefined,
    schemaFor: () => undefined,
    lower: (root, file) => lowerDialect(dialect, root, file),
    place: (target, key, value) => placeIn(dialect, target, key, value),
  };
}

function holds({ path, is }: Condition, root: DocumentRoot): boolean {
  const found = select(path, root).filter(({ node, key }) => key !== undefined || hasContent(node));
  if (is === 'present') return found.length > 0;
  if (is === 'absent') return found.length === 0;
  const wanted = new Set(is.map(String));
  return found.some(({ node, key }) => wanted.has(String(asScalar(key ?? node)?.value)));
}

/** Where the first path of the concept that leads through maps only would put it; nothing for tables, whose cells are all there. */
function placeIn(
  dialect: Dialect,
  target: Standard | Entity | Field,
  concept: PlaceableKey,
  value: Json,
): NodeEdit | undefined {
  const mapping = dialect[target.kind];
  const source = mapping?.sources.get(concept);
  if (!mapping || !source || isRow(target.node)) return undefined;
  for (const { path } of source.paths) {
    const names = plainNames(path);
    const written = wordFor(source, value);
    if (!names || written === undefined) continue;
    const at = path.fromRoot ? rootOf(target.node) : target.node;
    const after = names.length === 1 ? nameKey(mapping) : undefined;
    return {
      op: 'set',
      at,
      path: names,
      value: concept === 'description' ? inLanguages(dialect, mapping, target.node, written) : written,
      ...(concept === 'description' && after !== undefined && { after }),
    };
  }
  return undefined;
}

/** The file's own word for a value. */
function wordFor({ map }: Source, value: Json): Json | undefined {
  if (!map || value === '') return value;
  const found = [...map].find(([, meaning]) => meaning === value);
  return found?.[0];
}

/** Where titles stand in several languages, so do descriptions. */
function inLanguages(dialect: Dialect, mapping: Mapping, node: SyntaxNode, value: Json): Json {
  const title = mapping.sources.get('title')?.paths[0];
  const names = title && plainNames(title.path);
  const several = names?.length === 1 && isLocalised(valueAt(node, names[0] ?? ''));
  if (!several || dialect.languages.length === 0) return value;
  return Object.fromEntries(dialect.languages.map((language) => [language, value]));
}

/** The key behind which a description is written. */
function nameKey(mapping: Mapping): string | undefined {
  for (const concept of ['title', 'name']) {
    const [path] = mapping.sources.get(concept)?.paths ?? [];
    const names = path && plainNames(path.path);
    if (names?.length === 1) return names[0];
  }
  return undefined;
}

/** In a table a key has no place of its own. */
function isRow(node: SyntaxNode): boolean {
  if (node.kind === 'seq') return true;
  return (
    node.kind === 'map' && node.style === 'flow' && node.entries.some(({ key, value }) => key.start === value.start)
  );
}
