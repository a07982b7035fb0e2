import assert from 'node:assert/strict';
import type { CodeLens, CompletionList, WorkspaceEdit } from 'vscode-languageserver/node';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

const STANDARD = `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:claim
title: Claim
version: 1.0.0
status: active
classification: OFFICIAL
entities:
  - name: Claim
    fields:
      - {name: nino, type: string}
`;
const AGREEMENT = `apiVersion: concordat/v1
kind: DataSharingAgreement
id: urn:x:dsa:1
version: "1.0"
title: Check of claims
status: active
data:
  - standard: claim.yaml
    fields: [nino]
    retention: {period: P2Y}
term: {start: 2026-01-01, end: 2028-08-31}
`;
const CLAIM = 'file:///w/claim.yaml';
const CHECK = 'file:///w/a.yaml';

describe('code lenses over the protocol', () => {
  let client: TestClient;
  afterEach(() => client.close());

  async function start(initializationOptions: object = { codeLens: { checklist: false } }): Promise<void> {
    const files = new MemoryFileSystem({ '/w/claim.yaml': STANDARD, '/w/a.yaml': AGREEMENT });
    client = await startClient(files, { folder: '/w', lazy: true, initializationOptions });
    await client.connection.sendRequest('concordat/checkWorkspace');
    client.open(CLAIM, STANDARD);
    client.open(CHECK, AGREEMENT);
  }

  async function lenses(): Promise<CodeLens[]> {
    return client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: CLAIM } });
  }

  async function change(uri: string, text: string, version: number): Promise<void> {
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  it('get their words and the places of the agreements when they are seen', async () => {
    await start({ commands: true, codeLens: { checklist: false } });
    const [lens, ...others] = await lenses();
    assert.ok(lens);
    assert.deepEqual([others.length, lens.command, lens.range.start.line], [0, undefined, 3]);
    const { command } = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
    assert.equal(command?.title, 'shared under 1 agreement: Check of claims, kept P2Y, until 2028-08-31');
    assert.equal(command?.command, 'concordat.showReferences');
    assert.deepEqual(command?.arguments, [
      CLAIM,
      lens.range.start,
      [{ uri: CHECK, range: { start: { line: 7, character: 14 }, end: { line: 7, character: 24 } } }],
    ]);
  });

  it('are words alone where the client has no command of ours', async () => {
    await start();
    const [lens] = await lenses();
    const { command } = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
    assert.deepEqual([command?.command, command?.arguments], ['', undefined]);
  });

  it('are asked for again when an agreement changes, and not while a standard is described', async () => {
    await start();
    await lenses();
    await change(CHECK, AGREEMENT.replace('2028', '2029'), 2);
    await client.until(() => client.lensRefreshes() === 1);
    await lenses();
    await change(CLAIM, STANDARD.replace('Claim\n', 'Claim\ndescription: What is asked.\n'), 2);
    await client.connection.sendRequest('concordat/checkWorkspace');
    await change(CHECK, AGREEMENT.replace('P2Y', 'P3Y'), 3);
    await client.until(() => client.lensRefreshes() === 2);
  });

  it('can be switched off, at the start and later', async () => {
    await start({ codeLens: false });
    assert.deepEqual(await lenses(), []);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { concordat: { codeLens: { sharing: true } } },
    });
    await client.until(() => client.lensRefreshes() === 1);
    assert.equal((await lenses()).length, 1);
    for (const settings of [null, 7, { codeLens: 'x' }, { concordat: null }])
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.equal((await lenses()).length, 1);
  });

  const COUNT = { commands: true, codeLens: { sharing: false } };

  async function seen(uri = CLAIM): Promise<CodeLens[]> {
    const found = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return Promise.all(found.map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)));
  }

  it('count the items of the checklist, and lead to them', async () => {
    await start(COUNT);
    const [lens, ...others] = await lenses();
    assert.deepEqual([others.length, lens?.command, lens?.range.start.line], [0, undefined, 3]);
    for (const uri of [CLAIM, CHECK]) {
      const [{ command } = {}] = await seen(uri);
      assert.match(command?.title ?? '', /^checklist \d+ of \d\d$/);
      assert.deepEqual([command?.command, command?.arguments], ['concordat.governance.show', [uri, 0, '']]);
    }
  });

  it('count anew when what they rest on changes, and only then', async () => {
    await start(COUNT);
    const [before] = await seen();
    await change(CHECK, AGREEMENT.replace('Check of claims', 'Checks'), 2);
    await client.connection.sendRequest('concordat/checkWorkspace');
    const given = `attestations:
  - item: G1.2
    subject: urn:x:claim
    answer: yes
    by: {role: Chief Data Officer}
    date: 2026-11-01
`;
    client.open('file:///w/governance/attestations.yaml', given);
    await client.until(() => client.lensRefreshes() === 1);
    const [after] = await seen();
    const count = ({ command }: CodeLens): number => Number(/\d+/.exec(command?.title ?? '')?.[0]);
    assert.equal(after && count(after), (before ? count(before) : 0) + 1);
  });

  it('are none on a long list, nor on a file that is left out', async () => {
    await start(COUNT);
    const datasets = (count: number): string =>
      JSON.stringify({
        conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
        '@type': 'dcat:Catalog',
        dataset: Array.from({ length: count }, (_, index) => ({ '@type': 'dcat:Dataset', title: `Roads ${index}` })),
      });
    client.open('file:///w/few.json', datasets(50), 'json');
    client.open('file:///w/data.json', datasets(51), 'json');
    client.open('file:///w/.concordat.yaml', 'ignore: [claim.yaml]\n');
    assert.equal((await seen('file:///w/few.json')).length, 50);
    assert.deepEqual(await seen('file:///w/data.json'), []);
    assert.deepEqual(await lenses(), []);
    assert.deepEqual(await seen('file:///w/none.yaml'), []);
  });

  it('come with completion that shows marks in its list, and with a word when a name is taken', async () => {
    await start();
    await change(CHECK, AGREEMENT.replace('[nino]', '[]'), 2);
    const items = await client.connection.sendRequest<CompletionList | CompletionList['items']>(
      'textDocument/completion',
      { textDocument: { uri: CHECK }, position: { line: 8, character: 13 } },
    );
    const [item] = Array.isArray(items) ? items : items.items;
    assert.equal(item?.label, 'nino');
    assert.match(item.labelDetails?.description ?? '', /^OFFICIAL · direct identifier/);
    await change(CHECK, AGREEMENT, 3);
    const rename = (newName: string) =>
      client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri: CHECK },
        position: { line: 8, character: 14 },
        newName,
      });
    assert.deepEqual(
      (await rename('number')).documentChanges
        ?.map((one) => ('textDocument' in one ? one.textDocument.uri : ''))
        .sort(),
      [CHECK, CLAIM],
    );
    await assert.rejects(rename(' '), /is empty, taken, or the present name/);
  });

  it('say of each dataset what its description scores, and where points are lost', async () => {
    const catalogue = `conformsTo: https://project-open-data.cio.gov/v1.1/schema
dataset:
  - title: Awards
    description: Number of awards by month.
    publisher: {name: City of Example}
    contactPoint: {fn: Data team, hasEmail: "mailto:data@city.example"}
    identifier: awards
    accessLevel: public
    distribution:
      - {downloadURL: "https://city.example/awards.csv", mediaType: text/csv, format: CSV}
`;
    const uri = 'file:///w/data.yaml';
    const ask = (): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    client = await startClient(new MemoryFileSystem({ '/w/data.yaml': catalogue }), {
      folder: '/w',
      lazy: true,
      initializationOptions: { commands: true, codeLens: { checklist: false } },
    });
    client.open(uri, catalogue);
    const [lens, ...others] = await ask();
    assert.ok(lens);
    assert.deepEqual([others.length, lens.range.start.line], [0, 2]);
    const { command } = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
    assert.equal(command?.title, 'metadata 175 of 325 · add keywords (+30)');
    assert.equal(command?.command, 'concordat.showReferences');
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { concordat: { codeLens: { metadata: false } } },
    });
    assert.deepEqual(await ask(), []);
  });
});
