import type { Severity } from '../../rules/define.ts';
import { type Report, SEVERITIES } from './report.ts';

/** GitHub shows no more annotations of one step. */
const MOST = 10;

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub shows at the changed lines: the gravest first, and a line that says what was left out. */
export function reportGithub(report: Report): string {
  const ordered = SEVERITIES.flatMap((severity) => report.findings.filter((finding) => finding.severity === severity));
  const lines = ordered.slice(0, MOST).map((finding) => {
    const range = report.snapshot.files.get(finding.file)?.parsed.lines.range(finding.span);
    const start = range?.start ?? { line: 0, character: 0 };
    const end = range?.end ?? start;
    const column =
      start.line === end.line
        ? `,col=${start.character + 1},endColumn=${Math.max(end.character, start.character + 1)}`
        : '';
    const place = `file=${property(report.shown(finding.file))},line=${start.line + 1},endLine=${end.line + 1}${column}`;
    return `::${COMMANDS[finding.severity]} ${place},title=${property(finding.rule)}::${data(finding.message)}`;
  });
  const left = ordered.length - lines.length;
  if (left > 0)
    lines.push(
      `${left} more ${left === 1 ? 'finding is' : 'findings are'} not shown here: GitHub shows ${MOST} of a step. The other formats have all of them.`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
