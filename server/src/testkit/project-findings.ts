import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../generated/check-report.types.ts';
import { runCli } from './cli.ts';
import { type ExpectedFinding, fixturePath } from './project.ts';

/** What the command line says of an example project, with further options as they are typed. */
export async function findingsOf(project: string, ...options: readonly string[]): Promise<CheckReport['findings']> {
  const { out } = await runCli(['check', '.', '--format', 'json', ...options], {
    cwd: fixturePath('projects', project),
  });
  return (JSON.parse(out) as CheckReport).findings;
}

/** The same as `expected.json` writes it: with the text that is underlined, and the files that it is about. */
export async function shownFindingsOf(
  project: string,
  ...options: readonly string[]
): Promise<(ExpectedFinding & { readonly related: readonly string[] })[]> {
  const findings = await findingsOf(project, ...options);
  return findings.map(({ file, rule, messageId, severity, range, related }) => {
    const text = readFileSync(join(fixturePath('projects', project), file), 'utf8');
    const line = text.split('\n')[range.start.line] ?? '';
    return {
      file,
      rule,
      messageId,
      severity,
      line: range.start.line + 1,
      column: range.start.character + 1,
      text: line.slice(range.start.character, range.end.character),
      related: related.map((one) => one.file),
    };
  });
}

/** Rules that the table of a project's README names, sorted. */
export function rulesInReadme(project: string): string[] {
  const readme = readFileSync(join(fixturePath('projects', project), 'README.md'), 'utf8');
  return [...readme.matchAll(/\| ([a-z]+\/[a-z0-9-]+) \|/g)].map(([, rule]) => rule ?? '').sort();
}
