import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CLAIM, closeAll, DWELLING, FRAUD, INCOME, PAYMENTS, pathOf, rangeOf, show } from './project.ts';

describe('definition', () => {
  after(closeAll);

  it('leads from a shared field to its place in the standard', async () => {
    const agreement = await show(INCOME);
    const [target, ...others] = await definitionsAt(agreement, rangeOf(agreement, 'nino', 'fields: ['));
    assert.ok(target);
    assert.deepEqual(others, []);
    assert.equal(pathOf(target.uri), CLAIM);
    const standard = await vscode.workspace.openTextDocument(target.uri);
    assert.deepEqual(target.range, rangeOf(standard, '"nino"', '"properties": {'));
  });

  it('leads from an identifier of a contract to the contract', async () => {
    const agreement = await show(FRAUD);
    const [target] = await definitionsAt(
      agreement,
      rangeOf(agreement, 'urn:exampleshire.example:contract:ctr-payments'),
    );
    assert.ok(target);
    assert.equal(pathOf(target.uri), PAYMENTS);
  });
});

describe('hover', () => {
  after(closeAll);

  it('tells of a shared field what it is and how it is classified', async () => {
    const agreement = await show(INCOME);
    const text = await hoverAt(agreement, rangeOf(agreement, 'household_income'));
    assert.match(text, /Weekly income of all adults in the household after tax, in pounds\./);
    assert.match(text, /Classification: \*\*OFFICIAL-SENSITIVE\*\*/);
  });

  it('tells the same of the field itself', async () => {
    const standard = await show(CLAIM);
    const text = await hoverAt(standard, rangeOf(standard, '"household_income"'));
    assert.match(text, /Weekly income of all adults/);
    assert.match(text, /Classification: \*\*OFFICIAL-SENSITIVE\*\* \(declared here\)/);
  });

  it('tells of an inherited classification that it is inherited', async () => {
    const standard = await show(DWELLING);
    assert.match(
      await hoverAt(standard, rangeOf(standard, 'band', 'name: ')),
      /\*\*OFFICIAL-SENSITIVE\*\* \(inherited from the whole document\)/,
    );
  });
});

describe('the outline', () => {
  after(closeAll);

  it('of a JSON Schema lists its properties', async () => {
    const names = await outlineOf(CLAIM);
    assert.ok(names.includes('Council tax reduction claim'), names.join('\n'));
    for (const field of ['claim_id', 'nino', 'household_income', 'uprn'])
      assert.ok(names.includes(field), names.join('\n'));
  });

  it('of a standard lists entities and fields', async () => {
    const names = await outlineOf(DWELLING);
    assert.deepEqual(names.slice(0, 7), [
      'Dwellings',
      'Dwelling',
      'uprn',
      'band',
      'tenure',
      'exemption',
      'liable_since',
    ]);
  });

  it('of a data contract lists tables and columns', async () => {
    const names = await outlineOf(PAYMENTS);
    assert.deepEqual(names.slice(0, 4), ['Council tax payments', 'refunds', 'refund_id', 'payee_name']);
  });

  it('of an agreement lists parties and data', async () => {
    const names = await outlineOf(INCOME);
    assert.equal(names[0], 'Income verification for council tax reduction');
    for (const name of ['parties', 'Exampleshire Council', 'Example Income Agency', 'purpose', 'data', 'claims'])
      assert.ok(names.includes(name), names.join('\n'));
    const other = await outlineOf(FRAUD);
    assert.ok(other.includes('refunds'), other.join('\n'));
  });
});

async function definitionsAt(document: vscode.TextDocument, { start }: vscode.Range): Promise<vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    start,
  );
  return found.map((one) =>
    'targetUri' in one ? new vscode.Location(one.targetUri, one.targetSelectionRange ?? one.targetRange) : one,
  );
}

async function hoverAt(document: vscode.TextDocument, { start }: vscode.Range): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    start.translate(0, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The names of all symbols of the extension in the order of the outline. */
async function outlineOf(path: string): Promise<string[]> {
  const document = await show(path);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const names = (list: readonly vscode.DocumentSymbol[]): string[] =>
    list.flatMap(({ name, children }) => [name, ...names(children)]);
  return names(symbols);
}
