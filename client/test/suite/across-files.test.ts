import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingOf, noFindingOf } from './findings.ts';
import { CLAIM, closeAll, FRAUD, INCOME, isOpen, rangeOf, show } from './project.ts';
import { until } from './until.ts';

const RULE = 'sharing/unknown-field';

describe('typing in a standard', () => {
  before(async () => {
    await closeAll();
    await until('the agreements are closed', () => !isOpen(FRAUD) && !isOpen(INCOME));
  });
  after(closeAll);

  it('shows at once in closed agreements that a shared field has lost its name, and undo takes it back', async () => {
    const standard = await show(CLAIM);
    await findingOf(INCOME, RULE, '`award_amt`');
    await noFindingOf(FRAUD, RULE);

    // One agreement is wrong about the old name, the other about the new one.
    const rename = new vscode.WorkspaceEdit();
    rename.replace(standard.uri, rangeOf(standard, '"award_amount"'), '"award_amt"');
    assert.ok(await vscode.workspace.applyEdit(rename));
    await findingOf(FRAUD, RULE, '`award_amount`');
    await noFindingOf(INCOME, RULE);
    assert.equal(standard.isDirty, true);

    await vscode.commands.executeCommand('undo');
    await noFindingOf(FRAUD, RULE);
    await findingOf(INCOME, RULE, '`award_amt`');
    assert.deepEqual([isOpen(FRAUD), isOpen(INCOME)], [false, false]);
  });
});
