import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { environment } from './environment.ts';
import { pathOf, projectUri, uriOf } from './project.ts';
import { until } from './until.ts';

/** What the extension says of a file. */
export function findingsIn(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(path)).filter(({ source }) => source === 'concordat');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The first finding of a rule in a file, once there is one; with `text`, one of which the message speaks of it. */
export function findingOf(path: string, rule: string, text = ''): Promise<vscode.Diagnostic> {
  return until(
    `${rule} is found in ${path}`,
    () => findingsIn(path).find((finding) => ruleOf(finding) === rule && finding.message.includes(text)),
    () => findingsIn(path).map(asLine),
  );
}

/** Waits until no finding of a rule speaks of a text any more. */
export function noFindingOf(path: string, rule: string, text = ''): Promise<true> {
  return until(`${rule} is gone from ${path}`, () =>
    findingsIn(path).every((finding) => ruleOf(finding) !== rule || !finding.message.includes(text)),
  ) as Promise<true>;
}

/** Everything that the extension says of the project, one sorted line for each finding. */
export function allFindings(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, found]) =>
      found.filter(({ source }) => source === 'concordat').map((finding) => `${pathOf(uri)}:${asLine(finding)}`),
    )
    .sort();
}

export interface CheckReport {
  readonly findings: readonly {
    readonly file: string;
    readonly rule: string;
    readonly message: string;
    readonly severity: 'error' | 'warning' | 'info' | 'hint';
    readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }>;
  }[];
}

/** What the command line says of the project, on the same files. */
export function checkWithCommandLine(): Promise<CheckReport> {
  const args = [environment('CONCORDAT_TEST_CLI'), 'check', '.', '--format', 'json', '--fail-on', 'never'];
  // The host of a desktop VS Code is Electron, which is a Node only when it is told so.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: projectUri().fsPath, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(JSON.parse(stdout) as CheckReport);
    });
  });
}

/** The same lines from a report of the command line. */
export function reportedLines({ findings }: CheckReport): string[] {
  return findings
    .map(({ file, range, severity, rule, message }) => {
      const { start, end } = range;
      const span = `${start.line}:${start.character}-${end.line}:${end.character}`;
      return `${file}:${span} ${severity} ${rule} ${message}`;
    })
    .sort();
}

function asLine(finding: vscode.Diagnostic): string {
  const { start, end } = finding.range;
  const span = `${start.line}:${start.character}-${end.line}:${end.character}`;
  return `${span} ${SEVERITIES[finding.severity]} ${ruleOf(finding)} ${finding.message}`;
}

const SEVERITIES = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
} as const;
