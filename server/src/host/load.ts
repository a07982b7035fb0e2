import { languageOf, type Source } from '../syntax/source.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';
import { decode } from './decode.ts';
import { type Discovered, isConfiguration, MAX_TABLE_SIZE } from './discover.ts';
import type { FileSystem } from './file-system.ts';

/**
 * Reads what was discovered into the workspace: configurations first, so that it is known which dialects they teach, then the files of known
 * endings and those that a dialect names. Gives the paths, in order. `pause` lets others have a turn between batches. What `isOpen` says somebody has opened meanwhile
 * is left as it is.
 */
export async function loadDiscovered(
  workspace: Workspace,
  files: FileSystem,
  { known, others }: Discovered,
  loaded: Set<string>,
  pause: () => Promise<void> = async () => {},
  isOpen: (path: string) => boolean = () => false,
): Promise<string[]> {
  await loadInto(workspace, files, known.filter(isConfiguration), loaded, isOpen);
  const { current } = workspace;
  const paths = [...known, ...others.filter((path) => current.isTaught(path))].sort();
  for (let at = 0; at < paths.length; at += BATCH) {
    await loadInto(workspace, files, paths.slice(at, at + BATCH), loaded, isOpen);
    await pause();
  }
  return paths;
}

/** Files that are read before others get a turn. */
const BATCH = 50;

/** Reads files into the workspace, and then whatever they refer to that is there, until nothing more is wanted. */
export async function loadInto(
  workspace: Workspace,
  files: FileSystem,
  paths: Iterable<string>,
  loaded: Set<string> = new Set(),
  isOpen: (path: string) => boolean = () => false,
): Promise<void> {
  let wanted: readonly string[] = [...paths];
  // References lead to files with references; a chain longer than this is not followed.
  for (let round = 0; round < 8 && wanted.length > 0; round++) {
    const sources: Source[] = [];
    for (const path of wanted) {
      if (loaded.has(path)) continue;
      loaded.add(path);
      const source = await readSource(files, path);
      if (source) sources.push(source);
    }
    const changes = sources.filter(({ path }) => !isOpen(path));
    workspace.apply(...changes.map((source): Change => ({ kind: 'set', source })));
    wanted = workspace.wanted().filter((path) => !loaded.has(path));
  }
}

/** Undefined when there is no such file or it cannot be read. */
export async function readSource(files: FileSystem, path: string): Promise<Source | undefined> {
  const most = /\.[ct]sv$/i.test(path) ? MAX_TABLE_SIZE + 1 : undefined;
  const bytes = await files.read(path, most).catch(() => undefined);
  return bytes && sourceFrom(path, bytes.length === most ? headOf(bytes) : bytes);
}

/** Of a large table, which somebody refers to, only the names of its columns are of interest: its first two lines. */
function headOf(table: Uint8Array): Uint8Array {
  const second = table.indexOf(LINE_FEED, table.indexOf(LINE_FEED) + 1);
  return table.subarray(0, second < 0 ? table.length : second);
}

const LINE_FEED = 10;

export function sourceFrom(path: string, bytes: Uint8Array): Source {
  const { text, invalidBytesAt } = decode(bytes);
  return { path, text, language: languageOf(path, text), ...(invalidBytesAt.length > 0 && { invalidBytesAt }) };
}
