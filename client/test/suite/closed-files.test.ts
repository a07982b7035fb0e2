import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allFindings, checkWithCommandLine, reportedLines } from './findings.ts';
import { closeAll, INCOME, isOpen, PAYMENTS, pathOf, show } from './project.ts';
import { until } from './until.ts';

describe('a project of which nothing has been opened', () => {
  let expected: string[];
  before(async () => {
    await closeAll();
    expected = reportedLines(await checkWithCommandLine());
    assert.ok(expected.length > 0, 'the command line finds nothing in the example');
  });
  after(closeAll);

  it('is tested with the installed extension, not with its sources', () => {
    const extension = vscode.extensions.getExtension('concordat.concordat');
    assert.ok(extension, 'the extension is not installed');
    assert.match(extension.extensionPath, /[\\/]extensions[\\/]/);
  });

  it('wakes the extension by its configuration', async () => {
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
    await until('the extension is active', () => vscode.extensions.getExtension('concordat.concordat')?.isActive);
  });

  it('shows in its closed files what the command line finds there', async () => {
    assert.equal(isOpen(INCOME), false);
    await agree();
    assert.equal(isOpen(INCOME), false);
  });

  it('shows the same once the files are open', async () => {
    const files = new Set(vscode.languages.getDiagnostics().map(([uri]) => pathOf(uri)));
    assert.ok(files.has(INCOME) && files.has(PAYMENTS));
    for (const file of files) {
      await show(file);
      await agree();
    }
  });

  it('shows the same when they have been closed again', async () => {
    await closeAll();
    await until('the files are closed', () => !isOpen(INCOME) && !isOpen(PAYMENTS));
    await agree();
  });

  /** Waits until both say the same, and shows where they differ when they never do, or when it does not last. */
  async function agree(): Promise<void> {
    await until('both agree', () => JSON.stringify(allFindings()) === JSON.stringify(expected)).catch(() => {});
    assert.deepEqual(allFindings(), expected);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(allFindings(), expected);
  }
});
