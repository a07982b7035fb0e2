import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { CheckReport } from '../../generated/check-report.types.ts';
import type { Finding } from '../../src/check/finding.ts';
import { NodeFileSystem } from '../../src/host/node-file-system.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { startClient } from '../../src/testkit/lsp-client.ts';
import { expectedFindings, fixturePath, projectFiles } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);
const ROOT = fixturePath('projects', 'council-tax');

async function report(): Promise<CheckReport> {
  const { out, code } = await runCli(['check', '.', '--format', 'json'], { cwd: ROOT });
  assert.equal(code, 1);
  return JSON.parse(out) as CheckReport;
}

describe('the council tax example', () => {
  it('holds exactly the problems that its README explains, each at its place', async () => {
    const files = projectFiles('council-tax');
    const found = (await report()).findings.map(({ file, rule, messageId, severity, range }) => {
      const line = (files.get(file) ?? '').split('\n')[range.start.line] ?? '';
      return {
        file,
        rule,
        messageId,
        severity,
        line: range.start.line + 1,
        column: range.start.character + 1,
        text: line.slice(range.start.character, range.end.character),
      };
    });
    assert.deepEqual(found, expectedFindings('council-tax'));
  });

  it('gives a report that its published schema accepts', async () => {
    const ajv = new Ajv2020();
    const validate = ajv.compile(
      require(fixturePath('..', 'schemas', 'check-report', 'check-report.schema.json')) as object,
    );
    assert.equal(validate(await report()), true, JSON.stringify(validate.errors));
  });

  for (const pull of [true, false]) {
    it(`editor (${pull ? 'pulled' : 'pushed'} diagnostics) and command line say the same: rule, range, severity, message and fingerprint`, async () => {
      const client = await startClient(new NodeFileSystem(), { folder: ROOT, pull });
      const uriOf = (file: string): string => pathToFileURL(`${ROOT}/${file}`).href;
      const files = [...projectFiles('council-tax')].filter(([file]) => !file.startsWith('codelists/'));
      for (const [file, text] of files) client.open(uriOf(file), text);
      const diagnostics = new Map<string, readonly Diagnostic[]>();
      if (pull) {
        for (const [file] of files) {
          const { items } = await client.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
            textDocument: { uri: uriOf(file) },
          });
          diagnostics.set(file, items);
        }
      } else {
        await client.until(() =>
          expectedFindings('council-tax').every(({ file, rule }) =>
            client.pushed.get(uriOf(file))?.some(({ code }) => code === rule),
          ),
        );
        for (const [file] of files) diagnostics.set(file, client.pushed.get(uriOf(file)) ?? []);
      }
      const inEditor = [...diagnostics].flatMap(([file, items]) =>
        items.map((item) =>
          JSON.stringify([
            file,
            item.code,
            item.range,
            item.severity,
            item.message,
            (item.data as { fingerprint: string }).fingerprint,
          ]),
        ),
      );
      const severities: Record<string, number> = { error: 1, warning: 2, info: 3, hint: 4 };
      const inReport = (await report()).findings.map((one) =>
        JSON.stringify([one.file, one.rule, one.range, severities[one.severity], one.message, one.fingerprint]),
      );
      assert.deepEqual(inEditor.sort(), inReport.sort());
      await client.close();
    });
  }

  it('fingerprints stay when lines are added above', async () => {
    const files = projectFiles('council-tax');
    const { checkFiles } = await import('../../src/testkit/memory.ts');
    const prints = (list: readonly Finding[]) => list.map((finding) => `${finding.file} ${finding.fingerprint}`).sort();
    const moved = new Map(
      [...files].map(([file, text]) => [file, file.endsWith('.yaml') ? `# a comment\n\n${text}` : `\n\n${text}`]),
    );
    const now = '2026-11-21' as never;
    assert.deepEqual(prints(checkFiles(moved, now).findings), prints(checkFiles(files, now).findings));
  });
});
