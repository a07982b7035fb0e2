import assert from 'node:assert/strict';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { projectFiles } from '../../src/testkit/project.ts';

const INCOME = 'file:///w/agreements/income-verification.agreement.yaml';

interface Rendered {
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

describe('concordat/renderAgreement', () => {
  let client: TestClient;
  beforeEach(async () => {
    const files = [...projectFiles('council-tax')].map(([path, text]) => [`/w/${path}`, text]);
    client = await startClient(new MemoryFileSystem(Object.fromEntries(files)), { folder: '/w' });
  });
  afterEach(() => client.close());

  function render(uri: string, line?: number): Promise<Rendered | null> {
    return client.connection.sendRequest('concordat/renderAgreement', { uri, ...(line !== undefined && { line }) });
  }

  it('gives the agreement with what the standard says of its fields', async () => {
    const found = await render(INCOME);
    assert.equal(found?.title, 'Income verification for council tax reduction');
    assert.match(found.body, /Number by which the claimant is known/);
    assert.match(found.body, /data-from="25" data-to="25"/);
    assert.match(found.style, /^\n:root/);
  });

  it('gives what is being typed, and nothing where no agreement is', async () => {
    const text = projectFiles('council-tax').get('agreements/income-verification.agreement.yaml') ?? '';
    client.open(INCOME, text.replace('Income verification for', 'Check of incomes for'));
    assert.equal((await render(INCOME))?.title, 'Check of incomes for council tax reduction');
    assert.equal(await render('file:///w/standards/claim.schema.json'), null);
    assert.equal(await render('file:///w/none.yaml'), null);
  });

  it('gives the one around a line, of several', async () => {
    client.open(
      'file:///w/a.yaml',
      'kind: DataSharingAgreement\ntitle: One\n---\nkind: DataSharingAgreement\ntitle: Two\n',
    );
    assert.equal((await render('file:///w/a.yaml'))?.title, 'One');
    assert.equal((await render('file:///w/a.yaml', 4))?.title, 'Two');
  });

  it('says which documents hold agreements', async () => {
    await render(INCOME);
    const holds = (uri: string): Promise<boolean> => client.connection.sendRequest('concordat/holdsAgreement', { uri });
    assert.equal(await holds(INCOME), true);
    assert.equal(await holds('file:///w/standards/claim.schema.json'), false);
  });
});
