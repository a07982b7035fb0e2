import assert from 'node:assert/strict';
import type { FileSystem } from '../../src/host/file-system.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

const DIALECTS = `dialects:
  - id: pages
    match: { files: ["fields/*.md", "**/*.schema"], where: { field: present } }
    field: { name: field, description: text }
`;
const page = (field: string): string => `---\nfield: ${field}\n---\n\nProse.\n`;
const FILES = {
  '/w/p/.concordat.yaml': DIALECTS,
  '/w/p/fields/uprn.md': page('uprn'),
  '/w/p/deep/er/usrn.schema': '{"field": "usrn", "text": "Number of a street."}',
  '/w/p/README.md': page('readme'),
  '/w/p/notes/a.md': '# Notes\n',
};

/** Notes which files were opened. */
class Watched extends MemoryFileSystem implements FileSystem {
  readonly opened: string[] = [];

  override async read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await super.read(path);
    if (bytes) this.opened.push(path);
    return bytes;
  }
}

describe('dialects on the command line', () => {
  it('files that a dialect names are read, whatever their ending; others are not even opened', async () => {
    const files = new Watched(FILES);
    const { out, code } = await runCli(['check', '--format', 'json'], { cwd: '/w', files });
    const report = JSON.parse(out) as { files: unknown[]; findings: { file: string; rule: string; pointer: string }[] };
    assert.deepEqual(report.files, [
      { file: 'p/deep/er/usrn.schema', format: 'pages', confidence: 'certain' },
      { file: 'p/fields/uprn.md', format: 'pages', confidence: 'certain' },
    ]);
    assert.deepEqual(
      report.findings.map(({ file, rule, pointer }) => [file, rule, pointer]),
      [['p/fields/uprn.md', 'semantics/missing-description', '/field']],
    );
    assert.equal(code, 0);
    assert.deepEqual(
      files.opened.filter((path) => /README|notes/.test(path)),
      [],
    );
  });

  it('also when one file is named, or comes from standard input, or the configuration is named', async () => {
    const run = (args: string[], more: { cwd?: string; stdin?: string } = {}) =>
      runCli(['check', ...args], { cwd: '/w', files: new MemoryFileSystem(FILES), ...more });
    const because = 'pages, certain: configured as dialect `pages`\n';
    assert.equal((await run(['--format-of', 'p/fields/uprn.md'])).out, `p/fields/uprn.md: ${because}`);
    assert.match((await run(['p/README.md'])).err, /README.md: no known format/);
    assert.match((await run(['p/fields/uprn.md'])).out, /uprn/);
    const typed = await run(['--stdin', '--stdin-filename', 'p/fields/new.md', '--format', 'json'], {
      stdin: page('new'),
    });
    assert.match(typed.out, /"format": "pages"/);
    const elsewhere = await runCli(['check', '--config', '/c/.concordat.yaml', '--format-of', '.'], {
      cwd: '/q',
      files: new MemoryFileSystem({
        '/c/.concordat.yaml': DIALECTS,
        '/q/fields/a.md': page('a'),
        '/q/b.md': page('b'),
      }),
    });
    assert.equal(elsewhere.out, `fields/a.md: ${because}`);
  });

  it('a folder below the configuration is of its project', async () => {
    const { out } = await runCli(['check', 'p/fields', '--format-of'], {
      cwd: '/w',
      files: new MemoryFileSystem(FILES),
    });
    assert.match(out, /^p\/fields\/uprn\.md: pages/);
  });
});
