import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { discover } from '../../src/host/discover.ts';
import { loadDiscovered } from '../../src/host/load.ts';
import { NodeFileSystem } from '../../src/host/node-file-system.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { nodeAt, parsePointer } from '../../src/syntax/tree.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { type Snapshot, Workspace } from '../../src/workspace/workspace.ts';
import { corpusRoot } from './corpus.ts';

const SCHEMA = new URL('../../../schemas/inventory/inventory.schema.json', import.meta.url);

interface Row {
  readonly file: string;
  readonly pointer: string;
}

describe('inventory over the whole corpus', () => {
  let fields: Row[];
  let snapshot: Snapshot;

  before(async function () {
    this.timeout(120_000);
    const { out, code, err } = await runCli(['inventory', '.', '--format', 'json'], { cwd: corpusRoot() });
    assert.equal(code, 0, err);
    const printed = JSON.parse(out) as { fields: Row[] };
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    assert.ok(validate(printed), JSON.stringify(validate.errors?.slice(0, 3)));
    ({ fields } = printed);
    const files = new NodeFileSystem();
    const workspace = new Workspace({ root: corpusRoot() });
    await loadDiscovered(workspace, files, await discover(files, corpusRoot()), new Set());
    snapshot = workspace.current;
  });

  it('has a row for each field of each standard, and no other', () => {
    const counts = new Map<string, number>();
    for (const { file } of fields) counts.set(file, (counts.get(file) ?? 0) + 1);
    let standards = 0;
    for (const [path, { documents }] of snapshot.files) {
      const all = documents.flatMap(({ lowered }) => lowered.standards);
      standards += all.length;
      const expected = all.reduce((sum, standard) => sum + fieldsOf(standard).length, 0);
      const file = path.slice(corpusRoot().replace(/\/$/, '').length + 1);
      assert.equal(counts.get(file) ?? 0, expected, file);
    }
    assert.ok(standards > 100);
  });

  it('points into the files', () => {
    for (const { file, pointer } of fields) {
      const state = snapshot.files.get(join(corpusRoot(), file));
      const found = state?.documents.some(({ root }) => nodeAt(root, parsePointer(pointer)) !== undefined);
      assert.ok(found, `${file}#${pointer}`);
    }
  });

  it('means the same by a pointer as any reader of JSON', () => {
    const documents = new Map<string, unknown>();
    for (const { file, pointer } of fields.filter(({ file }) => file.endsWith('.json'))) {
      if (!documents.has(file)) documents.set(file, parsed(file));
      let at = documents.get(file);
      if (at === undefined) continue;
      for (const step of parsePointer(pointer)) at = (at as Record<string, unknown> | undefined)?.[step];
      assert.notEqual(at, undefined, `${file}#${pointer}`);
    }
    assert.ok(documents.size > 20);
  });

  for (const format of ['csv', 'markdown', 'html'])
    it(`can be written as ${format}`, async function () {
      this.timeout(60_000);
      const { out, code } = await runCli(['inventory', '.', '--format', format], { cwd: corpusRoot() });
      assert.equal(code, 0);
      assert.ok(out.length > 100_000);
    });
});

/** Undefined for what is not JSON, such as comments allow. */
function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(corpusRoot(), file), 'utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
