import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { projectFiles } from '../../src/testkit/project.ts';

interface Choices {
  readonly jurisdictions: readonly { code: string; usual: boolean; regimes: readonly { id: string }[] }[];
  readonly standards: readonly { file: string; root: number; pointer: string; label: string; shown: string }[];
  readonly id: string;
  readonly file: string;
}

describe('a new agreement, asked for by an editor', () => {
  let client: TestClient;
  before(async () => {
    const files = Object.fromEntries([...projectFiles('council-tax')].map(([path, text]) => [`/w/${path}`, text]));
    client = await startClient(new MemoryFileSystem(files), { folder: '/w' });
  });
  after(() => client.close());

  it('is offered what there is to choose from, and then written', async () => {
    const { connection } = client;
    const choices: Choices = await connection.sendRequest('concordat/newAgreement/choices', {
      folder: 'file:///w',
      title: 'Income checks',
    });
    assert.deepEqual(
      choices.jurisdictions.filter(({ usual }) => usual).map(({ code }) => code),
      ['uk'],
    );
    assert.ok(choices.jurisdictions.find(({ code }) => code === 'fr')?.regimes.some(({ id }) => id === 'eu-art28'));
    assert.deepEqual(
      choices.standards.map(({ shown }) => shown),
      ['contracts/payments.odcs.yaml', 'standards/claim.schema.json', 'standards/dwelling.standard.yaml'],
    );
    assert.equal(choices.id, 'dsa-2026-income-checks');
    assert.equal(choices.file, 'agreements/income-checks.agreement.yaml');

    const [, claim] = choices.standards;
    const fields: { name: string; classification: string; verdict: string }[] = await connection.sendRequest(
      'concordat/newAgreement/fields',
      claim,
    );
    assert.deepEqual(
      fields.slice(0, 2).map(({ name, classification, verdict }) => [name, classification, verdict]),
      [
        ['claim_id', 'OFFICIAL-SENSITIVE', 'about a person'],
        ['nino', 'OFFICIAL-SENSITIVE', 'identifies a person, inferred, high confidence'],
      ],
    );
    const roles: object = await connection.sendRequest('concordat/newAgreement/roles', {
      jurisdiction: 'us',
      regime: 'us-cmppa',
    });
    assert.deepEqual(roles, { exchange: ['source-agency', 'recipient-agency'], protection: [] });

    const { text }: { text: string } = await connection.sendRequest('concordat/newAgreement', {
      uri: `file:///w/${choices.file}`,
      title: 'Income checks',
      id: choices.id,
      jurisdiction: 'uk',
      parties: [
        { name: 'Council', roles: ['provider'] },
        { name: 'Council', roles: ['recipient'] },
      ],
      standards: [{ ...claim, fields: ['nino'] }],
    });
    const { parties, data } = parseYaml(text) as {
      parties: { id: string }[];
      data: { standard: string; fields: string[] }[];
    };
    assert.deepEqual(
      parties.map(({ id }) => id),
      ['council', 'council-2'],
    );
    assert.equal(data[0]?.standard, '../standards/claim.schema.json');
    assert.deepEqual(data[0]?.fields, ['nino']);
  });

  it('has no fields of a standard that is gone', async () => {
    const gone = { file: '/w/gone.json', root: 0, pointer: '' };
    assert.deepEqual(await client.connection.sendRequest('concordat/newAgreement/fields', gone), []);
  });
});
