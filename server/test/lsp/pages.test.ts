import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type ResponseError } from 'vscode-languageserver/node';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

/** Text that would be markup, if it came through. */
const HOSTILE = `"><img src=x onerror="globalThis.taken = 1"><script>taken()</script></style><a href='javascript:taken()'>`;

function standard(number: number, name = `Claim ${number}`): string {
  const fields = Array.from({ length: 20 }, (_, index) => `      - {name: ${JSON.stringify(`${name} ${index}`)}}`);
  return `apiVersion: concordat/v1
kind: DataStandard
id: urn:x:claim:${number}
title: ${JSON.stringify(name)}
version: 1.0.0
status: active
owner: {name: ${JSON.stringify(name)}, role: ${JSON.stringify(name)}}
entities:
  - name: Claim
    fields:
${fields.join('\n')}
`;
}

function workspace(count: number, name?: string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`/w/claim-${number}.yaml`, standard(number, name)]),
  );
}

interface Page {
  readonly title: string;
  readonly body: string;
  readonly script?: string;
  readonly files: Readonly<Record<string, string>>;
}

describe('pages over the protocol', () => {
  let client: TestClient;
  afterEach(() => client.close());

  async function start(files: Record<string, string>): Promise<void> {
    client = await startClient(new MemoryFileSystem(files), { folder: '/w' });
    await client.connection.sendRequest('concordat/checkWorkspace');
  }

  function ask(kind: string): Promise<Page | null> {
    return client.connection.sendRequest('concordat/page', { kind });
  }

  it('say where everything is written', async () => {
    await start(workspace(2));
    for (const kind of ['checklist', 'map', 'inventory']) {
      const page = await ask(kind);
      assert.ok(page, kind);
      assert.equal(page.script !== undefined, kind === 'map');
      const named = [...page.body.matchAll(/data-file="([^"]*)"/g)].map(([, file = '']) => file);
      assert.ok(named.length > 0, kind);
      for (const file of named) assert.equal(page.files[file], `file:///w/${file}`);
    }
    assert.equal(await ask('none'), null);
    const checklist = await client.connection.sendRequest<{ report: { subjects: unknown[] }; files: object }>(
      'concordat/checklist',
      {},
    );
    assert.equal(checklist.report.subjects.length, 3);
    assert.equal(checklist.files['claim-0.yaml' as keyof object], 'file:///w/claim-0.yaml');
  });

  it('are made for a folder in which there is nothing', async () => {
    await start({});
    for (const kind of ['checklist', 'map', 'inventory']) assert.match((await ask(kind))?.body ?? '', /<h1/);
  });

  it('are given up when nobody wants them any more', async () => {
    await start(workspace(60));
    for (const method of ['concordat/page', 'concordat/checklist']) {
      const source = new CancellationTokenSource();
      const asked = client.connection.sendRequest(method, { kind: 'checklist' }, source.token);
      source.cancel();
      await assert.rejects(asked, (error: ResponseError<unknown>) => error.code === LSPErrorCodes.RequestCancelled);
    }
    assert.ok(await ask('checklist'));
  });

  it('keep nobody waiting who asks for something small', async () => {
    await start(workspace(60));
    const answered: string[] = [];
    const page = ask('checklist').then(() => answered.push('page'));
    const rules = client.connection.sendRequest('concordat/rules').then(() => answered.push('rules'));
    await Promise.all([page, rules]);
    assert.deepEqual(answered, ['rules', 'page']);
  });

  it('take what authors write for text, and lead to no address but those of the web', async () => {
    const attestations = JSON.stringify({
      attestations: [
        {
          item: 'G1.2',
          subject: '*',
          answer: 'yes',
          by: { name: HOSTILE, role: 'Chief Data Officer' },
          date: '2026-01-01',
          evidence: [
            { title: HOSTILE, url: 'javascript:taken()' },
            { title: 'a', url: `https://x.example/${HOSTILE}` },
          ],
        },
      ],
    });
    await start({
      ...workspace(2, HOSTILE),
      [`/w/${HOSTILE.replaceAll('/', '')}.standard.yaml`]: standard(9, HOSTILE),
      '/w/governance/attestations.yaml': attestations,
    });
    for (const kind of ['checklist', 'map', 'inventory']) {
      const body = (await ask(kind))?.body ?? '';
      assert.match(body, /&lt;img/);
      // Outside of quoted values no tag and no handler of theirs is left.
      const bare = body.replaceAll(/"[^"]*"/g, '""');
      assert.deepEqual(
        bare.match(/.{0,60}<\/?(?:img|script|style)[^>]*.{0,60}|<[^>]*\son\w+=.{0,60}/gi) ?? [],
        [],
        kind,
      );
      assert.doesNotMatch(body, /href="(?!#|https?:)/i, kind);
    }
  });
});
