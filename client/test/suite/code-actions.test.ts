import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingOf, noFindingOf } from './findings.ts';
import { closeAll, INCOME, rangeOf, show } from './project.ts';
import { until } from './until.ts';

const RULE = 'sharing/unknown-field';

describe('code actions', () => {
  let document: vscode.TextDocument;
  beforeEach(async () => {
    document = await show(INCOME);
    await findingOf(INCOME, RULE);
  });
  afterEach(closeAll);

  it('write the name that was meant, and the finding goes', async () => {
    const fix = (await actionsAtField()).find(({ title }) => title === 'Write `award_amount`');
    assert.ok(fix?.edit, 'there is no such fix');
    assert.equal(fix.isPreferred, true);
    const before = document.getText();
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), before.replace('award_amt', 'award_amount'));
    await noFindingOf(INCOME, RULE);
  });

  it('offer to explain the rule and to accept the finding', async () => {
    const commands = new Map((await actionsAtField()).map(({ command }) => [command?.command, command]));
    assert.deepEqual(commands.get('concordat.showRule')?.arguments, [RULE]);
    const [target] = (commands.get('concordat.accept')?.arguments ?? []) as { rule: string; uri: string }[];
    assert.equal(target?.rule, RULE);
    assert.equal(target.uri, document.uri.toString());
  });

  it('are offered nowhere else', async () => {
    const elsewhere = rangeOf(document, 'household_income');
    assert.deepEqual(await actionsAt(elsewhere), []);
  });

  function actionsAtField(): Promise<vscode.CodeAction[]> {
    const place = rangeOf(document, 'award_amt');
    // VS Code reads the findings of the document when it asks for actions, and they may be older than the text.
    return until('there are actions', async () => {
      const actions = await actionsAt(place);
      return actions.length > 0 && actions;
    });
  }

  async function actionsAt(range: vscode.Range): Promise<vscode.CodeAction[]> {
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  }
});
