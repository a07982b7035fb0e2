import { isAddress, resolveAddress } from '../base/address.ts';
import { dirname, joinPath } from '../base/path.ts';
import type { ReferenceTarget } from '../model/entities.ts';
import type { StandardRow } from '../model/facts.ts';
import type { FactIndex, IndexOf } from './fact-index.ts';
import { projectRootOf } from './projects.ts';

/** What resolving needs: the facts, and the borders of projects. `FactReader` of the checker gives them as well, and takes note. */
export interface FactSource {
  readonly facts: Pick<FactIndex, 'rows' | 'keys'>;
  readonly configurations: ReadonlyMap<string, unknown>;
}

/** A place in a file: the whole of it, or a part that has an address of its own. */
export interface ResolvedPlace {
  readonly file: string;
  readonly root: number;
  readonly pointer: string;
}

/**
 * What a reference in the file `from` leads to: the place of its resource, and below it that of its fragment. Whether anything stands there
 * is another question.
 */
export function resolveTarget(
  source: FactSource,
  from: string,
  { resource, fragment = '', base }: ReferenceTarget,
): ResolvedPlace | undefined {
  const place =
    resource === undefined ? { file: from, root: 0, pointer: '' } : resolveResource(source, from, resource, base);
  if (!place || fragment === '') return place;
  if (fragment.startsWith('/')) return { ...place, pointer: place.pointer + fragment };
  const named = source.facts.rows('names', 'file', place.file).find((row) => row.fragment === fragment);
  return named && { file: named.file, root: named.root, pointer: named.pointer };
}

/**
 * The place that `resource` means in the file `from`: by its address (a `$id`, as written or resolved against `base` or the file's own),
 * else by its path. Addresses count within the project only; paths lead anywhere.
 */
export function resolveResource(
  source: FactSource,
  from: string,
  resource: string,
  base?: string,
): ResolvedPlace | undefined {
  for (const address of addressesOf(source, from, resource, base)) {
    const found = source.facts
      .rows('names', 'resource' as IndexOf<'names'>, address)
      .find((row) => inProject(source, from, row.file));
    if (found) return { file: found.file, root: found.root, pointer: found.pointer };
  }
  if (isAddress(resource)) return undefined;
  const path = joinPath(dirname(from), decodePath(resource));
  const row = source.facts.rows('files', 'file', path)[0];
  return row && { file: row.file, root: 0, pointer: '' };
}

/** The standards that `text` means in an agreement or a foreign key: by identifier, or by the path of their file. */
export function resolveStandard(source: FactSource, from: string, text: string): readonly StandardRow[] {
  const byId = source.facts.rows('standards', 'id', text).filter((row) => inProject(source, from, row.file));
  if (byId.length > 0) return byId;
  const place = resolveResource(source, from, text);
  return place === undefined ? [] : source.facts.rows('standards', 'file', place.file);
}

/** What a file imports, at any depth. */
export interface ImportedFiles {
  /** Without the file itself, nearest first. */
  readonly files: readonly string[];
  /** Nothing is missing or unreadable: a name that none of them has is nowhere. */
  readonly complete: boolean;
}

export function importedFiles(source: FactSource, from: string): ImportedFiles {
  const files = new Set<string>([from]);
  let complete = true;
  // A set is walked in order of insertion, and what is added on the way is walked as well.
  for (const file of files) {
    for (const { target } of source.facts.rows('references', 'importer' as IndexOf<'references'>, file)) {
      if (target.resource === undefined) continue;
      const found = resolveResource(source, file, target.resource)?.file;
      const readable = found !== undefined && source.facts.rows('files', 'file', found)[0];
      if (found === undefined || !readable || readable.broken || readable.format === undefined) complete = false;
      else files.add(found);
    }
  }
  files.delete(from);
  return { files: [...files], complete };
}

export function inProject(source: FactSource, from: string, file: string): boolean {
  return projectRootOf(source.configurations, from) === projectRootOf(source.configurations, file);
}

function addressesOf(source: FactSource, from: string, resource: string, base: string | undefined): string[] {
  if (isAddress(resource)) return [resource, `${resource}#`];
  const own = source.facts
    .rows('names', 'file', from)
    .find((row) => row.resource !== undefined && row.pointer === '')?.resource;
  const bases = [base, own].filter((one) => one !== undefined);
  return [...new Set([resource, ...bases.map((one) => resolveAddress(one, resource))])];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
