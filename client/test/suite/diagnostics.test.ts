import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { findingOf } from './findings.ts';
import { CLAIM, closeAll, INCOME, pathOf, show } from './project.ts';

describe('diagnostics', () => {
  after(closeAll);

  it('say which shared field the standard does not have, at exactly its name', async () => {
    const document = await show(INCOME);
    const finding = await findingOf(INCOME, 'sharing/unknown-field');
    assert.equal(document.getText(finding.range), 'award_amt');
    assert.equal(finding.source, 'concordat');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.match(finding.message, /`award_amt`.*`award_amount`/);
  });

  it('link to the page of their rule, which lies in the extension', async () => {
    await show(INCOME);
    const { code } = await findingOf(INCOME, 'sharing/unknown-field');
    assert.ok(typeof code === 'object');
    assert.equal(code.target.scheme, 'file');
    assert.ok(existsSync(code.target.fsPath), code.target.fsPath);
    assert.match(readFileSync(code.target.fsPath, 'utf8'), /sharing\/unknown-field/);
  });

  it('point to the standard that the agreement names', async () => {
    await show(INCOME);
    const { relatedInformation = [] } = await findingOf(INCOME, 'sharing/unknown-field');
    assert.deepEqual(
      relatedInformation.map(({ location }) => pathOf(location.uri)),
      [CLAIM],
    );
    const standard = await vscode.workspace.openTextDocument(relatedInformation[0]!.location.uri);
    assert.match(standard.getText(relatedInformation[0]!.location.range), /"title"/);
  });
});
