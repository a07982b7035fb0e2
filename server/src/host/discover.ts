import ignore, { type Ignore } from 'ignore';
import { basename, dirname, isInside, relativePath } from '../base/path.ts';
import { CONFIGURATION_NAME } from '../model/formats/configuration/adapter.ts';
import { adapters } from '../model/formats/registry.ts';
import { decode } from './decode.ts';
import { type DirectoryEntry, type FileSystem, MAX_FILE_SIZE } from './file-system.ts';

const EXTENSIONS = /\.(?:json|jsonld|ya?ml|csv|tsv)$/i;
/** Lists of codes are small; larger tables are data, and not read. Bytes. */
export const MAX_TABLE_SIZE = 1024 * 1024;
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn']);
/** Hidden folders in which a format keeps its files by convention. */
const HIDDEN_BUT_READ = new Set(adapters.flatMap(({ hiddenFolders }) => hiddenFolders ?? []));

/** What lies below a folder, in order of path. */
export interface Discovered {
  /** Files that may be of a built-in format, by their ending; configuration files are among them. */
  readonly known: readonly string[];
  /** All others: of interest where a configuration teaches a dialect that names them. */
  readonly others: readonly string[];
}

/** The files below a folder, without what `.gitignore` files leave out and without hidden folders, save those of a format. No other file is read. */
export function discover(files: FileSystem, folder: string): Promise<Discovered> {
  return discoverAt(files, folder, [folder]);
}

/** What `discover` finds of some paths below its folder, each a file or a folder with all in it: nothing of what is left out or is not there. */
export async function discoverAt(files: FileSystem, folder: string, paths: readonly string[]): Promise<Discovered> {
  const known: string[] = [];
  const others: string[] = [];
  const asked = { paths: new Set(paths), above: new Set(paths.flatMap((path) => foldersBetween(folder, path))) };
  const only = asked.paths.has(folder) ? undefined : asked;
  await walk(files, folder, await ignoresAbove(files, folder), { known, others }, only);
  return { known: known.sort(), others: others.sort() };
}

function foldersBetween(folder: string, path: string): string[] {
  const between: string[] = [];
  for (let at = dirname(path); at !== '' && at !== folder && isInside(folder, at); at = dirname(at)) between.push(at);
  return between;
}

export function isConfiguration(path: string): boolean {
  return basename(path) === CONFIGURATION_NAME;
}

/** Whether a path, told from a folder that is read, leads through a folder that never is. */
export function isNeverRead(path: string): boolean {
  return path.split('/').some((name) => NEVER.has(name));
}

/** Whether files of the name are read without a dialect that names them. */
function isOfKnownKind(name: string): boolean {
  return name === CONFIGURATION_NAME || EXTENSIONS.test(name);
}

/** Paths that are looked for, and the folders on the way to them. */
interface Asked {
  readonly paths: ReadonlySet<string>;
  readonly above: ReadonlySet<string>;
}

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

async function walk(
  files: FileSystem,
  folder: string,
  above: readonly IgnoreFile[],
  found: { readonly known: string[]; readonly others: string[] },
  asked?: Asked,
): Promise<void> {
  const entries = (await files.list(folder)) ?? [];
  const own = entries.some((entry) => entry.name === '.gitignore') ? await readIgnore(files, folder) : undefined;
  const ignores = own ? [...above, own] : above;
  for (const entry of entries) {
    const path = folder === '/' ? `/${entry.name}` : `${folder}/${entry.name}`;
    const isAsked = asked === undefined || asked.paths.has(path);
    if ((!isAsked && !asked.above.has(path)) || isLeftOut(entry, path, ignores)) continue;
    // A folder that may not be listed hides nothing of the others.
    if (entry.kind === 'folder')
      await walk(files, path, ignores, found, isAsked ? undefined : asked).catch(() => undefined);
    else if (isAsked) (isOfKnownKind(entry.name) ? found.known : found.others).push(path);
  }
}

function isLeftOut({ name, kind, size }: DirectoryEntry, path: string, ignores: readonly IgnoreFile[]): boolean {
  if (kind === 'file')
    return size > (/\.[ct]sv$/i.test(name) ? MAX_TABLE_SIZE : MAX_FILE_SIZE) || isIgnored(ignores, path);
  return (name.startsWith('.') && !HIDDEN_BUT_READ.has(name)) || NEVER.has(name) || isIgnored(ignores, `${path}/`);
}

/** The ignore files between the top of the repository and the folder. */
async function ignoresAbove(files: FileSystem, folder: string): Promise<IgnoreFile[]> {
  const out: IgnoreFile[] = [];
  for (let at = folder; at !== '' && at !== '/'; ) {
    if ((await files.kindOf(`${at}/.git`)) !== undefined) return out;
    at = dirname(at);
    const rules = at === '' ? undefined : await readIgnore(files, at);
    if (rules) out.unshift(rules);
  }
  // Outside a repository nobody meant these files for us.
  return [];
}

async function readIgnore(files: FileSystem, folder: string): Promise<IgnoreFile | undefined> {
  const bytes = await files.read(`${folder}/.gitignore`).catch(() => undefined);
  return bytes && { folder, rules: ignore().add(decode(bytes).text) };
}

function isIgnored(ignores: readonly IgnoreFile[], path: string): boolean {
  return ignores.some(({ folder, rules }) => {
    if (!isInside(folder, path.replace(/\/$/, ''))) return false;
    const relative = relativePath(folder, path) + (path.endsWith('/') ? '/' : '');
    return relative !== '' && relative !== '/' && rules.ignores(relative);
  });
}

/** The nearest configuration file above a path (or in it, when it is a folder). */
export async function configurationAbove(files: FileSystem, folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const path = `${at === '/' ? '' : at}/${CONFIGURATION_NAME}`;
    if ((await files.kindOf(path)) === 'file') return path;
    if (at === '' || at === '/') return undefined;
  }
}
