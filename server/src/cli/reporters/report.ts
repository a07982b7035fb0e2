import type { Finding } from '../../check/finding.ts';
import type { Rule, Severity } from '../../rules/define.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** What a run found, for the reporters. */
export interface Report {
  readonly toolVersion: string;
  readonly files: readonly {
    readonly path: string;
    readonly format: string;
    readonly confidence: 'certain' | 'likely';
  }[];
  /** In order. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly durationMs: number;
  readonly rules: readonly Rule[];
  readonly snapshot: Snapshot;
  /** The path to print: relative to the working folder, with forward slashes. */
  shown(path: string): string;
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function countOf(report: Report, severity: Severity): number {
  return report.findings.filter((finding) => finding.severity === severity).length;
}
