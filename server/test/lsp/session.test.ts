import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Session } from '../../src/lsp/session.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

describe('a session', () => {
  it('keeps what the editor says of a file that it opens while the disk is read', async () => {
    const files = new MemoryFileSystem({ '/w/a.yaml': 'title: on disk\n', '/w/b.yaml': 'title: b\n' });
    const session = new Session({
      files,
      folders: ['/w'],
      rulePages: undefined,
      profiles: [],
      leaveStructureOf: [],
      today: () => '2026-11-21' as IsoDate,
    });
    const textOf = () => session.snapshot.files.get('/w/a.yaml')?.parsed.source.text;
    const read = files.read.bind(files);
    files.read = async (path, most) => {
      if (path === '/w/b.yaml' && !session.documents.has('/w/a.yaml')) {
        session.documents.open('file:///w/a.yaml', 'yaml', 1, 'title: in the editor\n');
        assert.equal(textOf(), 'title: in the editor\n');
      }
      return read(path, most);
    };
    await session.load(async () => {});
    assert.equal(textOf(), 'title: in the editor\n');
    await session.refresh(['/w/a.yaml']);
    assert.equal(textOf(), 'title: in the editor\n');
    session.documents.close('file:///w/a.yaml');
    await session.refresh(['/w/a.yaml']);
    assert.equal(textOf(), 'title: on disk\n');
  });
});
