import { rules } from '../../../generated/rules.ts';
import type { IsoDate } from '../../base/iso-date.ts';
import { isInside } from '../../base/path.ts';
import { Checker, type FileResult } from '../../check/checker.ts';
import type { Finding } from '../../check/finding.ts';
import { sortFindings } from '../../check/locate.ts';
import type { FileSystem } from '../../host/file-system.ts';
import { staleNotice } from '../../model/vocabularies/bundled-lists.ts';
import type { Severity } from '../../rules/define.ts';
import { SchemaCatalogue } from '../../schema/catalogue.ts';
import type { FileState } from '../../workspace/file-state.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type Console, colorsOf } from '../console.ts';
import { Failure } from '../failure.ts';
import { reportGithub } from '../reporters/github.ts';
import { reportJson } from '../reporters/json.ts';
import { reportPretty } from '../reporters/pretty.ts';
import { type Report, SEVERITIES } from '../reporters/report.ts';
import { reportSarif } from '../reporters/sarif.ts';
import { configurationFailure, configurationTexts } from './configuration-failure.ts';
import { reportFormats } from './format-of.ts';
import { isTarget } from './is-target.ts';
import { type LoadedTargets, loadTargets, shownFrom, type TargetOptions } from './load-targets.ts';
import { dayOf, oneOf, outputOf } from './settings.ts';
import { writeReport } from './write-report.ts';

export interface CheckOptions extends TargetOptions {
  readonly format: string;
  /** `FORMAT=FILE`. */
  readonly output: readonly string[];
  readonly now?: string;
  readonly failOn: string;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Say only what each file was taken for, and why. */
  readonly formatOf: boolean;
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
  const outputs = options.output.map((text) => outputOf(text, CHECK_FORMATS));
  const now = dayOf(options.now);
  const loaded = await loadTargets(paths, options, files, console);
  const { snapshot, targets, named } = loaded;
  const shown = (path: string): string => shownFrom(console.cwd, path);
  if (options.formatOf) {
    console.out(reportFormats(targets, snapshot, { shown, json: format === 'json' }));
    return 0;
  }

  const checker = new Checker(rules, new SchemaCatalogue());
  const texts = loaded.only ? [loaded.only] : configurationTexts(snapshot);
  const unusable = configurationFailure(texts, snapshot, checker, now, shown);
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
    shown,
  };
  for (const output of outputs)
    writeReport(console, output.file, [render(output.format, report, options, console, false)]);
  console.out(render(format, report, options, console, true));
  const old = staleNotice(now);
  if (old !== undefined && !options.quiet) console.err(`concordat: ${old}\n`);
  return exitCodeOf(findings, failOn);
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
  { folders }: LoadedTargets,
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
