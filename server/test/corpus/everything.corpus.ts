import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { CheckReport } from '../../generated/check-report.types.ts';
import { corpusRoot } from './corpus.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const truths = JSON.parse(readFileSync(new URL('truths.json', import.meta.url), 'utf8')) as {
  /** What must be found; lines are one-based. */
  said: { file: string; line: number; finding: string; because: string }[];
  /** Rules that must not speak of files whose path begins so. */
  silent: { files: string; rules: string[]; because: string }[];
};
const SCHEMA = new URL('../../../schemas/check-report/check-report.schema.json', import.meta.url);

describe('check over the whole corpus', () => {
  let report: CheckReport;

  before(function () {
    // One that hangs is cut off there; a machine with other work takes three times as long.
    this.timeout(180_000);
    const run = spawnSync(process.execPath, [CLI, 'check', '.', '--format', 'json'], {
      cwd: corpusRoot(),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      timeout: 180_000,
    });
    assert.equal(run.stderr, '');
    assert.equal(run.status, 1, 'the corpus has errors in it, and no internal one');
    report = JSON.parse(run.stdout) as CheckReport;
  });

  it('writes what its published schema says', () => {
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    assert.ok(validate(report), JSON.stringify(validate.errors?.slice(0, 3)));
  });

  it('has no internal error', () =>
    assert.deepEqual(
      report.findings.filter((finding) => finding.messageId === 'internal-error'),
      [],
    ));

  it('recognises every published JSON Schema and every data contract', () => {
    const formats = new Map(report.files.map(({ file, format }) => [file, format]));
    const of = (format: string): number => [...formats.values()].filter((one) => one === format).length;
    assert.equal(of('odcs'), 22);
    assert.ok(of('json-schema') >= 22);
    assert.deepEqual([of('odps'), of('dcs'), of('openapi')], [2, 7, 1]);
  });

  it('has no rule that speaks of more than a fifth of the files, but for those that were defended', () => {
    const filesOf = new Map<string, Set<string>>();
    for (const { rule, file } of report.findings) filesOf.set(rule, (filesOf.get(rule) ?? new Set()).add(file));
    const often = [...filesOf].filter(([, files]) => files.size > report.files.length / 5).map(([rule]) => rule);
    // What has no description has none: half of what governments publish defines some field nowhere. The others are about marks that nobody writes yet.
    const DEFENDED = ['semantics/missing-description', 'privacy/missing-classification', 'versioning/missing-version'];
    assert.deepEqual(
      often.filter((rule) => !DEFENDED.includes(rule)),
      [],
    );
  });

  it('points into the texts', () => {
    const texts = new Map<string, string[]>();
    for (const { file, range, rule } of report.findings) {
      if (!texts.has(file)) texts.set(file, readFileSync(join(corpusRoot(), file), 'utf8').split('\n'));
      const lines = texts.get(file) ?? [];
      for (const { line, character } of [range.start, range.end])
        assert.ok(
          line < lines.length && character <= (lines[line]?.length ?? 0),
          `${file}:${line}:${character} ${rule}`,
        );
    }
  });

  it('tells findings apart', () => {
    const seen = new Set<string>();
    for (const { file, fingerprint, rule, range } of report.findings) {
      assert.ok(!seen.has(`${file} ${fingerprint}`), `${file} ${rule} ${range.start.line}`);
      seen.add(`${file} ${fingerprint}`);
    }
  });

  for (const { file, line, finding, because } of truths.said) {
    it(`says ${finding} in line ${line} of ${file}: ${because}`, () => {
      const there = report.findings
        .filter((one) => one.file === file && one.range.start.line === line - 1)
        .map((one) => `${one.rule}:${one.messageId}`);
      assert.ok(there.includes(finding), `there is ${there.join(', ') || 'nothing'}`);
    });
  }

  for (const { files, rules, because } of truths.silent) {
    it(`accuses nothing below ${files} by ${rules.join(', ')}: ${because}`, () => {
      assert.ok(
        report.files.some(({ file }) => file.startsWith(files)),
        'there are such files',
      );
      const accused = report.findings.filter(({ file, rule }) => file.startsWith(files) && rules.includes(rule));
      assert.deepEqual(
        accused.map(({ file, message }) => `${file}: ${message}`),
        [],
      );
    });
  }
});
