import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, ruleOf } from './findings.ts';
import { closeAll, pathOf, uriOf } from './project.ts';
import { until } from './until.ts';

const FILE = 'standards/blue-badge.standard.yaml';
const SAID = {
  title: 'Blue badges',
  jurisdiction: 'uk',
  ownerRole: 'Head of customer services',
  ownerContact: '',
  entity: 'BlueBadge',
  fields: 'badge_number, holder_name, expires: date',
  id: 'urn:gov:std:blue-badge',
  file: FILE,
};

describe('a new standard', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(FILE)).then(undefined, () => undefined);
  });

  it('is written from answers, opened, and checked', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('concordat.newStandard', SAID);
    assert.equal(pathOf(uri), FILE);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /\ntitle: Blue badges\n/);
    assert.match(text, /\n {6}- name: expires\n {8}type: date\n/);
    const found = await until('it is checked', () => {
      const findings = findingsIn(FILE);
      return findings.length > 0 ? findings : undefined;
    });
    assert.ok(found.some((one) => ruleOf(one) === 'semantics/missing-description'));
    const errors = found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
    );
  });

  it('leaves settings that are there alone', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('concordat.initialise', { jurisdiction: 'fr' });
    assert.equal(pathOf(uri), '.concordat.yaml');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /concordat:uk/);
  });
});
