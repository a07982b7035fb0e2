import assert from 'node:assert/strict';
import type { CodeAction, InlayHint, WorkspaceEdit } from 'vscode-languageserver/node';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

const URI = 'file:///w/claim.standard.yaml';
const HEAD = 'apiVersion: concordat/v1\nkind: DataStandard\nversion: 1.0.0\nstatus: active\n';
const CLAIM = `${HEAD}id: urn:x:claim
title: Claim
description: What is recorded.
entities:
  - name: Claimant
    kind: person
    description: A person who applies.
    fields:
      - {name: nino, type: string, description: Number of the state.}
  - name: Opening
    kind: event
    description: When the office is open.
    fields:
      - {name: weekday, type: string, description: Day of the visit.}
`;
/** Lays a mark over the whole of another file. */
const COMPANION = `${HEAD}id: urn:x:base\ntitle: Marks\ndescription: Marks for others.\nannotations:\n  - {at: ./claim.schema.json, classification: OFFICIAL}\n`;

describe('inlay hints over the wire', () => {
  let client: TestClient;
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = (uri = URI): Promise<InlayHint[]> =>
    client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range: whole });
  const start = async (
    options: Partial<Parameters<typeof startClient>[1]> = {},
    files: Record<string, string> = {},
  ): Promise<MemoryFileSystem> => {
    const disk = new MemoryFileSystem({ '/w/claim.standard.yaml': CLAIM, ...files });
    client = await startClient(disk, { folder: '/w', ...options });
    client.open(URI, CLAIM);
    await client.until(() => client.pushed.has(URI));
    return disk;
  };
  afterEach(() => client.close());

  it('come with their evidence and the edit, where a client cannot ask for them later', async () => {
    await start();
    const [hint, ...others] = await hints();
    assert.deepEqual(others, []);
    assert.equal(hint?.label, 'direct identifier · official ID (inferred)');
    assert.deepEqual(hint.position, { line: 12, character: 19 });
    assert.match(JSON.stringify(hint.tooltip), /name token “nino”/);
    assert.match(
      hint.textEdits?.[0]?.newText ?? '',
      /personalData: \{category: dpv-pd:OfficialID, identifiability: direct\}/,
    );
  });

  it('bring them when they are looked at, and none for a text that has changed since', async () => {
    await start({ lazy: true });
    const [hint] = await hints();
    assert.deepEqual([hint?.tooltip, hint?.textEdits], [undefined, undefined]);
    const whole = await client.connection.sendRequest<InlayHint>('inlayHint/resolve', hint);
    assert.match(JSON.stringify(whole.tooltip), /name token “nino”/);
    assert.equal(whole.textEdits?.length, 1);
    await change(`# a line more\n${CLAIM}`, 2);
    const stale = await client.connection.sendRequest<InlayHint>('inlayHint/resolve', hint);
    assert.equal(stale.textEdits, undefined);
  });

  it('are as the settings want them, at the start and later', async () => {
    await start({ lazy: true, initializationOptions: { inlayHints: { inferred: 'off' } } });
    assert.deepEqual(await hints(), []);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { concordat: { inlayHints: { inferred: 'all' } } },
    });
    await client.until(() => client.hintRefreshes() === 1);
    assert.equal((await hints()).length, 1);
    for (const settings of [null, 7, { concordat: null }, { concordat: { inlayHints: 'x' } }])
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.equal((await hints()).length, 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { inlayHints: false } });
    assert.deepEqual(await hints(), []);
  });

  it('are asked for again when another file changes what is inherited, and only then', async () => {
    const schema = 'file:///w/claim.schema.json';
    const text =
      '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Visit", "type": "object", "properties": {"weekday": {"type": "string"}}}';
    const disk = await start(
      { lazy: true },
      { '/w/claim.schema.json': text, '/w/.concordat.yaml': 'languages: [en]\n' },
    );
    client.open(schema, text);
    await client.until(() => client.pushed.has(schema));
    assert.deepEqual(await hints(schema), []);
    disk.write('/w/base.standard.yaml', COMPANION);
    const before = client.hintRefreshes();
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///w/base.standard.yaml', type: 1 }],
    });
    await client.until(() => client.hintRefreshes() > before);
    assert.deepEqual(
      (await hints(schema)).map(({ label }) => label),
      ['OFFICIAL (inherited)'],
    );
  });

  it('an entity is declared by one edit, whose parts are to be looked at, and comes when it is picked', async () => {
    await start({ lazy: true });
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 12, character: 16 }, end: { line: 12, character: 16 } },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title.startsWith('Classify entity `Claimant`'));
    assert.ok(action && action.edit === undefined, actions.map(({ title }) => title).join('\n'));
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    assert.deepEqual(
      Object.values(edit?.changeAnnotations ?? {}).map(({ label, needsConfirmation }) => [label, needsConfirmation]),
      [['Very likely personal data', true]],
    );
    assert.match(JSON.stringify(edit?.documentChanges), /"annotationId":"Very likely personal data"/);
  });

  it('source actions are looked for only where a client asks for them', async () => {
    await start();
    const ask = (only?: string[]): Promise<CodeAction[]> =>
      client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], ...(only && { only }) },
      });
    assert.deepEqual(
      (await ask(['source'])).map(({ kind }) => kind),
      ['source.concordat.declareAll'],
    );
    assert.ok((await ask()).every(({ kind }) => kind?.startsWith('source') !== true));
  });

  it('a field is declared not personal with the reason that was given', async () => {
    await start({ initializationOptions: { commands: true } });
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 12, character: 16 }, end: { line: 12, character: 16 } },
      context: { diagnostics: [] },
    });
    const none = actions.find(({ command }) => command?.command === 'concordat.declareNotPersonal');
    assert.ok(none?.command);
    const [target] = none.command.arguments as object[];
    const edit = await client.connection.sendRequest<WorkspaceEdit>('concordat/declareNotPersonal', {
      ...target,
      reason: 'Made up for a test.',
    });
    assert.match(JSON.stringify(edit), /identifiability: none, reason: Made up for a test\./);
  });

  function change(text: string, version: number): Promise<void> {
    return client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ text }],
    });
  }
});
