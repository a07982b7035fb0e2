import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { rules } from '../../generated/rules.ts';
import { runCli } from '../../src/testkit/cli.ts';
import { MemoryFileSystem } from '../../src/testkit/memory-file-system.ts';
import { fixturePath, projectFiles } from '../../src/testkit/project.ts';

const require = createRequire(import.meta.url);
const EXAMPLE = fixturePath('projects', 'council-tax');

const agreement =
  'apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: a\ntitle: A\nversion: "1"\nstatus: active\n';
const inMemory = (files: Record<string, string>) =>
  new MemoryFileSystem(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text])));
const check = (args: string[], files: Record<string, string>, more: { stdin?: string } = {}) =>
  runCli(['check', ...args], { cwd: '/w', files: inMemory(files), ...more });

describe('concordat', () => {
  it('prints its version, its help and an example for every command', async () => {
    assert.deepEqual(await runCli(['--version'], { cwd: '/w' }), { code: 0, out: '0.0.0\n', err: '' });
    assert.match((await runCli(['--help'], { cwd: '/w' })).out, /Exit codes: 0 clean/);
    for (const command of ['check', 'explain', 'rules', 'lsp'])
      assert.match((await runCli([command, '--help'], { cwd: '/w' })).out, /Example: concordat /);
  });

  it('starts the language server', async () =>
    assert.equal((await runCli(['lsp', '--stdio'], { cwd: '/w' })).out, 'serving'));

  it('answers bad usage with one clear line and exit code 2', async () => {
    const cases: [string[], RegExp][] = [
      [['check', 'nowhere'], /^concordat: nowhere: no such file or folder\n$/],
      [['check', '--format', 'jsno'], /^concordat: --format must be one of .*; you wrote jsno: did you mean json\?\n$/],
      [['check', '--fail-on', 'eror'], /--fail-on must be one of .*did you mean error/],
      [['check', '--now', '1.9.2026'], /--now takes a day such as 2026-09-01; you wrote 1.9.2026\n$/],
      [['check', '--profile', 'wales'], /there is no profile wales. There are recommended, uk/],
      [['check', '--output', 'json'], /--output takes FORMAT=FILE/],
      [['check', '--config', 'none.yaml'], /none.yaml: no such configuration file/],
      [['check', '--stdin'], /--stdin needs --stdin-filename/],
      [['check', '--frobnicate'], /^concordat: unknown option '--frobnicate'/],
      [['chekc'], /^concordat: unknown command 'chekc'/],
      [
        ['explain', 'sharing/unknown-feld'],
        /there is no rule sharing\/unknown-feld: did you mean sharing\/unknown-field\?/,
      ],
      [['rules', '--format', 'xml'], /--format must be one of pretty, json/],
    ];
    for (const [args, expected] of cases) {
      const { code, err, out } = await runCli(args, { cwd: '/w', files: inMemory({ 'a.yaml': agreement }) });
      assert.equal(code, 2, args.join(' '));
      assert.match(err, expected);
      assert.equal(out, '');
    }
  });

  it('answers a bad configuration with one line that says where', async () => {
    const cases: [string, RegExp][] = [
      ['files: ["a"\n', /^concordat: \.concordat\.yaml:1:8: This `\[` is never closed\.\n$/],
      ['classification: {scheme: uk}\n', /^concordat: \.concordat\.yaml:1:26: `scheme` must be one of `uk-gscp`/],
      ['languages: en\n', /^concordat: \.concordat\.yaml:1:12: `languages` must be a list; you wrote `en`\.\n$/],
      ['extends: [concordat:wales]\n', /^concordat: \.concordat\.yaml:1:11: there is no profile concordat:wales\n$/],
      [
        'rules: {structure/schema-violation: off}\nfiles: 1\n',
        /^concordat: \.concordat\.yaml:2:8: `files` must be a list/,
      ],
    ];
    for (const [text, expected] of cases) {
      const { code, err } = await check([], { '.concordat.yaml': text, 'a.yaml': agreement });
      assert.equal(code, 2, text);
      assert.match(err, expected);
    }
    const named = { 'house.yaml': 'files: 1\n', 'a.yaml': agreement };
    assert.match(
      (await check(['--config', 'house.yaml'], named)).err,
      /^concordat: house\.yaml:1:8: `files` must be a list/,
    );
    const extended = { '.concordat.yaml': 'extends: [./house.yaml]\n', ...named };
    assert.match((await check([], extended)).err, /^concordat: house\.yaml:1:8: `files` must be a list/);
  });

  it('reports unknown keys and rules of a configuration as findings', async () => {
    const { out, code } = await check(['--format', 'json'], {
      '.concordat.yaml': 'ignoer: [a]\nfiles: ["*.yaml"]\nrules: {sharing/expierd: off}\n',
      'a.yaml': agreement,
    });
    const found = (JSON.parse(out) as { findings: { file: string; message: string }[] }).findings
      .filter(({ file }) => file === '.concordat.yaml')
      .map(({ message }) => message);
    assert.deepEqual(found, [
      'The file cannot have a key `ignoer`: did you mean `ignore`?',
      '`rules` cannot have a key `sharing/expierd`: did you mean `sharing/expired`?',
    ]);
    assert.equal(code, 1);
  });

  it('exits with 0 when clean, 1 at the severity asked for, and never when asked', async () => {
    const warning = {
      'a.yaml': `${agreement.replace('active', 'draft')}classification: OFFICIAL\npurpose: {statement: x}\n`,
    };
    assert.equal((await check([], { 'readme.yaml': 'a: 1\n' })).code, 0);
    assert.equal((await check([], warning)).code, 0, 'a draft has warnings only');
    assert.equal((await check(['--fail-on', 'warning'], warning)).code, 1);
    assert.equal((await check(['--fail-on', 'never'], { 'a.yaml': agreement })).code, 0);
  });

  it('ignores what it does not know in a folder, and refuses it when named', async () => {
    const files = { 'notes.yaml': 'a: 1\n', 'a.yaml': agreement, 'broken.yaml': 'a: [1\n' };
    assert.deepEqual((JSON.parse((await check(['--format', 'json'], files)).out) as { files: unknown[] }).files, [
      { file: 'a.yaml', format: 'agreement', confidence: 'certain' },
    ]);
    const named = await check(['notes.yaml'], files);
    assert.deepEqual(
      [named.code, named.err],
      [2, 'concordat: notes.yaml: no known format. `concordat --help` lists what is read\n'],
    );
    assert.match(
      (await check(['broken.yaml'], files)).out,
      /structure\/syntax-error/,
      'a broken file that was named is shown broken',
    );
  });

  it('says what files are taken for, and why, and judges nothing', async () => {
    const files = new MemoryFileSystem({
      '/w/a.json': '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "objekt"}',
      '/w/b.yaml': 'kind: Deployment\n',
      '/w/c.yaml': 'kind: DataContract\n---\nkind: DataStandard\n',
    });
    const asked = await runCli(['check', '--format-of', '.'], { cwd: '/w', files });
    assert.equal(asked.code, 0);
    assert.deepEqual(asked.out.trimEnd().split('\n'), [
      'a.json: json-schema, certain: `$schema` names a draft of JSON Schema',
      'b.yaml: no known format',
      'c.yaml: odcs, certain: `kind` is `DataContract`',
      'c.yaml: standard, certain: `kind` is `DataStandard`',
    ]);
    const json = JSON.parse(
      (await runCli(['check', '--format-of', '--format', 'json', 'b.yaml'], { cwd: '/w', files })).out,
    );
    assert.deepEqual(json, { version: 1, files: [{ file: 'b.yaml', format: null, confidence: null, because: [] }] });
  });

  it('reads standard input under a name, with the project around it', async () => {
    const standard =
      'apiVersion: concordat/v1\nkind: DataStandard\nid: u\ntitle: T\nversion: "1"\nstatus: active\nentities: [{name: E, fields: [{name: f, type: string}]}]\n';
    const files = { '.concordat.yaml': 'files: ["**"]\n', 's.yaml': standard, 'a.yaml': agreement };
    const stdin = `${agreement}data: [{standard: s.yaml, version: "1", fields: [g]}]\n`;
    const { out } = await check(['--stdin', '--stdin-filename', 'a.yaml', '--format', 'json'], files, { stdin });
    const report = JSON.parse(out) as { files: { file: string }[]; findings: { rule: string }[] };
    assert.deepEqual(
      report.files.map(({ file }) => file),
      ['a.yaml'],
    );
    assert.ok(report.findings.some(({ rule }) => rule === 'sharing/unknown-field'));
  });

  it('joins a single agreement to standards that it names by path, without any configuration', async () => {
    const standard =
      'apiVersion: concordat/v1\nkind: DataStandard\nid: u\ntitle: T\nversion: "1"\nstatus: active\nentities: [{name: E, fields: [{name: f, type: string}]}]\n';
    const { out } = await check(['agreements/a.yaml'], {
      'standards/s.yaml': standard,
      'agreements/a.yaml': `${agreement}data: [{standard: ../standards/s.yaml, version: "1", fields: [f]}]\n`,
    });
    assert.doesNotMatch(out, /unresolved-reference|unknown-field/);
    assert.doesNotMatch(out, /standards\/s\.yaml:/, 'only what was asked for is reported');
  });

  it('honours .gitignore within a repository, and leaves hidden folders out, save those of a format', async () => {
    const files = {
      '.git/HEAD': '',
      '.gitignore': 'build/\n*.tmp.yaml\n',
      'build/a.yaml': agreement,
      'x.tmp.yaml': agreement,
      '.hidden/a.yaml': agreement,
      '.fides/claims.yml': 'dataset:\n  - fides_key: claims\n    collections: []\n',
      'sub/.gitignore': 'b.yaml\n',
      'sub/b.yaml': agreement,
      'sub/c.yaml': agreement,
    };
    const { out } = await check(['--format', 'json'], files);
    assert.deepEqual(
      (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file),
      ['.fides/claims.yml', 'sub/c.yaml'],
    );
  });

  it('honours files and ignore of a configuration, profiles, and a configuration named on the line', async () => {
    const files = {
      '.concordat.yaml': 'files: ["in/**"]\nignore: ["in/old/**"]\n',
      'in/a.yaml': agreement,
      'in/old/b.yaml': agreement,
      'out.yaml': agreement,
      'ci.yaml': 'files: ["out.yaml"]\n',
    };
    const listed = async (...args: string[]) =>
      (JSON.parse((await check([...args, '--format', 'json'], files)).out) as { files: { file: string }[] }).files.map(
        ({ file }) => file,
      );
    assert.deepEqual(await listed(), ['in/a.yaml']);
    assert.deepEqual(await listed('out.yaml'), ['out.yaml'], 'what is named is checked');
    assert.deepEqual(await listed('--config', 'ci.yaml'), ['out.yaml']);
    const severity = async (...args: string[]) =>
      (
        JSON.parse(
          (
            await check([...args, '--format', 'json', '.'], {
              'a.schema.json':
                '{"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{"a":{"type":"string"}}}',
            })
          ).out,
        ) as { findings: { rule: string; severity: string }[] }
      ).findings.find(({ rule }) => rule === 'privacy/missing-classification')?.severity;
    assert.deepEqual([await severity(), await severity('--profile', 'uk')], ['warning', 'error']);
  });

  it('prints the same bytes each time, but for the time it took', async () => {
    const run = async () =>
      (await runCli(['check', '.', '--format', 'json'], { cwd: EXAMPLE })).out.replace(/"durationMs": \d+/, '');
    assert.equal(await run(), await run());
  });

  it('says what cannot be read and what cannot be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-'));
    try {
      writeFileSync(join(folder, 'a.yaml'), agreement);
      const written = await runCli(['check', '--output', 'json=nowhere/report.json'], { cwd: folder });
      assert.deepEqual(
        [written.code, written.err],
        [2, 'concordat: nowhere/report.json: cannot be written (ENOENT)\n'],
      );
      mkdirSync(join(folder, 'sub.yaml'));
      assert.equal((await runCli(['check', 'sub.yaml'], { cwd: folder })).code, 0, 'a folder may have any name');
      chmodSync(join(folder, 'a.yaml'), 0o000);
      if (process.getuid?.() !== 0) {
        const { code, err } = await runCli(['check', 'a.yaml'], { cwd: folder });
        assert.deepEqual([code, err], [2, 'concordat: a.yaml: cannot be read (permission denied)\n']);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    // The same as root sees it: a file system that refuses.
    const refusing = new MemoryFileSystem({ '/w/a.yaml': agreement });
    refusing.read = async () => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const { code, err } = await runCli(['check', 'a.yaml'], { cwd: '/w', files: refusing });
    assert.deepEqual([code, err], [2, 'concordat: a.yaml: cannot be read (permission denied)\n']);
  });

  it('writes further reports to files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-'));
    try {
      for (const [path, text] of projectFiles('council-tax')) {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const { out } = await runCli(
        ['check', '--output', 'json=report.json', '--output', 'sarif=report.sarif', '--quiet'],
        { cwd: folder },
      );
      assert.doesNotMatch(out, /errors?,/, 'quiet leaves the summary out');
      assert.equal(
        (JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { findings: unknown[] }).findings.length,
        24,
      );
      assert.equal(
        (JSON.parse(readFileSync(join(folder, 'report.sarif'), 'utf8')) as { version: string }).version,
        '2.1.0',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('reports', () => {
  it('SARIF passes the 2.1.0 schema and carries fingerprints, help and fixes', async () => {
    const { out } = await runCli(['check', '.', '--format', 'sarif'], { cwd: EXAMPLE });
    const log = JSON.parse(out) as {
      runs: {
        tool: { driver: { rules: { helpUri: string; help: { markdown: string } }[] } };
        results: { partialFingerprints: object; fixes?: object[]; ruleIndex: number }[];
      }[];
    };
    const Draft04 = (AjvDraft04 as unknown as { default: new (options: object) => import('ajv').Ajv }).default;
    const ajv = new Draft04({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as { $schema?: string };
    const validate = ajv.compile({ ...schema, $schema: undefined } as object);
    assert.equal(validate(log), true, JSON.stringify(validate.errors?.slice(0, 3)));
    const [run] = log.runs;
    assert.equal(run?.results.length, 24);
    assert.ok(
      run?.results.every((result) => Object.keys(result.partialFingerprints).length === 1 && result.ruleIndex >= 0),
    );
    assert.ok((run?.results.filter((result) => result.fixes).length ?? 0) >= 9);
    assert.ok(
      run?.tool.driver.rules.every((rule) => /^https:/.test(rule.helpUri) && rule.help.markdown.startsWith('# ')),
    );
  });

  it('GitHub gets ten annotations, the gravest first, and a line about the rest', async () => {
    const { out } = await runCli(['check', '.', '--format', 'github'], { cwd: EXAMPLE });
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 11);
    assert.ok(
      lines
        .slice(0, 10)
        .every((line) =>
          /^::error file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[\w%/-]+::./.test(line),
        ),
      out,
    );
    assert.match(lines[10] ?? '', /^14 more findings are not shown here/);
    assert.ok(!out.includes('\r') && lines.every((line) => !line.includes('%0A')));
  });

  it('pretty shows the place, the line with carets, why and what to do; colours only where they are wanted', async () => {
    const plain = (await runCli(['check', '.'], { cwd: EXAMPLE })).out;
    assert.match(
      plain,
      /agreements\/income-verification\.agreement\.yaml:30:48 {2}error {2}sharing\/unknown-field\n.*did you mean `award_amount`\?\n.*\n {2}> 30 │ {5}fields: \[claim_id, nino, household_income, award_amt\]\n {7}│ {48}\^{9}\n/,
    );
    assert.match(plain, /\n {2}fix {2}Write `award_amount`\n/);
    assert.match(plain, /11 errors, 12 warnings, 1 hint in 6 files\.\n$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    const coloured = /\u001b\[/;
    assert.doesNotMatch(plain, coloured);
    const terminal = (env: Record<string, string>, ...args: string[]) =>
      runCli(['check', '.', ...args], { cwd: EXAMPLE, terminal: true, env });
    assert.match((await terminal({})).out, coloured);
    assert.doesNotMatch((await terminal({ NO_COLOR: '1' })).out, coloured);
    assert.doesNotMatch((await terminal({}, '--no-color')).out, coloured);
  });

  it('pretty shows a part of long lines and no control characters', async () => {
    const schema = JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'x\u001b[31m'.repeat(40),
      properties: { a: { type: 'strng' } },
    });
    const { out } = await check([], { 'a.json': schema });
    assert.ok(
      out
        .split('\n')
        .filter((line) => line.startsWith('  >'))
        .every((line) => line.length < 130),
      out,
    );
    assert.ok(!out.includes('\u001b'));
  });

  it('explain prints the fixed sections of every rule, and finds a rule by its last name', async () => {
    for (const { id } of rules) {
      const { out, code } = await runCli(['explain', id], { cwd: '/w' });
      assert.equal(code, 0);
      const at = ['## Avoid', '## Prefer', '## Why', '## Limits', '## Source'].map((section) => out.indexOf(section));
      assert.deepEqual(
        [...at].sort((a, b) => a - b),
        at,
        id,
      );
      assert.ok(
        at.every((index) => index > 0),
        id,
      );
    }
    assert.match((await runCli(['explain', 'unknown-field'], { cwd: '/w' })).out, /^# sharing\/unknown-field/);
  });

  it('rules lists all of them, as text and as JSON', async () => {
    assert.equal((await runCli(['rules'], { cwd: '/w' })).out.trimEnd().split('\n').length, rules.length);
    assert.deepEqual(
      (
        JSON.parse((await runCli(['rules', '--format', 'json'], { cwd: '/w' })).out) as { rules: { id: string }[] }
      ).rules.map(({ id }) => id),
      rules.map(({ id }) => id),
    );
  });
});
