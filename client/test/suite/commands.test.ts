import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checkWithCommandLine } from './findings.ts';
import { closeAll } from './project.ts';
import { until } from './until.ts';

describe('commands', () => {
  after(closeAll);

  it('check the whole workspace and count as the command line does', async () => {
    const { findings } = await checkWithCommandLine();
    const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    assert.ok(count('error') > 0 && count('warning') > 0);
    const expected = ['error', 'warning', 'info', 'hint'].map((severity) => `${severity}: ${count(severity)}`);
    // The server hears a moment later that files of the tests before are gone.
    await until(`${expected.join(', ')} are counted`, async () => {
      const counts = await vscode.commands.executeCommand<Record<string, number>>('concordat.checkWorkspace');
      return expected.join() === ['error', 'warning', 'info', 'hint'].map((one) => `${one}: ${counts[one]}`).join();
    });
  });

  it('open the page of a rule', async () => {
    await vscode.commands.executeCommand('concordat.showRule', 'sharing/unknown-field');
    const tab = await until('a preview opens', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview),
    );
    assert.match(tab.label, /unknown-field/);
  });
});
