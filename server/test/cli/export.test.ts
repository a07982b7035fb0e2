import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/testkit/cli.ts';
import { FRAMES_OF } from '../../src/testkit/frames.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';

const FRAME = FRAMES_OF.agreement;
const FILE = FRAME?.file ?? '';

async function run(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const files = { [FILE]: FRAME?.text ?? '', ...FRAME?.others, ...more };
  const memory = new MemoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text])),
  );
  return runCli(['export', ...args], { cwd: '/w', files: memory });
}

describe('export', () => {
  it('writes to standard output and says on standard error what the format cannot', async () => {
    for (const target of ['odrl', 'odaa', 'dpv']) {
      const { code, out, err } = await run([FILE, '--to', target]);
      assert.equal(code, 0, err);
      assert.ok(out.includes('Income check for council tax reduction'));
      assert.match(err, /^concordat: \d+ recorded values? /);
      assert.match(
        err,
        /data\.standard \(a path of this project; written as the identifier `urn:gov\.example:standard:claim`\)/,
      );
      assert.deepEqual((await run([FILE, '--to', target])).out, out);
    }
    assert.match((await run([FILE, '--to', 'odaa'])).err, /look at \/provider\/dataProductId/);
    assert.equal((await run([FILE, '--to', 'dpv', '--quiet'])).err, '');
  });

  it('writes files, one of them value by value for programs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-export-'));
    const [output, report] = [join(folder, 'a.json'), join(folder, 'r.json')];
    const { code, out } = await run([FILE, '--to', 'odrl', '--output', output, '--report', report]);
    assert.deepEqual([code, out], [0, '']);
    assert.equal((JSON.parse(readFileSync(output, 'utf8')) as { '@type': string })['@type'], 'Agreement');
    const { own, lost, to, file } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown[]>;
    assert.deepEqual([to, file, lost?.length], ['odrl', FILE, 1]);
    assert.ok(own?.some((one) => (one as { path: string }).path === '/security/measures/0'));
  });

  const failures: Readonly<Record<string, readonly [args: string[], message: RegExp, more?: Record<string, string>]>> =
    {
      'no format': [[FILE], /--to/],
      'a format that it does not write': [[FILE, '--to', 'odlr'], /did you mean odrl/],
      'no such file': [['nowhere.yaml', '--to', 'odrl'], /no such file/],
      'a folder': [['agreements', '--to', 'odrl'], /is a folder/],
      'a standard': [['standards/claim.yaml', '--to', 'odrl'], /holds no agreement/],
      'a broken file': [['b.yaml', '--to', 'odrl'], /broken syntax/, { 'b.yaml': 'kind: [' }],
      itself: [[FILE, '--to', 'odrl', '--output', `./${FILE}`], /is the agreement itself/],
      'several agreements': [
        ['m.json', '--to', 'odaa'],
        /holds 2 agreements: name one with --id: x:1, x:2/,
        { 'm.json': several() },
      ],
      'an id that it lacks': [
        ['m.json', '--to', 'odaa', '--id', 'x:3'],
        /no agreement with the id x:3/,
        { 'm.json': several() },
      ],
    };
  for (const [title, [args, message, more]] of Object.entries(failures))
    it(`ends with 2: ${title}`, async () => {
      const { code, err, out } = await run(args, more);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, message);
    });

  it('takes the one that is named of several, in any format that holds an agreement', async () => {
    const { code, out } = await run(['m.json', '--to', 'odaa', '--id', 'x:2'], { 'm.json': several() });
    assert.equal(code, 0);
    assert.match(out, /^id: x:2$/m);
  });

  it('explains itself with an example', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /Example: concordat export agreements\/income\.yaml --to odrl/);
  });
});

function several(): string {
  const one = (id: string) => ({
    '@id': id,
    '@type': 'Agreement',
    assigner: 'x:a',
    assignee: 'x:b',
    target: 'x:t',
    permission: [{ action: 'use' }],
  });
  return JSON.stringify({ '@context': 'http://www.w3.org/ns/odrl.jsonld', '@graph': [one('x:1'), one('x:2')] });
}
