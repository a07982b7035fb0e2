import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../generated/check-report.types.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { expectedFindings, fixturePath } from '../../src/testkit/project.ts';

async function findingsOf(project: string): Promise<CheckReport['findings']> {
  const { out } = await runCli(['check', '.', '--format', 'json'], { cwd: fixturePath('projects', project) });
  return (JSON.parse(out) as CheckReport).findings;
}

describe('the address register', () => {
  it('holds exactly the problems that its README explains, each at its place and with the files that it is about', async () => {
    const found = (await findingsOf('address-register')).map(({ file, rule, messageId, severity, range, related }) => {
      const text = readFileSync(join(fixturePath('projects', 'address-register'), file), 'utf8');
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
    assert.deepEqual(found, expectedFindings('address-register'));
  });

  it('has a README that names every rule', () => {
    const readme = readFileSync(join(fixturePath('projects', 'address-register'), 'README.md'), 'utf8');
    const named = [...readme.matchAll(/\| ((?:interop|semantics|structure)\/[a-z0-9-]+) \|/g)].map(([, rule]) => rule);
    assert.deepEqual(
      named.sort(),
      expectedFindings('address-register')
        .map(({ rule }) => rule)
        .sort(),
    );
  });

  it('is silent without them', async () => {
    assert.deepEqual(await findingsOf('address-register-clean'), []);
  });
});
