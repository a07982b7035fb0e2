import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Session } from '../../src/lsp/session.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

function sessionOn(files: MemoryFileSystem): Session {
  return new Session({
    files,
    folders: ['/w'],
    rulePages: undefined,
    profiles: [],
    leaveStructureOf: [],
    today: () => '2026-11-21' as IsoDate,
  });
}

describe('a session', () => {
  it('keeps what the editor says of a file that it opens while the disk is read', async () => {
    const files = new MemoryFileSystem({ '/w/a.yaml': 'title: on disk\n', '/w/b.yaml': 'title: b\n' });
    const session = sessionOn(files);
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

  it('reads all of a folder that comes, and forgets all of one that goes', async () => {
    const files = new MemoryFileSystem({ '/w/a.yaml': 'title: a\n' });
    const session = sessionOn(files);
    const paths = () => [...session.snapshot.files.keys()];
    await session.load(async () => {});
    for (const path of ['/w/new/b.yaml', '/w/new/deep/c.json', '/w/new/node_modules/d.json']) files.write(path, '{}');
    assert.equal(await session.refresh(['/w/new']), true);
    assert.deepEqual(paths(), ['/w/a.yaml', '/w/new/b.yaml', '/w/new/deep/c.json']);
    assert.equal(await session.refresh(['/w/new/README', '/w/gone']), false);
    assert.equal(await session.refresh(['/w/a.yaml', '/w/new/b.yaml']), false, 'nothing is other than before');
    files.remove('/w/new/b.yaml');
    files.remove('/w/new/deep/c.json');
    assert.equal(await session.refresh(['/w/new']), true);
    assert.deepEqual(paths(), ['/w/a.yaml']);
  });

  it('leaves out of what comes what it leaves out at the start', async () => {
    const files = new MemoryFileSystem({ '/w/.gitignore': '/out/\nlocal.yaml\n', '/w/a.yaml': 'title: a\n' });
    const session = sessionOn(files);
    await session.load(async () => {});
    const left = ['/w/out/report.json', '/w/local.yaml', '/w/.vscode/settings.json', '/w/node_modules/p/package.json'];
    for (const path of [...left, '/w/b.yaml', '/elsewhere/c.yaml']) files.write(path, '{}');
    await session.refresh([...left, '/w/out', '/w/node_modules', '/w/b.yaml', '/elsewhere/c.yaml']);
    assert.deepEqual([...session.snapshot.files.keys()], ['/w/a.yaml', '/w/b.yaml']);
    // Who opens one of them is answered, until it is closed.
    for (const path of left) {
      session.documents.open(`file://${path}`, 'yaml', 1, 'title: mine\n');
      assert.ok(session.snapshot.files.has(path));
      session.documents.close(`file://${path}`);
      await session.refresh([path]);
    }
    assert.deepEqual([...session.snapshot.files.keys()], ['/w/a.yaml', '/w/b.yaml']);
  });

  it('reads a folder that takes the place of a file', async () => {
    const files = new MemoryFileSystem({ '/w/a.yaml': 'title: a\n' });
    const session = sessionOn(files);
    await session.load(async () => {});
    files.remove('/w/a.yaml');
    files.write('/w/a.yaml/b.yaml', 'title: b\n');
    await session.refresh(['/w/a.yaml']);
    assert.deepEqual([...session.snapshot.files.keys()], ['/w/a.yaml/b.yaml']);
  });

  it('reads the rest where a folder may not be listed', async () => {
    const files = new MemoryFileSystem({ '/w/a.yaml': 'title: a\n', '/w/locked/b.yaml': 'title: b\n' });
    const list = files.list.bind(files);
    files.list = async (path) => {
      if (path === '/w/locked') throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      return list(path);
    };
    const session = sessionOn(files);
    await session.load(async () => {});
    files.write('/w/c.yaml', 'title: c\n');
    assert.equal(await session.refresh(['/w/locked', '/w/c.yaml']), true);
    assert.deepEqual([...session.snapshot.files.keys()], ['/w/a.yaml', '/w/c.yaml']);
  });

  it('holds what was read last, however long each takes', async () => {
    const files = new MemoryFileSystem({ '/w/a.yaml': 'title: first\n' });
    const session = sessionOn(files);
    await session.load(async () => {});
    const read = files.read.bind(files);
    let delay = 30;
    files.read = async (path, most) => {
      const bytes = await read(path, most);
      const wait = delay;
      delay = 0;
      await new Promise((resolve) => setTimeout(resolve, wait));
      return bytes;
    };
    files.write('/w/a.yaml', 'title: second\n');
    const slow = session.refresh(['/w/a.yaml']);
    files.write('/w/a.yaml', 'title: third\n');
    await Promise.all([slow, session.refresh(['/w/a.yaml'])]);
    assert.equal(session.snapshot.files.get('/w/a.yaml')?.parsed.source.text, 'title: third\n');
  });
});
