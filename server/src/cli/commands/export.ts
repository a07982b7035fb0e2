import { resolve } from 'node:path';
import { normalizePath } from '../../base/path.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { EXPORT_TARGETS, type ExportTarget, exportAgreement } from '../../insight/export/export-agreement.ts';
import type { Agreement } from '../../model/entities.ts';
import type { FileState } from '../../workspace/file-state.ts';
import type { Console } from '../console.ts';
import { Failure } from '../failure.ts';
import { exportReport, exportSummary } from '../reporters/export-summary.ts';
import { loadTargets, shownFrom } from './load-targets.ts';
import { oneOf } from './settings.ts';
import { printReport, writeReport } from './write-report.ts';

export interface ExportOptions {
  readonly to: string;
  readonly output?: string;
  readonly report?: string;
  readonly id?: string;
  readonly config?: string;
  readonly profile?: string;
  readonly quiet: boolean;
}

export const EXPORT_FORMATS = Object.keys(EXPORT_TARGETS) as readonly ExportTarget[];

/** Writes an agreement in another format, and says what that format cannot. @throws Failure for bad usage. */
export async function runExport(
  path: string,
  options: ExportOptions,
  files: FileSystem,
  console: Console,
): Promise<number> {
  const target = oneOf('to', options.to, EXPORT_FORMATS);
  const file = normalizePath(resolve(console.cwd, path).replaceAll('\\', '/'));
  for (const output of [options.output, options.report])
    if (output !== undefined && normalizePath(resolve(console.cwd, output).replaceAll('\\', '/')) === file)
      throw new Failure(`${output} is the agreement itself: write the export elsewhere`);
  const { snapshot, folders } = await loadTargets([path], { ...options, stdin: false }, files, console);
  if (folders.length > 0) throw new Failure(`${path} is a folder: name the file of one agreement`);
  const agreement = agreementIn(snapshot.files.get(file), path, options.id);
  const exported = exportAgreement(agreement, file, snapshot, target);
  if (options.output === undefined) printReport(console, [exported.text]);
  else writeReport(console, options.output, [exported.text]);
  if (options.report !== undefined)
    writeReport(console, options.report, [
      exportReport(exported, { file: shownFrom(console.cwd, file), agreement: agreement.id?.value, to: target }),
    ]);
  if (!options.quiet) for (const line of exportSummary(exported, target)) console.err(`concordat: ${line}\n`);
  return 0;
}

function agreementIn(state: FileState | undefined, path: string, id: string | undefined): Agreement {
  const all = state?.documents.flatMap(({ lowered }) => lowered.agreements) ?? [];
  const found = id === undefined ? all : all.filter((one) => one.id?.value === id);
  const [agreement, ...others] = found;
  if (!agreement && state?.broken)
    throw new Failure(`${path}: broken syntax hides what is in it; \`concordat check\` says where`);
  if (!agreement)
    throw new Failure(
      all.length === 0
        ? `${path} holds no agreement; \`concordat check --format-of\` says what it is taken for`
        : `${path} holds no agreement with the id ${id ?? ''}: ${idsOf(all)}`,
    );
  if (others.length > 0)
    throw new Failure(`${path} holds ${found.length} agreements: name one with --id: ${idsOf(found)}`);
  return agreement;
}

function idsOf(agreements: readonly Agreement[]): string {
  return agreements.map(({ id }) => id?.value ?? 'one without an id').join(', ');
}
