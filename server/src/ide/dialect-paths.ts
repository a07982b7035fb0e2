import type { Dialect } from '../model/formats/dialects/dialect.ts';
import { thingsOf } from '../model/formats/dialects/things.ts';
import { entriesOf, itemsOf, type Path, resolve, type SyntaxNode, textOf } from '../syntax/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { KnownValue } from './value-providers.ts';

/** The paths that lead somewhere at a place of a dialect: the keys of the things there, in the files that are of the dialect already. */
export function dialectPaths(snapshot: Snapshot, file: string, path: Path): KnownValue[] {
  const { dialects } = snapshot.configurationOf(file);
  const dialect = dialects.find((one) => one.file === file && one.index === Number(path[1]))?.dialect;
  if (!dialect) return [];
  const scope = String(path[2]);
  const things = thingsAt(dialect, rootsOf(snapshot, dialect.id), path[3] === 'each' ? `each ${scope}` : scope);
  const found = new Map<string, string>();
  for (const thing of things.slice(0, MOST_THINGS))
    for (const [name, example] of pathsFrom(thing, 2)) if (!found.has(name)) found.set(name, example);
  return [...found].slice(0, MOST_PATHS).map(([value, detail]) => ({ value, detail }));
}

const MOST_THINGS = 200;
const MOST_PATHS = 100;

function rootsOf(snapshot: Snapshot, id: string): SyntaxNode[] {
  const documents = [...snapshot.files.values()].flatMap((state) => state.documents);
  return documents.filter(({ detection }) => detection?.adapter.id === id).map(({ root }) => root);
}

/** The things at which the paths of a part of the dialect begin. */
function thingsAt(dialect: Dialect, roots: readonly SyntaxNode[], scope: string): readonly SyntaxNode[] {
  const entities = () => roots.flatMap((root) => thingsOf(dialect.entity?.each, root));
  switch (scope) {
    case 'entity':
    case 'each field':
      return entities();
    case 'field':
      return entities().flatMap((entity) => thingsOf(dialect.field?.each, entity));
    case 'codeList':
      return roots.flatMap((root) => thingsOf(dialect.codeList?.each, root));
    default:
      return roots;
  }
}

/** Paths with what stands there, through maps and the items of lists. */
function* pathsFrom(node: SyntaxNode, depth: number): Generator<[string, string]> {
  for (const entry of entriesOf(node)) {
    const key = textOf(entry.key);
    const name = /[.[\]*"]/.test(key) ? `"${key}"` : key;
    const value = resolve(entry.value);
    yield [name, value?.kind === 'scalar' ? String(value.value).slice(0, 40) : value?.kind === 'seq' ? 'list' : 'map'];
    if (depth <= 1) continue;
    if (value?.kind === 'map')
      for (const [inner, example] of pathsFrom(value, depth - 1)) yield [`${name}.${inner}`, example];
    for (const item of itemsOf(value).slice(0, 5))
      for (const [inner, example] of pathsFrom(item, depth - 1)) yield [`${name}[].${inner}`, example];
  }
}
