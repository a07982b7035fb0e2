import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  InitializeResult,
  LocationLink,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { pathOfUri, uriOfPath } from '../../src/lsp/paths.ts';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { projectFiles } from '../../src/testkit/project.ts';

const INCOME = 'agreements/income-verification.agreement.yaml';
const CLAIM = 'standards/claim.schema.json';
const uri = (path: string): string => `file:///w/${path}`;
const text = (path: string): string => projectFiles('council-tax').get(path) ?? '';

const CODED =
  '$schema: https://json-schema.org/draft/2020-12/schema\nproperties:\n  tenure:\n    x-codeList: lists/tenure.csv\n    default: R|T\n';

function disk(): MemoryFileSystem {
  return new MemoryFileSystem(
    Object.fromEntries([...projectFiles('council-tax')].map(([path, content]) => [`/w/${path}`, content])),
  );
}

const positionOf = (path: string, find: string, plus = 0): { line: number; character: number } => {
  const before = text(path)
    .slice(0, text(path).indexOf(find) + plus)
    .split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length };
};
const rulesOf = (diagnostics: readonly Diagnostic[] | undefined): unknown[] =>
  (diagnostics ?? []).map(({ code }) => code);

describe('language server', () => {
  let client: TestClient;
  let files: MemoryFileSystem;
  const start = async (options: Partial<Parameters<typeof startClient>[1]> = {}): Promise<void> => {
    files = disk();
    client = await startClient(files, { folder: '/w', ...options });
  };
  afterEach(() => client.close());

  it('pushes diagnostics of the whole workspace, of closed files as well, with links and related places', async () => {
    await start();
    await client.until(() => client.pushed.size === 5);
    const unknown = client.pushed.get(uri(INCOME))?.find(({ code }) => code === 'sharing/unknown-field');
    assert.equal(unknown?.source, 'concordat');
    assert.match(unknown?.codeDescription?.href ?? '', /sharing\/unknown-field/);
    assert.equal(unknown?.relatedInformation?.[0]?.location.uri, uri(CLAIM));
  });

  it('answers pulls for open files, pushes closed ones, and asks to pull again when another file changed', async () => {
    await start({ pull: true });
    client.open(uri(INCOME), text(INCOME));
    const pull = async (): Promise<Diagnostic[]> =>
      (
        await client.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri: uri(INCOME) },
        })
      ).items;
    assert.deepEqual(rulesOf(await pull()), ['sharing/missing-lawful-basis', 'sharing/unknown-field']);
    await client.until(() => client.pushed.has(uri(CLAIM)));
    assert.deepEqual(client.pushed.get(uri(INCOME)) ?? [], [], 'nothing is shown twice');
    client.open(uri(CLAIM), text(CLAIM));
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(CLAIM), version: 2 },
      contentChanges: [
        {
          range: { start: positionOf(CLAIM, '"award_amount": {', 1), end: positionOf(CLAIM, '"award_amount": {', 13) },
          text: 'award_amt',
        },
      ],
    });
    assert.ok(!rulesOf(await pull()).includes('sharing/unknown-field'), 'the standard now has the field');
  });

  it('follows edits, in the file itself and in closed ones, and files on disk', async () => {
    await start();
    await client.until(() => client.pushed.size === 5);
    client.open(uri(CLAIM), text(CLAIM));
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(CLAIM), version: 2 },
      contentChanges: [{ text: text(CLAIM).replaceAll('"household_income"', '"income"') }],
    });
    await client.until(
      () => rulesOf(client.pushed.get(uri(INCOME))).filter((rule) => rule === 'sharing/unknown-field').length === 2,
    );
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(CLAIM) } });
    await client.until(
      () => rulesOf(client.pushed.get(uri(INCOME))).filter((rule) => rule === 'sharing/unknown-field').length === 1,
    );
    files.write(
      '/w/agreements/new.yaml',
      'apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: x\ntitle: X\nversion: "1"\nstatus: activ\n',
    );
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('agreements/new.yaml'), type: 1 }],
    });
    await client.until(() =>
      rulesOf(client.pushed.get(uri('agreements/new.yaml'))).includes('structure/schema-violation'),
    );
    files.remove('/w/agreements/new.yaml');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('agreements/new.yaml'), type: 3 }],
    });
    await client.until(() => client.pushed.get(uri('agreements/new.yaml'))?.length === 0);
  });

  it('takes back what it said of a file that is left out, once that is closed', async () => {
    await start();
    await client.until(() => client.pushed.size === 5);
    files.write('/w/.gitignore', 'mine.yaml\n');
    const draft =
      'apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: x\ntitle: X\nversion: "1"\nstatus: activ\n';
    client.open(uri('agreements/mine.yaml'), draft);
    await client.until(() => rulesOf(client.pushed.get(uri('agreements/mine.yaml'))).length > 0);
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: uri('agreements/mine.yaml') },
    });
    await client.until(() => client.pushed.get(uri('agreements/mine.yaml'))?.length === 0);
  });

  it('follows the configuration', async () => {
    await start();
    await client.until(() => client.pushed.size === 5);
    files.write('/w/.concordat.yaml', 'rules: {sharing/unknown-field: hint}\nfiles: ["agreements/**"]\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('.concordat.yaml'), type: 2 }],
    });
    await client.until(() => client.pushed.get(uri(CLAIM))?.length === 0);
    assert.equal(client.pushed.get(uri(INCOME))?.find(({ code }) => code === 'sharing/unknown-field')?.severity, 4);
  });

  it('completes, hovers, defines and outlines', async () => {
    await start();
    client.open(uri(INCOME), text(INCOME));
    const at = { textDocument: { uri: uri(INCOME) }, position: positionOf(INCOME, 'award_amt', 5) };
    await client.until(() => client.pushed.has(uri(INCOME)) && client.pushed.has(uri(CLAIM)));
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', at);
    const award = items.find(({ label }) => label === 'award_amount');
    assert.deepEqual(award?.textEdit, {
      newText: 'award_amount',
      range: { start: positionOf(INCOME, 'award_amt'), end: positionOf(INCOME, 'award_amt', 9) },
    });
    const nino = { textDocument: at.textDocument, position: positionOf(INCOME, 'nino, household', 1) };
    assert.match(
      JSON.stringify((await client.connection.sendRequest<Hover>('textDocument/hover', nino)).contents),
      /known to the national insurance/,
    );
    const [link] = await client.connection.sendRequest<LocationLink[]>('textDocument/definition', nino);
    assert.deepEqual([link?.targetUri, link?.targetRange.start], [uri(CLAIM), positionOf(CLAIM, '"nino": {')]);
    assert.equal(
      (
        await client.connection.sendRequest<{ name: string }[]>('textDocument/documentSymbol', {
          textDocument: at.textDocument,
        })
      )[0]?.name,
      'Income verification for council tax reduction',
    );
  });

  const actionsAt = (find: string, path = INCOME): Promise<CodeAction[]> =>
    client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uri(path) },
      range: { start: positionOf(path, find, 2), end: positionOf(path, find, 2) },
      context: { diagnostics: [] },
    });

  it('fixes; suppresses with a comment in YAML and with an exception in JSON', async () => {
    await start();
    client.open(uri(INCOME), text(INCOME));
    client.open(uri(CLAIM), text(CLAIM));
    await client.until(() => client.pushed.has(uri(INCOME)) && client.pushed.has(uri(CLAIM)));
    const [fix, suppress, ...rest] = await actionsAt('award_amt');
    assert.deepEqual(
      [fix?.title, fix?.isPreferred, rest.length],
      ['Write `award_amount`', true, 0],
      'explanations need a client with our commands',
    );
    const edits = (edit: WorkspaceEdit | undefined) => (edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      edits(fix?.edit)[0]?.edits.map((edit) => 'newText' in edit && edit.newText),
      ['award_amount'],
    );
    assert.equal(
      edits(suppress?.edit)[0]?.edits.map((edit) => 'newText' in edit && edit.newText)[0],
      '    # concordat-disable-next-line sharing/unknown-field -- …\n',
    );
    const inJson = (await actionsAt('"nino": {', CLAIM)).find(({ title }) => title.startsWith('Accept'));
    assert.equal(edits(inJson?.edit)[0]?.textDocument.uri, uri('.concordat.yaml'));
    assert.match(JSON.stringify(edits(inJson?.edit)), /standards\/claim\.schema\.json.*properties\/nino/);
  });

  it('offers commands to a client that has them: explain, and accept with a reason', async () => {
    await start({ initializationOptions: { commands: true } });
    client.open(uri(INCOME), text(INCOME));
    await client.until(() => client.pushed.has(uri(INCOME)));
    const actions = await actionsAt('award_amt');
    assert.deepEqual(
      actions.map(({ command }) => command?.command),
      [undefined, 'concordat.accept', 'concordat.showRule'],
    );
    const [target] = (actions[1]?.command?.arguments ?? []) as { uri: string; fingerprint: string }[];
    const edit = await client.connection.sendRequest<WorkspaceEdit>('concordat/accept', {
      ...target,
      reason: 'renamed next month',
    });
    assert.match(JSON.stringify(edit), /-- renamed next month/);
    assert.match(
      (await client.connection.sendRequest<string>('concordat/explain', { rule: 'sharing/unknown-field' })) ?? '',
      /^# sharing\/unknown-field/,
    );
    assert.equal(await client.connection.sendRequest('concordat/explain', { rule: 'no/such' }), null);
  });

  it('checks the workspace and counts', async () => {
    await start();
    assert.deepEqual(await client.connection.sendRequest('concordat/checkWorkspace'), {
      files: 8,
      error: 11,
      warning: 12,
      info: 0,
      hint: 1,
    });
  });

  it('leaves structure to others where the client says so', async () => {
    await start({ initializationOptions: { leaveStructureOf: ['json'] } });
    client.open(uri('standards/x.json'), '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": 1,}');
    client.open(uri('agreements/x.yaml'), 'kind: DataSharingAgreement\ntitle: [\n');
    await client.until(() => client.pushed.has(uri('standards/x.json')) && client.pushed.has(uri('agreements/x.yaml')));
    assert.ok(!rulesOf(client.pushed.get(uri('standards/x.json'))).includes('structure/syntax-error'));
    assert.ok(
      rulesOf(client.pushed.get(uri('standards/x.json'))).includes('structure/schema-violation'),
      'no other extension knows that schema',
    );
    assert.ok(rulesOf(client.pushed.get(uri('agreements/x.yaml'))).includes('structure/syntax-error'));
  });

  it('serves documents that are on no disk, and says nothing of what is none of ours', async () => {
    await start();
    client.open('untitled:Untitled-1', 'kind: DataSharingAgreement\nstatus: activ\n', 'yaml');
    client.open(uri('deployment.yaml'), 'apiVersion: apps/v1\nkind: Deployment\nspec: [\n');
    await client.until(() => rulesOf(client.pushed.get('untitled:Untitled-1')).includes('structure/schema-violation'));
    assert.deepEqual(client.pushed.get(uri('deployment.yaml')) ?? [], []);
  });

  it('completes, explains, finds and renames codes over the wire', async () => {
    files = new MemoryFileSystem({
      '/w/lists/tenure.csv': 'code,label\nOO,Owner-occupied\nRT,Rented\n',
      '/w/a.yaml': CODED.replace('|', ''),
    });
    client = await startClient(files, { folder: '/w', today: '2030-01-01' });
    const list = { textDocument: { uri: uri('lists/tenure.csv') }, position: { line: 2, character: 1 } };
    const use = { textDocument: { uri: uri('a.yaml') }, position: { line: 4, character: 14 } };
    client.open(uri('a.yaml'), CODED.replace('|', ''));
    const ask = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest<T>(method, params);
    await client.until(() => client.pushed.has(uri('a.yaml')));
    const items = await ask<CompletionItem[]>('textDocument/completion', use);
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['OO', 'Owner-occupied'],
        ['RT', 'Rented'],
      ],
    );
    assert.match(JSON.stringify((await ask<Hover>('textDocument/hover', use)).contents), /Rented/);
    const [link] = await ask<LocationLink[]>('textDocument/definition', use);
    assert.equal(link?.targetUri, uri('lists/tenure.csv'));
    assert.deepEqual(link?.targetRange.start, { line: 2, character: 0 });
    const found = await ask<{ uri: string }[]>('textDocument/references', {
      ...list,
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      found.map((one) => one.uri),
      [uri('a.yaml')],
    );
    const prepared = await ask<{ placeholder: string }>('textDocument/prepareRename', list);
    assert.equal(prepared.placeholder, 'RT');
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...list, newName: 'REN' });
    assert.deepEqual(
      (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => [
        textDocument.uri,
        edits.map((one) => ('newText' in one ? one.newText : '')),
      ]),
      [
        [uri('lists/tenure.csv'), ['REN']],
        [uri('a.yaml'), ['REN']],
      ],
    );
  });

  it('says what it can do', async () => {
    await start();
    const result = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    assert.deepEqual(Object.keys(result.capabilities).sort(), [
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'diagnosticProvider',
      'documentSymbolProvider',
      'hoverProvider',
      'inlayHintProvider',
      'referencesProvider',
      'renameProvider',
      'textDocumentSync',
      'workspace',
    ]);
  });
});

describe('paths and URIs', () => {
  it('go there and back, with spaces and other characters', () => {
    for (const path of ['/w/a b/é#ü%.json', '/C:/x/y.yaml']) assert.equal(pathOfUri(uriOfPath(path)), path);
    assert.equal(pathOfUri('file:///c%3A/x.yaml'), '/c:/x.yaml');
    assert.notEqual(pathOfUri('untitled:Untitled-1'), pathOfUri('untitled:Untitled-2'));
  });
});
