import type { Finding } from '../../check/finding.ts';
import type { Severity } from '../../rules/define.ts';
import type { Colors } from '../console.ts';
import { codeFrame, printable } from './code-frame.ts';
import { countOf, type Report, SEVERITIES } from './report.ts';

/** For people: place, message, the lines in question, why it matters and what to do. */
export function reportPretty(report: Report, colors: Colors, options: { readonly summary: boolean }): string {
  const explained = new Set<string>();
  const findings = report.findings.map((finding) => {
    const first = !explained.has(finding.rule);
    explained.add(finding.rule);
    return paragraph(report, finding, colors, first);
  });
  return findings.join('\n') + (options.summary ? summary(report, colors) : '');
}

function paragraph(report: Report, finding: Finding, colors: Colors, first: boolean): string {
  const parsed = report.snapshot.files.get(finding.file)?.parsed;
  const start = parsed?.lines.position(finding.span.start) ?? { line: 0, character: 0 };
  const place = `${report.shown(finding.file)}:${start.line + 1}:${start.character + 1}`;
  const lines = [
    `${colors.bold(place)}  ${paint(finding.severity, colors)(finding.severity)}  ${colors.dim(finding.rule)}`,
    `  ${printable(finding.message)}`,
    ...(parsed ? codeFrame(parsed.source.text, parsed.lines, finding.span, colors) : []),
  ];
  for (const related of finding.related)
    lines.push(`  ${colors.dim('see')}  ${relatedPlace(report, related)}  ${printable(related.message)}`);
  const rule = report.rules.find((one) => one.id === finding.rule);
  if (first && rule) lines.push(`  ${colors.dim('why')}  ${rule.docs.why}`);
  const [fix] = finding.fixes;
  if (fix) lines.push(`  ${colors.dim('fix')}  ${printable(fix.title)}`);
  else if (first && rule) lines.push(`  ${colors.dim('do')}   ${rule.docs.instead}`);
  return `${lines.join('\n')}\n`;
}

function relatedPlace(report: Report, related: Finding['related'][number]): string {
  const position = report.snapshot.files.get(related.file)?.parsed.lines.position(related.span.start) ?? {
    line: 0,
    character: 0,
  };
  return `${report.shown(related.file)}:${position.line + 1}:${position.character + 1}`;
}

function paint(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.gray }[severity];
}

function summary(report: Report, colors: Colors): string {
  const counts = SEVERITIES.map((severity) => ({ severity, count: countOf(report, severity) })).filter(
    ({ count }) => count > 0,
  );
  const files = plural(report.files.length, 'file');
  const suppressed = report.suppressed > 0 ? `, ${report.suppressed} accepted` : '';
  const said = counts.map(({ severity, count }) => paint(severity, colors)(plural(count, severity))).join(', ');
  const text =
    counts.length === 0 ? colors.green(`No findings in ${files}${suppressed}.`) : `${said} in ${files}${suppressed}.`;
  return `${report.findings.length > 0 ? '\n' : ''}${text}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 || noun === 'info' ? '' : 's'}`;
}
