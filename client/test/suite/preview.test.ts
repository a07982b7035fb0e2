import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CLAIM, closeAll, INCOME, rangeOf, show } from './project.ts';
import { until } from './until.ts';

const COMMAND = 'concordat.previewAgreement';

describe('the preview of an agreement', () => {
  afterEach(closeAll);

  it('opens beside its source, and leaves the cursor there', async () => {
    const document = await show(INCOME);
    assert.equal(await preview(), 'Income verification for council tax reduction');
    const tab = await until('its tab is there', () => tabs()[0]);
    assert.equal(tab.label, 'Preview income-verification.agreement.yaml');
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
  });

  it('opens once for each agreement, whoever asks', async () => {
    const { uri } = await show(INCOME);
    await preview();
    await preview();
    await vscode.commands.executeCommand(COMMAND, uri);
    assert.equal(tabs().length, 1);
  });

  it('shows what is typed', async () => {
    const document = await show(INCOME);
    await preview();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, 'Income verification for'), 'Check of incomes for');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(await preview(), 'Check of incomes for council tax reduction');
  });

  it('has nothing to show of a standard', async () => {
    await show(CLAIM);
    assert.equal(await preview(), undefined);
  });

  it('is offered above agreements', async () => {
    const { menus, commands } = manifest().contributes;
    const [entry] = menus['editor/title'].filter(({ command }) => command === COMMAND);
    assert.match(entry?.when ?? '', /concordat\.agreementInFront/);
    assert.ok(commands.some(({ command, icon }) => command === COMMAND && icon !== undefined));
  });

  function preview(): Thenable<string | undefined> {
    return vscode.commands.executeCommand<string | undefined>(COMMAND);
  }

  function tabs(): vscode.Tab[] {
    return vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview && /agreementPreview$/.test(input.viewType));
  }

  function manifest(): {
    contributes: {
      menus: { 'editor/title': { command: string; when: string }[] };
      commands: { command: string; icon?: string }[];
    };
  } {
    return vscode.extensions.getExtension('concordat.concordat')?.packageJSON;
  }
});
