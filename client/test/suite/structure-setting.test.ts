import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingOf, findingsIn, noFindingOf, ruleOf } from './findings.ts';
import { closeAll, rangeOf, show, uriOf } from './project.ts';
import { until } from './until.ts';

const FILE = 'standards/bin-collection.schema.json';
const SYNTAX_ERROR = 'structure/syntax-error';
// Whole, it has one finding that no other extension has: a field without a description.
const TEXT = `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "Bin collection",
  "type": "object",
  "properties": {
    "round": { "type": "string", "maxLength": 3 }
  }
}
`;

describe('a JSON file whose syntax breaks while somebody types', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await vscode.workspace.fs.writeFile(uriOf(FILE), new TextEncoder().encode(TEXT));
    document = await show(FILE);
  });
  after(async () => {
    await set(undefined);
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(FILE));
  });

  it('gets its squiggle from the JSON extension alone', async () => {
    await findingOf(FILE, 'semantics/missing-description');
    await replace('"string",', '"string"');
    await until('the JSON extension complains', () => saidByOthers().length > 0);
    // Of a broken file we say only that it is broken; so once the other finding is gone, the broken text has been seen.
    await noFindingOf(FILE, 'semantics/missing-description');
    assert.deepEqual(findingsIn(FILE).map(ruleOf), []);
  });

  it('gets ours, too, when the setting asks for it', async () => {
    await set('always');
    const finding = await findingOf(FILE, SYNTAX_ERROR);
    assert.equal(finding.range.start.line, 5);
  });

  it('loses ours when the setting is taken back', async () => {
    await set(undefined);
    await noFindingOf(FILE, SYNTAX_ERROR);
    assert.ok(saidByOthers().length > 0);
    await replace('"string"', '"string",');
    await findingOf(FILE, 'semantics/missing-description');
    await until('the JSON extension is content', () => saidByOthers().length === 0);
  });

  async function replace(text: string, by: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, text), by);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  function saidByOthers(): vscode.Diagnostic[] {
    return vscode.languages.getDiagnostics(uriOf(FILE)).filter(({ source }) => source !== 'concordat');
  }

  async function set(structure: string | undefined): Promise<void> {
    const target = vscode.ConfigurationTarget.Workspace;
    await vscode.workspace.getConfiguration('concordat').update('structure', structure, target);
  }
});
