import type { CheckReport, ReportedFinding, ReportedRange } from '../../../generated/check-report.types.ts';
import type { Span } from '../../base/span.ts';
import { countOf, type Report } from './report.ts';

/** `check --format json`, by schemas/check-report. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(checkReport(report), null, 2)}\n`;
}

function checkReport(report: Report): CheckReport {
  return {
    version: 1,
    tool: { name: 'concordat', version: report.toolVersion },
    files: report.files.map(({ path, format, confidence }) => ({ file: report.shown(path), format, confidence })),
    findings: report.findings.map(
      (finding): ReportedFinding => ({
        rule: finding.rule,
        messageId: finding.messageId,
        message: finding.message,
        severity: finding.severity,
        file: report.shown(finding.file),
        range: rangeOf(report, finding.file, finding.span),
        ...(finding.pointer !== undefined && { pointer: finding.pointer }),
        ...(finding.root > 0 && { document: finding.root }),
        fingerprint: finding.fingerprint,
        fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
        related: finding.related.map(({ file, span, message }) => ({
          file: report.shown(file),
          range: rangeOf(report, file, span),
          message,
        })),
      }),
    ),
    summary: {
      error: countOf(report, 'error'),
      warning: countOf(report, 'warning'),
      info: countOf(report, 'info'),
      hint: countOf(report, 'hint'),
      files: report.files.length,
      suppressed: report.suppressed,
      durationMs: Math.round(report.durationMs),
    },
  };
}

function rangeOf(report: Report, file: string, span: Span): ReportedRange {
  const lines = report.snapshot.files.get(file)?.parsed.lines;
  return lines ? lines.range(span) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}
