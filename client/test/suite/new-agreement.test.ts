import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, ruleOf } from './findings.ts';
import { CLAIM, closeAll, pathOf, show, uriOf } from './project.ts';
import { until } from './until.ts';

const FILE = 'agreements/badge-renewal.agreement.yaml';
const SAID = {
  title: 'Badge renewal',
  jurisdiction: 'uk',
  regime: 'uk-dea-psd',
  parties: [
    { name: 'Exampleshire Council', roles: ['provider', 'controller'] },
    { name: 'Example Income Agency', roles: ['recipient'] },
  ],
  standards: [{ path: CLAIM, fields: ['nino', 'award_amount'] }],
  id: 'dsa-2026-badge-renewal',
  file: FILE,
};

/** As it lies on the disk: the editor may still hold what a test before had written. */
async function written(): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(FILE)));
}

describe('a new agreement', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(FILE)).then(undefined, () => undefined);
  });

  it('is written from answers, opened beside, and has no error', async () => {
    await show(CLAIM);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('concordat.newAgreement', SAID);
    assert.equal(pathOf(uri), FILE);
    const editor = await until('the agreement is in front', () =>
      vscode.window.activeTextEditor?.document.uri.toString() === uri.toString()
        ? vscode.window.activeTextEditor
        : undefined,
    );
    assert.equal(editor.viewColumn, vscode.ViewColumn.Two);
    const text = editor.document.getText();
    assert.match(text, /\n {4}standard: \.\.\/standards\/claim\.schema\.json\n/);
    assert.match(text, /\n {6}- nino {2}# OFFICIAL-SENSITIVE/);
    assert.match(text, /\n {6}# - household_income {2}# OFFICIAL-SENSITIVE/);
    const found = await until('it is checked', () => {
      const findings = findingsIn(FILE);
      return findings.length > 0 ? findings : undefined;
    });
    const errors = found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
    );
    assert.ok(found.some((one) => ruleOf(one).startsWith('sharing/')));
  });

  it('asks for the rest with pickers', async () => {
    const { regime, standards, ...rest } = SAID;
    assert.ok(regime && standards);
    const done = vscode.commands.executeCommand<vscode.Uri>('concordat.newAgreement', rest);
    let ended = false;
    void done.then(() => {
      ended = true;
    });
    // The first of each list has the focus: no scheme, and no standard is ticked.
    await until('all questions are answered', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return ended;
    });
    await done;
    const text = await written();
    assert.match(text, /\nregime: none\n/);
    assert.match(text, /\n {4}fields: # TO FILL/);
  });

  it('is not written over a file', async () => {
    await vscode.workspace.fs.writeFile(uriOf(FILE), new TextEncoder().encode('title: mine\n'));
    await assert.rejects(
      async () => vscode.commands.executeCommand('concordat.newAgreement', SAID),
      /is there already/,
    );
    assert.equal(await written(), 'title: mine\n');
  });

  it('is not written when somebody leaves', async () => {
    const { id: _, ...rest } = SAID;
    const done = vscode.commands.executeCommand<vscode.Uri | undefined>('concordat.newAgreement', rest);
    let ended = false;
    void done.then(() => {
      ended = true;
    });
    await until('the question is left', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return ended;
    });
    assert.equal(await done, undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(uriOf(FILE)));
  });
});
