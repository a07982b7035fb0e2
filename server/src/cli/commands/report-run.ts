import { rules } from '../../../generated/rules.ts';
import type { IsoDate } from '../../base/iso-date.ts';
import { Checker } from '../../check/checker.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { SchemaCatalogue } from '../../schema/catalogue.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { configurationFailure, configurationTexts } from './configuration-failure.ts';
import { isTarget } from './is-target.ts';
import { type LoadedTargets, loadTargets, shownFrom, type TargetOptions } from './load-targets.ts';
import { dayOf, oneOf, outputOf } from './settings.ts';
import { printReport, writeReport } from './write-report.ts';

/** What commands take that write a report about files. */
export interface ReportOptions extends TargetOptions {
  /** Undefined: the usual one, unless files are written. */
  readonly format?: string;
  /** `FORMAT=FILE`. */
  readonly output: readonly string[];
  readonly now?: string;
}

/** What of a report is to be written, and as of which day. */
export interface AskedReport<Format extends string> {
  readonly outputs: readonly { readonly format: Format; readonly file: string }[];
  /** To standard output; undefined where only files were asked for. */
  readonly format: Format | undefined;
  readonly day: IsoDate;
}

/** `usual`: where nothing is said of any format. @throws Failure for bad usage. */
export function askedReport<Format extends string>(
  options: Pick<ReportOptions, 'format' | 'output' | 'now'>,
  formats: readonly Format[],
  usual: Format,
): AskedReport<Format> {
  const outputs = options.output.map((text) => outputOf(text, formats));
  const asked = options.format ?? (outputs.length === 0 ? usual : undefined);
  const format = asked === undefined ? undefined : oneOf('format', asked, formats);
  return { outputs, format, day: dayOf(options.now) };
}

/** What a report is about, read. */
export interface ReadTargets extends LoadedTargets {
  readonly checker: Checker;
  /** A path as the person who typed it sees it. */
  shown(path: string): string;
}

/** Reads files and folders, whose configuration holds. @throws Failure for what cannot be read, and for a configuration that cannot be honoured. */
export async function readTargets(
  paths: readonly string[],
  options: TargetOptions,
  { files, console, day }: { readonly files: FileSystem; readonly console: Console; readonly day: IsoDate },
): Promise<ReadTargets> {
  const loaded = await loadTargets(paths, options, files, console);
  const { snapshot, only } = loaded;
  const shown = (path: string): string => shownFrom(console.cwd, path);
  const checker = new Checker(rules, new SchemaCatalogue());
  const unusable = configurationFailure(only ? [only] : configurationTexts(snapshot), snapshot, checker, day, shown);
  if (unusable !== undefined) throw new Failure(unusable);
  return { ...loaded, checker, shown };
}

/** The files that a report speaks of. @throws Failure for a file that was named and is of no known format. */
export function wantedOf({ snapshot, targets, named }: LoadedTargets): string[] {
  return targets.filter((path) => isTarget(snapshot, path, named));
}

/** Writes to files first, then to standard output. @throws Failure for a file that cannot be written. */
export function writeReports<Format extends string>(
  console: Console,
  { outputs, format }: AskedReport<Format>,
  render: (format: Format, to: 'file' | 'terminal') => Iterable<string>,
): void {
  for (const output of outputs) writeReport(console, output.file, render(output.format, 'file'));
  if (format) printReport(console, render(format, 'terminal'));
}
