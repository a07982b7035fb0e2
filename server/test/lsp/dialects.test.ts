import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, DocumentSymbol } from 'vscode-languageserver/node';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

const uri = (path: string): string => `file:///w/${path}`;
const dialects = (glob: string): string =>
  `dialects:\n  - id: pages\n    match: { files: "${glob}" }\n    field: { name: field, description: text }\n`;
const PAGE = '---\nfield: uprn\n---\n\nProse.\n';
const codesAt = (client: TestClient, path: string): unknown[] =>
  (client.pushed.get(uri(path)) ?? []).map(({ code }) => code);

describe('dialects in the language server', () => {
  let client: TestClient;
  let files: MemoryFileSystem;
  const start = async (glob: string, options: Partial<Parameters<typeof startClient>[1]> = {}): Promise<void> => {
    files = new MemoryFileSystem({
      '/w/.concordat.yaml': dialects(glob),
      '/w/fields/uprn.md': PAGE,
      '/w/old/uprn.page': 'field: old\n',
    });
    client = await startClient(files, { folder: '/w', ...options });
  };
  afterEach(() => client.close());

  it('files that a dialect names are read and reported', async () => {
    await start('fields/*.md');
    await client.until(() => codesAt(client, 'fields/uprn.md').length > 0);
    assert.deepEqual(codesAt(client, 'fields/uprn.md'), ['semantics/missing-description']);
  });

  it('an edit of the configuration reads what it has come to name', async () => {
    await start('fields/*.md');
    await client.until(() => codesAt(client, 'fields/uprn.md').length > 0);
    client.open(uri('.concordat.yaml'), dialects('{fields/*.md,old/*.page}'));
    await client.until(() => codesAt(client, 'old/uprn.page').length > 0);
    files.write('/w/.concordat.yaml', dialects('old/*.page'));
    void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('.concordat.yaml') } });
    await client.until(() => codesAt(client, 'fields/uprn.md').length === 0);
  });

  it('a file that comes and goes on disk', async () => {
    await start('fields/*.md');
    files.write('/w/fields/new.md', PAGE);
    files.write('/w/README.md', PAGE);
    const changes = ['fields/new.md', 'README.md'].map((path) => ({ uri: uri(path), type: 1 }));
    await client.until(() => codesAt(client, 'fields/uprn.md').length > 0);
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => codesAt(client, 'fields/new.md').length > 0);
    assert.deepEqual(codesAt(client, 'README.md'), []);
    files.remove('/w/fields/new.md');
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => codesAt(client, 'fields/new.md').length === 0);
  });

  it('answers for open Markdown: diagnostics, outline, fixes', async () => {
    await start('fields/*.md', { pull: true });
    client.open(uri('fields/uprn.md'), PAGE, 'markdown');
    const textDocument = { uri: uri('fields/uprn.md') };
    const { items } = await client.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
    });
    const [missing] = items;
    assert.deepEqual(missing?.range, { start: { line: 1, character: 7 }, end: { line: 1, character: 11 } });
    const [symbol] = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument,
    });
    assert.equal(symbol?.children?.[0]?.children?.[0]?.name, 'uprn');
    const [fix] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: missing?.range,
      context: { diagnostics: items },
    });
    assert.match(JSON.stringify(fix?.edit), /\\ntext: /);
  });

  it('asks for the documents that the client would not show by itself, and for no others', async () => {
    await start('fields/*.md', { pull: true, dynamic: true });
    await client.until(() => client.registered.has('textDocument/hover'));
    const selector = { documentSelector: [{ scheme: 'file', pattern: '**/fields/*.md' }] };
    assert.deepEqual(client.registered.get('textDocument/didOpen'), selector);
    assert.deepEqual(client.registered.get('textDocument/hover'), selector);
    assert.ok(client.registered.has('textDocument/diagnostic') && client.registered.has('textDocument/codeAction'));
    assert.ok(!client.registered.has('textDocument/completion'), 'the client cannot');
    client.open(uri('.concordat.yaml'), dialects('tables/*.yaml'));
    await client.until(() => !client.registered.has('textDocument/hover'));
  });

  it('asks for nothing where no dialect is taught', async () => {
    await start('', { dynamic: true });
    await client.until(() => client.registered.has('workspace/didChangeWatchedFiles'));
    assert.deepEqual([...client.registered.keys()], ['workspace/didChangeWatchedFiles']);
  });
});
