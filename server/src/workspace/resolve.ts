import { dirname, joinPath } from '../base/path.ts';
import type { StandardRow } from '../model/facts.ts';
import type { FactIndex, IndexOf } from './fact-index.ts';
import { projectRootOf } from './projects.ts';

/** What resolving needs: the facts, and the borders of projects. `FactReader` of the checker gives them as well, and takes note. */
export interface FactSource {
  readonly facts: Pick<FactIndex, 'rows' | 'keys'>;
  readonly configurations: ReadonlyMap<string, unknown>;
}

/**
 * The file that `resource` means in the file `from`: by its address (a `$id`, as written or resolved against the file's own), else by its
 * path. Addresses count within the project only; paths lead anywhere.
 */
export function resolveResource(source: FactSource, from: string, resource: string): string | undefined {
  for (const address of addressesOf(source, from, resource)) {
    const found = source.facts
      .rows('names', 'resource' as IndexOf<'names'>, address)
      .find((row) => inProject(source, from, row.file));
    if (found) return found.file;
  }
  if (isAddress(resource)) return undefined;
  const path = joinPath(dirname(from), decodePath(resource));
  return source.facts.rows('files', 'file', path)[0]?.file;
}

/** The standards that `text` means in an agreement or a foreign key: by identifier, or by the path of their file. */
export function resolveStandard(source: FactSource, from: string, text: string): readonly StandardRow[] {
  const byId = source.facts.rows('standards', 'id', text).filter((row) => inProject(source, from, row.file));
  if (byId.length > 0) return byId;
  const file = resolveResource(source, from, text);
  return file === undefined ? [] : source.facts.rows('standards', 'file', file);
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
      const found = resolveResource(source, file, target.resource);
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

/** Whether a reference names something by an address (`https:`, `urn:`) rather than by a path. */
export function isAddress(resource: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(resource);
}

function addressesOf(source: FactSource, from: string, resource: string): string[] {
  const own = source.facts.rows('names', 'file', from).find((row) => row.resource !== undefined)?.resource;
  if (own === undefined || isAddress(resource)) return [resource, `${resource}#`];
  const against = own.replace(/[^/]*$/, '');
  return [
    resource,
    /^[a-z][a-z0-9+.-]*:\/\//i.test(against) ? joinAddress(against, resource) : `${against}${resource}`,
  ];
}

function joinAddress(base: string, relative: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*)?$/i.exec(base);
  if (!match) return base + relative;
  return relative.startsWith('/') ? `${match[1]}${relative}` : `${match[1]}${joinPath(match[2] ?? '/', relative)}`;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
