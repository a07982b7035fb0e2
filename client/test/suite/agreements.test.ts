import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completionsAt, documentationOf } from './completions.ts';
import { CLAIM, closeAll, FRAUD, INCOME, pathOf, rangeOf, show } from './project.ts';
import { until } from './until.ts';

describe('agreements and the standards they share', () => {
  after(closeAll);

  it('are told of above a standard, with the places', async () => {
    const standard = await show(CLAIM);
    const lens = await until('there is a code lens', async () => (await lensesOf(standard))[0]);
    assert.match(
      lens.command?.title ?? '',
      /^shared under 1 agreement: Income verification for council tax reduction, kept P2Y, until 2046-08-31, 1 over$/,
    );
    assert.equal(lens.command?.command, 'concordat.showReferences');
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('are found from a field', async () => {
    const standard = await show(CLAIM);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      standard.uri,
      rangeOf(standard, 'claim_id', '"properties"').start,
    );
    assert.deepEqual([...new Set(found.map(({ uri }) => pathOf(uri)))].sort(), [FRAUD, INCOME, CLAIM].sort());
  });

  it('take a new name of a field together', async () => {
    const agreement = await show(INCOME);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      agreement.uri,
      rangeOf(agreement, 'claim_id', 'fields: [').start,
      'claim_number',
    );
    const changed = edit.entries().map(([uri, edits]) => [pathOf(uri), edits.map(({ newText }) => newText)]);
    assert.deepEqual(changed.map(([path]) => path).sort(), [FRAUD, INCOME, CLAIM].sort());
    for (const [path, texts] of changed)
      assert.match(String(texts), /^"?claim_number"?(?:,"claim_number")*$/, String(path));
  });

  it('take a new name of a party in one file only', async () => {
    const agreement = await show(INCOME);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      agreement.uri,
      rangeOf(agreement, 'council', '- id: ').start,
      'exampleshire',
    );
    assert.deepEqual(
      edit.entries().map(([uri]) => pathOf(uri)),
      [INCOME],
    );
  });

  it('offer fields with their classification and what is known of them', async () => {
    const agreement = await show(INCOME);
    const offered = await completionsAt(agreement, rangeOf(agreement, 'award_amt').start);
    const item = [...offered.values()].find(({ insertText }) => String(insertText) === 'date_received');
    assert.ok(item, [...offered.keys()].join());
    assert.match(typeof item.label === 'string' ? '' : (item.label.description ?? ''), /^OFFICIAL-SENSITIVE/);
    assert.match(documentationOf(item), /Classification: \*\*OFFICIAL-SENSITIVE\*\*/);
    assert.ok(!offered.has('nino'), 'it is listed already');
  });

  it('show the classification behind the names of shared fields', async () => {
    const agreement = await show(INCOME);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      agreement.uri,
      new vscode.Range(0, 0, agreement.lineCount, 0),
    );
    const labels = hints.map(({ label }) => String(label));
    assert.deepEqual(labels, ['all OFFICIAL-SENSITIVE']);
  });
});

async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return found.filter(({ command }) => command?.command === 'concordat.showReferences');
}
