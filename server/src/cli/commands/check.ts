import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../../../generated/rules.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { type IsoDate, parseIsoDate } from '../../base/iso-date.ts';
import { dirname, isInside, normalizePath, relativePath } from '../../base/path.ts';
import { Checker, type FileResult } from '../../check/checker.ts';
import type { Finding } from '../../check/finding.ts';
import { sortFindings } from '../../check/locate.ts';
import { configurationAbove, discover } from '../../host/discover.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { MAX_FILE_SIZE } from '../../host/file-system.ts';
import { loadInto, sourceFrom } from '../../host/load.ts';
import { today } from '../../host/today.ts';
import type { Severity } from '../../rules/define.ts';
import { SchemaCatalogue } from '../../schema/catalogue.ts';
import { isWanted } from '../../workspace/configuration.ts';
import type { FileState } from '../../workspace/file-state.ts';
import { PROFILES } from '../../workspace/profiles.ts';
import { type Snapshot, Workspace } from '../../workspace/workspace.ts';
import { type Console, colorsOf } from '../console.ts';
import { Failure } from '../failure.ts';
import { reportGithub } from '../reporters/github.ts';
import { reportJson } from '../reporters/json.ts';
import { reportPretty } from '../reporters/pretty.ts';
import { type Report, SEVERITIES } from '../reporters/report.ts';
import { reportSarif } from '../reporters/sarif.ts';
import { type ConfigurationText, configurationFailure, configurationTexts } from './configuration-failure.ts';

export interface CheckOptions {
  readonly format: string;
  /** `FORMAT=FILE`. */
  readonly output: readonly string[];
  readonly config?: string;
  readonly profile?: string;
  readonly now?: string;
  readonly failOn: string;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly stdin: boolean;
  readonly stdinFilename?: string;
}

export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;
type CheckFormat = (typeof CHECK_FORMATS)[number];

export const FAIL_ON = ['error', 'warning', 'info', 'hint', 'never'] as const;

/** Checks files and prints findings. The exit code: 0 clean, 1 findings at or above `failOn`. @throws Failure for bad usage. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  files: FileSystem,
  console: Console,
  toolVersion: string,
): Promise<number> {
  const started = performance.now();
  const format = oneOf('format', options.format, CHECK_FORMATS);
  const failOn = oneOf('fail-on', options.failOn, FAIL_ON);
  const outputs = options.output.map(outputOf);
  const now = dayOf(options.now);
  const loaded = await load(paths, options, files, console);
  const { snapshot, targets, named } = loaded;

  const checker = new Checker(rules, new SchemaCatalogue());
  const texts = loaded.only ? [loaded.only] : configurationTexts(snapshot);
  const unusable = configurationFailure(texts, snapshot, checker, now, (path) => shownFrom(console.cwd, path));
  if (unusable !== undefined) throw new Failure(unusable);

  const checked = targets.filter((path) => isTarget(snapshot, path, named));
  const results = checked.map((path) => checker.check(snapshot, path, now));
  const findings = [
    ...results.flatMap((result) => result.findings),
    ...configurationFindings(checker, snapshot, loaded, results, now),
  ];
  const report: Report = {
    toolVersion,
    files: checked.flatMap((path) => recognised(snapshot.files.get(path)) ?? []),
    findings: sortFindings(findings),
    suppressed: results.reduce((sum, result) => sum + result.suppressed, 0),
    durationMs: performance.now() - started,
    rules,
    snapshot,
    shown: (path) => shownFrom(console.cwd, path),
  };
  for (const output of outputs)
    write(resolve(console.cwd, output.file), render(output.format, report, options, console, false), output.file);
  console.out(render(format, report, options, console, true));
  return exitCodeOf(findings, failOn);
}

interface Loaded {
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

async function load(
  paths: readonly string[],
  options: CheckOptions,
  files: FileSystem,
  console: Console,
): Promise<Loaded> {
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
      for (const file of await discover(files, path)) targets.add(file);
    } else {
      if (!stdin) await assertReadable(files, path, paths[index] ?? path);
      named.add(path);
      targets.add(path);
    }
  }
  if (stdin) workspace.apply({ kind: 'set', source: stdin });
  const loaded = new Set(stdin ? [stdin.path] : []);
  await loadInto(
    workspace,
    files,
    [...targets, ...(only ? [] : await contextOf(files, [...folders, ...[...named].map(dirname)]))],
    loaded,
  );
  return { snapshot: workspace.current, targets: [...targets].sort(), named, folders, only };
}

/** The other files of the projects that were asked about: agreements join the standards of the whole project, wherever they lie. */
async function contextOf(files: FileSystem, folders: readonly string[]): Promise<string[]> {
  const configurations = new Set<string>();
  for (const folder of new Set(folders)) {
    const path = await configurationAbove(files, folder);
    if (path !== undefined) configurations.add(path);
  }
  const out = [...configurations];
  for (const path of configurations)
    if (!folders.includes(dirname(path))) out.push(...(await discover(files, dirname(path))));
  return out;
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

/** A file of a walk is checked when its project wants it and its format is known; one that was named must be of a known format. */
function isTarget(snapshot: Snapshot, path: string, named: ReadonlySet<string>): boolean {
  const state = snapshot.files.get(path);
  if (!state) return false;
  if (isRecognised(state)) return named.has(path) || isWanted(snapshot.configurationOf(path), path);
  if (!named.has(path)) return false;
  if (state.broken) return true;
  throw new Failure(
    `${path.slice(path.lastIndexOf('/') + 1)}: no known format. \`concordat --help\` lists what is read`,
  );
}

function isRecognised(state: FileState): boolean {
  return state.documents.some((document) => document.detection !== undefined);
}

function recognised(state: FileState | undefined): Report['files'][number] | undefined {
  const detection = state?.documents.find((document) => document.detection)?.detection;
  // The configuration is read and judged, but it is not one of the files that were checked by it.
  if (!state || !detection || detection.adapter.id === 'configuration') return undefined;
  return { path: state.path, format: detection.adapter.id, confidence: detection.confidence };
}

/** Idle settings are spoken of when the whole project was asked about. */
function configurationFindings(
  checker: Checker,
  snapshot: Snapshot,
  { folders }: Loaded,
  results: readonly FileResult[],
  now: IsoDate,
): Finding[] {
  return [...snapshot.configurations.keys()]
    .filter((project) => folders.some((folder) => isInside(folder, project)))
    .flatMap((project) => checker.checkConfiguration(snapshot, project, results, now));
}

function render(
  format: CheckFormat,
  report: Report,
  options: CheckOptions,
  console: Console,
  toConsole: boolean,
): string {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'sarif':
      return reportSarif(report);
    case 'github':
      return reportGithub(report);
    case 'pretty':
      return reportPretty(report, colorsOf(console, options.color && toConsole), { summary: !options.quiet });
  }
}

function exitCodeOf(findings: readonly Finding[], failOn: (typeof FAIL_ON)[number]): number {
  if (findings.some((finding) => finding.messageId === 'internal-error')) return 3;
  if (failOn === 'never') return 0;
  const limit = SEVERITIES.indexOf(failOn as Severity);
  return findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= limit) ? 1 : 0;
}

function outputOf(text: string): { format: CheckFormat; file: string } {
  const cut = text.indexOf('=');
  if (cut < 1 || cut === text.length - 1)
    throw new Failure(`--output takes FORMAT=FILE, such as json=report.json; you wrote ${text}`);
  return { format: oneOf('output', text.slice(0, cut), CHECK_FORMATS), file: text.slice(cut + 1) };
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const meant = didYouMean(value, allowed);
  throw new Failure(
    `--${option} must be one of ${allowed.join(', ')}; you wrote ${value}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
  );
}

function dayOf(text: string | undefined): IsoDate {
  if (text === undefined) return today();
  const day = parseIsoDate(text);
  if (day === undefined) throw new Failure(`--now takes a day such as 2026-09-01; you wrote ${text}`);
  return day;
}

function profilesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const full = name.startsWith('concordat:') ? name : `concordat:${name}`;
      if (PROFILES[full]) return full;
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

async function stdinSource(options: CheckOptions, console: Console) {
  if (options.stdinFilename === undefined)
    throw new Failure('--stdin needs --stdin-filename, so that the format and the project are known');
  return sourceFrom(posix(resolve(console.cwd, options.stdinFilename)), await console.readStdin());
}

function write(path: string, text: string, shown: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Failure(`${shown}: cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
  }
}

function shownFrom(cwd: string, path: string): string {
  return relativePath(posix(cwd), path);
}

function posix(path: string): string {
  return normalizePath(path);
}
