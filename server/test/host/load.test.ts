import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadInto } from '../../src/host/load.ts';
import { NodeFileSystem } from '../../src/host/node-file-system.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const METADATA = JSON.stringify({
  '@context': 'http://www.w3.org/ns/csvw',
  url: 'large.csv',
  tableSchema: { columns: [{ titles: 'code' }, { titles: 'label' }] },
});
const LARGE = `code,label\r\n${'A,One of many\r\n'.repeat(100_000)}`;

describe('tables that descriptions refer to', () => {
  const textOf = async (folder: string, files: MemoryFileSystem | NodeFileSystem): Promise<string | undefined> => {
    const workspace = new Workspace({ root: folder });
    await loadInto(workspace, files, [`${folder}/x.json`]);
    const state = workspace.current.files.get(`${folder}/large.csv`);
    assert.deepEqual(workspace.current.facts.rows('files', 'file', `${folder}/large.csv`)[0]?.columns, [
      'code',
      'label',
    ]);
    assert.equal(state?.broken, false);
    assert.equal(state?.documents[0]?.detection, undefined);
    return state?.parsed.source.text;
  };

  it('are read with their first lines only when they are large', async () => {
    const files = new MemoryFileSystem({ '/w/x.json': METADATA, '/w/large.csv': LARGE });
    assert.equal(await textOf('/w', files), 'code,label\r\nA,One of many\r');
  });

  it('from a disk as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-'));
    try {
      writeFileSync(join(folder, 'x.json'), METADATA);
      writeFileSync(join(folder, 'large.csv'), LARGE);
      assert.equal(await textOf(folder, new NodeFileSystem()), 'code,label\r\nA,One of many\r');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
