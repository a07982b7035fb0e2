import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completionsAt, documentationOf } from './completions.ts';
import { findingOf, findingsIn, noFindingOf, ruleOf } from './findings.ts';
import { closeAll, rangeOf, show } from './project.ts';
import { withFiles } from './temporary-files.ts';
import { until } from './until.ts';

/** An identity number that nothing is declared of, in formats of others: the text before and behind the place where the mark belongs, and the mark. */
const FORMATS: Readonly<Record<string, readonly [before: string, mark: string, behind: string]>> = {
  'standards/person.schema.json': [
    `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Claimant",
  "description": "A person who applies for a reduction of council tax.",
  "type": "object",
  "properties": {
    "nino":   {
      "type": "string",
      "description": "Number by which the claimant is known to the national insurance system."`,
    `,
      "x-gov": {
        "personalData": {
          "category": "dpv-pd:OfficialID",
          "identifiability": "direct"
        }
      }`,
    `
    },
    "surname": { "type": "string", "description": "As on the birth certificate." }
  }
}
`,
  ],
  'contracts/people.odcs.yaml': [
    `apiVersion: v3.0.2
kind: DataContract
id: urn:exampleshire.example:contract:people
name: Claimants
version: 1.0.0
status: draft # until the board has met
schema:
  - name: claimants
    description: One row for each person who applies.
    properties:
      # as on the card
      - name: nino # capital letters
        logicalType: string
        description: "Number by which the claimant is known to the national insurance system."`,
    `
        customProperties:
          - property: personalData
            value: {category: dpv-pd:OfficialID, identifiability: direct}`,
    `
      - {name: surname, logicalType: string, description: As on the birth certificate.}
# the end
`,
  ],
  'standards/people.tableschema.json': [
    `{
  "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
  "title": "Claimants",
  "fields": [
    {"name": "nino", "type": "string", "description": "Number by which the claimant is known to the national insurance system."`,
    `, "gov:personalData": {"category": "dpv-pd:OfficialID", "identifiability": "direct"}`,
    `},
    {"name": "surname",   "type": "string", "description": "As on the birth certificate."}
  ]
}
`,
  ],
  'standards/people.model.yaml': [
    `id: https://data.gov.example/models/people
name: people
title: Claimants
version: 1.0.0
prefixes:
  linkml: https://w3id.org/linkml/
imports:
  - linkml:types
default_range: string
classes:
  Claimant: # who applies
    description: A person who applies for a reduction of council tax.
    attributes:
      nino: # as on the card
        description: 'Number by which the claimant is known to the national insurance system.'
        range: string # with its letter`,
    `
        annotations:
          personal_data:
            value: {category: dpv-pd:OfficialID, identifiability: direct}`,
    `
      surname: {description: As on the birth certificate.}
`,
  ],
};

const FIRST = 'standards/person.schema.json';
const RULE = 'privacy/undeclared-direct-identifier';

describe('marks on personal data', () => {
  withFiles(Object.fromEntries(Object.entries(FORMATS).map(([path, [before, , behind]]) => [path, before + behind])));
  afterEach(closeAll);

  it('a hint behind the name of a field says what its schema suggests', async () => {
    const document = await show(FIRST);
    const hint = await hintBehind(document, '"nino":');
    assert.equal(hint.label, 'direct identifier · official ID (inferred)');
    assert.equal((await hintBehind(document, '"surname":')).label, 'direct identifier · name (inferred)');
  });

  it('a hover tells the evidence, and how to overrule it', async () => {
    const document = await show(FIRST);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, 'nino').start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text, /Looks like \*\*a national identity number\*\*/);
    assert.match(text, /with high confidence:\n\n- name token “nino”/);
    assert.match(text, /declare `none` with a reason/);
  });

  for (const [path, [before, mark, behind]] of Object.entries(FORMATS)) {
    it(`the fix declares the field in ${path}, and keeps everything else`, async () => {
      const document = await show(path);
      await findingOf(path, RULE, '`nino`');
      const structure = structureOf(path);
      const fix = await actionAt(document, 'nino', /^Declare as direct identifier/);
      assert.ok(fix.edit);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      assert.equal(document.getText(), before + mark + behind);
      await noFindingOf(path, RULE, '`nino`');
      assert.deepEqual(structureOf(path), structure);
      await until('the hint is gone', async () =>
        (await hintsIn(document)).every(({ position }) => position.line !== rangeOf(document, 'nino').start.line),
      );
    });
  }

  it('an entity is classified by one action, to be looked at first', async () => {
    const document = await show(FIRST);
    await findingOf(FIRST, RULE);
    const action = await actionAt(document, 'surname', /^Classify entity .*\(2 fields\)$/);
    assert.ok(action.edit);
    const [[, edits] = []] = action.edit.entries();
    assert.equal(edits?.length, 2);
  });

  it('a source action declares all suggestions of a file', async () => {
    const document = await show(FIRST);
    await findingOf(FIRST, RULE);
    const kind = vscode.CodeActionKind.Source.append('concordat.declareAll');
    const action = await actionAt(document, 'title', /^Declare all suggestions of this file/, kind.value);
    assert.ok(action.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await noFindingOf(FIRST, RULE);
    assert.deepEqual(await hintsIn(document), []);
  });

  it('asks for a reason before a field is declared not personal', async () => {
    const document = await show(FIRST);
    await findingOf(FIRST, RULE);
    const { command } = await actionAt(document, 'nino', /not personal/);
    assert.equal(command?.command, 'concordat.declareNotPersonal');
  });

  it('the kind that is suggested is offered first', async () => {
    const path = 'contracts/people.odcs.yaml';
    const document = await show(path);
    const edit = new vscode.WorkspaceEdit();
    const place = rangeOf(document, 'system."').end;
    edit.insert(
      document.uri,
      place,
      '\n        customProperties:\n          - property: personalData\n            value: {category: dpv}',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const offered = await completionsAt(document, rangeOf(document, '{category: dpv').end);
    const [first] = [...offered.values()].sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
    assert.equal(first?.label, 'dpv-pd:OfficialID');
    assert.match(documentationOf(first), /name token “nino”/);
  });

  it('hints go when a setting wants none, and come back', async () => {
    const document = await show(FIRST);
    await hintBehind(document, '"nino":');
    const set = (inferred: string | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('concordat')
        .update('inlayHints.inferred', inferred, vscode.ConfigurationTarget.Workspace);
    try {
      await set('off');
      await until('the hints are gone', async () => (await hintsIn(document)).length === 0);
    } finally {
      await set(undefined);
    }
    await hintBehind(document, '"nino":');
  });

  function structureOf(path: string): string[] {
    return findingsIn(path)
      .filter((finding) => ruleOf(finding).startsWith('structure/'))
      .map(({ message }) => message);
  }

  function hintsIn(document: vscode.TextDocument): Thenable<vscode.InlayHint[]> {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    return vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
  }

  function hintBehind(document: vscode.TextDocument, text: string): Promise<vscode.InlayHint> {
    const { end } = rangeOf(document, text);
    return until(`there is a hint behind ${text}`, async () =>
      (await hintsIn(document)).find(({ position }) => position.isEqual(end)),
    );
  }

  function actionAt(
    document: vscode.TextDocument,
    text: string,
    title: RegExp,
    kind?: string,
  ): Promise<vscode.CodeAction> {
    return until(`${title} is offered`, async () => {
      const place = rangeOf(document, text);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        place,
        kind,
        20,
      );
      return actions.find((action) => title.test(action.title));
    });
  }
});
