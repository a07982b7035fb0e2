import type { SyntaxNode } from '../../../syntax/tree.ts';
import type { CodesMapping, Dialect, Mapping, PathAt, Source } from './dialect.ts';
import { select } from './path.ts';
import { thingsOf } from './things.ts';

/** The paths of a dialect that lead to nothing in any of its documents: slips of the pen, most likely. */
export function idlePaths(dialect: Dialect, roots: readonly SyntaxNode[]): PathAt[] {
  const idle = new Map<string, PathAt>();
  const used = new Set<string>();
  const visit = (paths: Iterable<PathAt>, things: Iterable<SyntaxNode>): void => {
    const open = [...paths].filter(({ pointer }) => !used.has(pointer));
    for (const path of open) idle.set(path.pointer, path);
    for (const thing of things) {
      for (const { path, pointer } of open)
        if (!used.has(pointer) && select(path, thing).length > 0) {
          used.add(pointer);
          idle.delete(pointer);
        }
      if (open.every(({ pointer }) => used.has(pointer))) return;
    }
  };
  const codes = (mapping: CodesMapping | undefined, holders: readonly SyntaxNode[]): void => {
    if (!mapping) return;
    const { code, label, ...own } = Object.fromEntries(mapping.sources);
    visit([...pathsOf(Object.values(own)), ...each(mapping.codes)], holders);
    visit(pathsOf([code, label]), things(mapping.codes, holders));
  };
  const fields = (mapping: Mapping | undefined, entities: readonly SyntaxNode[]): void => {
    if (!mapping) return;
    visit(each(mapping.each), entities);
    const found = withInner(mapping.fields, things(mapping.each, entities));
    visit([...pathsOf(mapping.sources.values()), ...each(mapping.fields)], found);
    codes(mapping.codes, found);
  };
  const { standard, entity, field, codeList, inherits } = dialect;
  visit([...pathsOf(standard?.sources.values() ?? []), ...pathsOf([inherits])], roots);
  visit([...each(entity?.each), ...each(codeList?.each)], roots);
  const entities = things(entity?.each, roots);
  visit(pathsOf(entity?.sources.values() ?? []), entities);
  fields(field, entities);
  codes(codeList, things(codeList?.each, roots));
  return [...idle.values()];
}

function* pathsOf(sources: Iterable<Source | undefined>): Generator<PathAt> {
  for (const source of sources) yield* source?.paths ?? [];
}

function each(path: PathAt | undefined): PathAt[] {
  return path ? [path] : [];
}

function things(path: PathAt | undefined, around: readonly SyntaxNode[]): SyntaxNode[] {
  return around.flatMap((node) => thingsOf(path, node));
}

/** Fields with those in them. */
function withInner(path: PathAt | undefined, outer: readonly SyntaxNode[], depth = 0): readonly SyntaxNode[] {
  const inner = path && depth < 12 ? things(path, outer) : [];
  return inner.length > 0 ? [...outer, ...withInner(path, inner, depth + 1)] : outer;
}
