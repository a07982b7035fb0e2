import { resolve } from 'node:path';
import { dirname, normalizePath, relativePath } from '../../base/path.ts';
import { pushAll } from '../../base/push-all.ts';
import { configurationAbove, discover } from '../../host/discover.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { MAX_FILE_SIZE } from '../../host/file-system.ts';
import { loadDiscovered, loadInto, sourceFrom } from '../../host/load.ts';
import { PROFILES } from '../../workspace/profiles.ts';
import { type Snapshot, Workspace } from '../../workspace/workspace.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import type { ConfigurationText } from './configuration-failure.ts';

/** What a command line asked to be looked at, read. */
export interface LoadedTargets {
  readonly snapshot: Snapshot;
  /** Files to report on, in order. */
  readonly targets: readonly string[];
  /** Those of them that were named one by one. */
  readonly named: ReadonlySet<string>;
  /** Folders that were asked for. */
  readonly folders: readonly string[];
  /** The configuration that was named. */
  readonly only: ConfigurationText | undefined;
}

export interface TargetOptions {
  readonly config?: string;
  readonly profile?: string;
  readonly stdin: boolean;
  readonly stdinFilename?: string;
}

/** Reads files and folders, and the projects around them. @throws Failure for what is not there or cannot be read. */
export async function loadTargets(
  paths: readonly string[],
  options: TargetOptions,
  files: FileSystem,
  console: Console,
): Promise<LoadedTargets> {
  const cwd = posix(console.cwd);
  const profiles = profilesOf(options.profile);
  const only = options.config === undefined ? undefined : await onlyConfiguration(options.config, files, console);
  const workspace = new Workspace({ root: cwd, profiles, ...(only && { only }) });
  const stdin = options.stdin ? await stdinSource(options, console) : undefined;
  const asked = stdin
    ? [stdin.path]
    : (paths.length > 0 ? paths : ['.']).map((path) => posix(resolve(console.cwd, path)));

  const named = new Set<string>();
  const folders: string[] = [];
  const targets = new Set<string>();
  for (const [index, path] of asked.entries()) {
    const kind = stdin ? 'file' : await files.kindOf(path);
    if (kind === undefined) throw new Failure(`${paths[index] ?? path}: no such file or folder`);
    if (kind === 'folder') {
      folders.push(path);
    } else {
      if (!stdin) await assertReadable(files, path, paths[index] ?? path);
      named.add(path);
      targets.add(path);
    }
  }
  if (stdin) workspace.apply({ kind: 'set', source: stdin });
  const loaded = new Set(stdin ? [stdin.path] : []);
  const around = only ? [] : await configurationsAbove(files, [...folders, ...[...named].map(dirname)]);
  for (const path of await loadAll(workspace, files, { configurations: around, folders, named, loaded }))
    targets.add(path);
  return { snapshot: workspace.current, targets: [...targets].sort(), named, folders, only };
}

/** Gives the files of the folders. Agreements join the standards of the whole project, wherever they lie, so that is read as well. */
async function loadAll(
  workspace: Workspace,
  files: FileSystem,
  parts: {
    /** Those that lie above what was asked for. */
    readonly configurations: readonly string[];
    readonly folders: readonly string[];
    readonly named: Iterable<string>;
    readonly loaded: Set<string>;
  },
): Promise<string[]> {
  const { configurations, folders, named, loaded } = parts;
  await loadInto(workspace, files, configurations, loaded);
  const found: string[] = [];
  for (const folder of folders)
    pushAll(found, await loadDiscovered(workspace, files, await discover(files, folder), loaded));
  await loadInto(workspace, files, named, loaded);
  for (const folder of configurations.map(dirname))
    if (!folders.includes(folder)) await loadDiscovered(workspace, files, await discover(files, folder), loaded);
  return found;
}

async function configurationsAbove(files: FileSystem, folders: readonly string[]): Promise<string[]> {
  const configurations = new Set<string>();
  for (const folder of new Set(folders)) {
    const path = await configurationAbove(files, folder);
    if (path !== undefined) configurations.add(path);
  }
  return [...configurations];
}

async function assertReadable(files: FileSystem, path: string, shown: string): Promise<void> {
  try {
    const bytes = await files.read(path);
    if (bytes && bytes.length > MAX_FILE_SIZE)
      throw new Failure(`${shown}: larger than ${MAX_FILE_SIZE / 1024 / 1024} MB`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      `${shown}: cannot be read${code === 'EACCES' || code === 'EPERM' ? ' (permission denied)' : code ? ` (${code})` : ''}`,
    );
  }
}

function profilesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const full = name.startsWith('concordat:') ? name : `concordat:${name}`;
      if (Object.hasOwn(PROFILES, full)) return full;
      throw new Failure(
        `--profile: there is no profile ${name}. There are ${Object.keys(PROFILES)
          .map((known) => known.replace('concordat:', ''))
          .join(', ')}`,
      );
    });
}

async function onlyConfiguration(path: string, files: FileSystem, console: Console): Promise<ConfigurationText> {
  const absolute = posix(resolve(console.cwd, path));
  await assertReadable(files, absolute, path);
  const bytes = await files.read(absolute);
  if (!bytes) throw new Failure(`${path}: no such configuration file`);
  return { path: absolute, text: sourceFrom(absolute, bytes).text };
}

async function stdinSource(options: TargetOptions, console: Console) {
  if (options.stdinFilename === undefined)
    throw new Failure('--stdin needs --stdin-filename, so that the format and the project are known');
  return sourceFrom(posix(resolve(console.cwd, options.stdinFilename)), await console.readStdin());
}

/** A path as the person who typed it sees it. */
export function shownFrom(cwd: string, path: string): string {
  return relativePath(posix(cwd), path);
}

function posix(path: string): string {
  return normalizePath(path);
}
