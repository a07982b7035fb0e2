import type { Log, Region, Replacement, ReportingDescriptor, Result } from 'sarif';
import type { Span } from '../../base/span.ts';
import type { Finding } from '../../check/finding.ts';
import { rulePage, rulePageUrl } from '../../check/rule-page.ts';
import type { Rule, Severity } from '../../rules/define.ts';
import { renderEdits } from '../../syntax/edit.ts';
import type { Report } from './report.ts';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0. */
export function reportSarif(report: Report): string {
  const used = report.rules.filter((rule) => report.findings.some((finding) => finding.rule === rule.id));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'concordat', semanticVersion: report.toolVersion, rules: used.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        artifacts: report.files.map(({ path }) => ({ location: { uri: uriOf(report, path) } })),
        results: report.findings.map((finding) => result(report, finding, used)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[/-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.docs.what },
    fullDescription: { text: rule.docs.why },
    help: { text: `${rule.docs.what} ${rule.docs.instead}`, markdown: rulePage(rule) },
    helpUri: rulePageUrl(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] as 'error' | 'warning' | 'note' },
    properties: { tags: [rule.id.split('/')[0] ?? ''], precision: 'high' },
  };
}

function result(report: Report, finding: Finding, rules: readonly Rule[]): Result {
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(report, finding.file, finding.span)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((related, id) => ({
        id,
        ...location(report, related.file, related.span),
        message: { text: related.message },
      })),
    }),
    partialFingerprints: { 'concordatFinding/v1': finding.fingerprint },
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.flatMap((fix) => sarifFix(report, finding, fix)) }),
    properties: { severity: finding.severity, messageId: finding.messageId },
  };
}

function sarifFix(report: Report, finding: Finding, fix: Finding['fixes'][number]) {
  const parsed = report.snapshot.files.get(finding.file)?.parsed;
  const replacements = (parsed ? renderEdits(parsed, fix.edits) : []).map(
    (edit): Replacement => ({
      deletedRegion: region(report, finding.file, edit.span),
      insertedContent: { text: edit.text },
    }),
  );
  if (replacements.length === 0) return [];
  return [
    {
      description: { text: fix.title },
      artifactChanges: [{ artifactLocation: { uri: uriOf(report, finding.file) }, replacements }],
    },
  ];
}

function location(report: Report, file: string, span: Span) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(report, file) }, region: region(report, file, span) } };
}

function region(report: Report, file: string, span: Span): Region {
  const range = report.snapshot.files.get(file)?.parsed.lines.range(span) ?? {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 0 },
  };
  return {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

/** Relative to the working folder, which in CI is the checkout. */
function uriOf(report: Report, path: string): string {
  return report.shown(path).split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
}
