import assert from 'node:assert/strict';
import { startClient, type TestClient } from '../../src/testkit/lsp-client.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { projectFiles } from '../../src/testkit/project.ts';

describe('a new standard, asked for by an editor', () => {
  let client: TestClient;
  before(async () => {
    const files = Object.fromEntries([...projectFiles('council-tax')].map(([path, text]) => [`/w/${path}`, text]));
    client = await startClient(new MemoryFileSystem(files), { folder: '/w' });
  });
  after(() => client.close());

  it('is offered what to begin with, and then written', async () => {
    const { connection } = client;
    const choices: { jurisdictions: { code: string; usual: boolean }[]; id: string; entity: string; file: string } =
      await connection.sendRequest('concordat/newStandard/choices', { folder: 'file:///w', title: 'Blue badges' });
    const { jurisdictions, ...rest } = choices;
    assert.deepEqual(
      jurisdictions.filter(({ usual }) => usual).map(({ code }) => code),
      ['uk'],
    );
    assert.deepEqual(rest, {
      takenIds: [
        'urn:exampleshire.example:codelist:tenure',
        'urn:exampleshire.example:contract:ctr-payments',
        'https://standards.exampleshire.example/council-tax/claim/2.1.0',
        'urn:exampleshire.example:standard:dwelling',
      ],
      id: 'urn:gov:std:blue-badges',
      entity: 'BlueBadge',
      file: 'standards/blue-badges.standard.yaml',
    });
    const { text } = await connection.sendRequest<{ text: string }>('concordat/newStandard', {
      title: 'Blue badges',
      id: rest.id,
      jurisdiction: 'uk',
      ownerRole: '',
      ownerContact: '',
      entity: rest.entity,
      fields: 'badge_number, expires: date',
    });
    assert.match(text, /\n {6}- name: expires\n {8}type: date\n/);
    assert.equal(
      await connection.sendRequest('concordat/newStandard/fields', { line: 'expires: datum, x' }),
      '“datum” is no type; there are string, integer, number, boolean, date, datetime, time, year, duration, uri, geometry, object, array',
    );
  });

  it('is offered settings for a folder', async () => {
    const { text } = await client.connection.sendRequest<{ text: string }>('concordat/init', { jurisdiction: 'fr' });
    assert.match(text, /^extends: \[concordat:recommended\]$/m);
    assert.match(text, /^classification: \{scheme: fr\}$/m);
  });
});
