import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Rule } from '../../src/rules/define.ts';
import { renderEdits } from '../../src/syntax/edit.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { type ComposedExample, composeExample, composeFixed } from '../../src/testkit/compose-example.ts';
import { EXAMPLE_DAY, type Example } from '../../src/testkit/frames.ts';
import { readMarkers } from '../../src/testkit/markers.ts';
import { checkAll, checkFiles, ROOT, sourceOf } from '../../src/testkit/memory.ts';

// One test for all rules (docs/architecture.md, "One rule, one file"): what a rule says of itself holds.

const dayOf = (example: Example): IsoDate => example.now ?? (EXAMPLE_DAY as IsoDate);

for (const rule of rules) {
  describe(`rule ${rule.id}`, () => {
    for (const example of rule.examples.good) {
      it(`good: ${example.title}`, () => {
        const composed = composeExample(example);
        assert.deepEqual(
          described(check(composed, dayOf(example)), composed),
          [],
          'a good example is silent under all rules',
        );
        assertTwins(composed, dayOf(example));
      });
    }
    for (const example of rule.examples.bad) {
      it(`bad: ${example.title}`, () => {
        const composed = composeExample(example);
        const findings = check(composed, dayOf(example));
        assert.deepEqual(
          described(findings, composed),
          wanted(composed, rule),
          'the findings are those that are marked, no more and no less',
        );
        assertFix(rule, example, composed, findings);
        assertTwins(composed, dayOf(example));
        assertOrder(composed, dayOf(example));
        assertPrefixes(composed, dayOf(example));
      });
    }

    it('exercises every message and every option', () => {
      const said = new Set(
        rule.examples.bad
          .flatMap((example) =>
            check(composeExample(example), dayOf(example)).filter((finding) => finding.rule === rule.id),
          )
          .map((finding) => finding.messageId),
      );
      assert.deepEqual([...said].sort(), Object.keys(rule.messages).sort());
      for (const [name, option] of Object.entries(rule.options))
        assert.notEqual(option.default, undefined, `option ${name} has a default`);
    });

    if (rule.id.startsWith('privacy/'))
      it('is shown in two formats at least, right and wrong', () => {
        for (const examples of [rule.examples.good, rule.examples.bad])
          assert.ok(new Set(examples.map(({ frame }) => frame)).size > 1, 'marks stand elsewhere in each format');
      });

    it('has complete pages', () => {
      for (const [section, text] of Object.entries(rule.docs)) assert.ok(text.length > 0, `${section} is written`);
      assert.match(rule.id, /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
      const texts = [...rule.examples.good, ...rule.examples.bad].map((example) => JSON.stringify(example));
      assert.equal(new Set(texts).size, texts.length, 'no example twice');
    });
  });
}

function check(composed: ComposedExample, now: IsoDate): Finding[] {
  return checkFiles(composed.files, now).findings;
}

function described(findings: readonly Finding[], composed: ComposedExample): string[] {
  return findings
    .map((finding) => {
      const path = finding.file.slice(ROOT.length + 1);
      const { lines } = parse(sourceOf(path, composed.files.get(path) ?? ''));
      const { start, end } = lines.range(finding.span);
      const where =
        start.line === end.line
          ? `${start.line}:${start.character}-${end.character}`
          : `${start.line}:${start.character}-${end.line}:${end.character}`;
      return `${path}:${where} ${finding.rule}:${finding.messageId}`;
    })
    .sort();
}

function wanted(composed: ComposedExample, rule: Rule): string[] {
  return [...composed.markers]
    .flatMap(([path, markers]) =>
      markers.map(
        ({ line, start, end, label }) =>
          `${path}:${line}:${start}-${end} ${label.includes(':') ? label : `${rule.id}:${label}`}`,
      ),
    )
    .sort();
}

/** The first fix yields exactly what is promised, changes nothing when applied again, and keeps the comments. */
function assertFix(
  rule: Rule,
  example: Example & { fixed?: string },
  composed: ComposedExample,
  findings: readonly Finding[],
): void {
  const finding = findings.find((one) => one.rule === rule.id && one.fixes.length > 0);
  if (example.fixed === undefined) return;
  assert.ok(finding, 'a fix is promised');
  const path = finding.file.slice(ROOT.length + 1);
  const fixedOnce = applyFix(finding, composed.files.get(path) ?? '', path);
  const promised = composeFixed(example, readMarkers(example.fixed).text).map(
    ({ files }) => files.get(path)?.trimEnd() ?? '',
  );
  assert.equal(
    fixedOnce.trimEnd(),
    promised.find((text) => text === fixedOnce.trimEnd()) ?? promised[0],
    'the fix writes what is promised',
  );
  assert.equal(applyFix(finding, fixedOnce, path), fixedOnce, 'applied twice it changes nothing more');
}

function applyFix(finding: Finding, text: string, path: string): string {
  const [fix] = finding.fixes;
  assert.ok(fix);
  if (fix.edits.some((edit) => edit.op === 'text') && text !== '') {
    const file = parse(sourceOf(path, text));
    // Text edits belong to one text only; applied to the text after them they are gone, as an editor knows.
    const { problems } = file;
    if (problems.length === 0) return text;
  }
  return applyEdits(
    text,
    renderEdits(
      parse(sourceOf(path, text)),
      fix.edits.filter((edit) => !isDone(edit, path, text)),
    ),
  );
}

/** A rename or an append that has been carried out is not offered again. */
function isDone(edit: Finding['fixes'][number]['edits'][number], path: string, text: string): boolean {
  if (edit.op !== 'append') return false;
  const root = parse(sourceOf(path, text)).roots[edit.root];
  const list = edit.path.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step],
    toValue(root),
  );
  return Array.isArray(list) && list.some((item) => JSON.stringify(item) === JSON.stringify(edit.value));
}

/** CRLF and the JSON twin give the same findings. (A byte order mark never reaches a source; see test/host.) */
function assertTwins(composed: ComposedExample, now: IsoDate): void {
  const names = (findings: readonly Finding[]): string[] =>
    findings.map((finding) => `${finding.file} ${finding.rule}:${finding.messageId} ${finding.pointer ?? ''}`).sort();
  const original = check(composed, now);
  const crlf = new Map([...composed.files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
  assert.deepEqual(names(checkFiles(crlf, now).findings), names(original), 'CRLF');
  const readable = [...composed.files].every(([path, text]) => {
    const file = parse(sourceOf(path, text));
    return file.problems.length === 0 && file.roots.length === 1 && !/&|\*|concordat-disable|<<:/.test(text);
  });
  if (!readable) return;
  const twins = new Map(
    [...composed.files].map(([path, text]) => {
      // Tables have no twin.
      if (path.endsWith('.concordat.yaml') || /\.[ct]sv$/.test(path)) return [path, text];
      return [path, JSON.stringify(toValue(parse(sourceOf(path, text)).roots[0]), null, 2)];
    }),
  );
  const json = checkFiles(twins, now).findings.filter((finding) => !finding.file.endsWith('.concordat.yaml'));
  const yaml = original.filter((finding) => !finding.file.endsWith('.concordat.yaml'));
  assert.deepEqual(names(json), names(yaml), 'JSON twin');
}

function assertOrder(composed: ComposedExample, now: IsoDate): void {
  const reversed = new Map([...composed.files].reverse());
  assert.deepEqual(checkFiles(reversed, now).findings, check(composed, now), 'the order of files does not matter');
}

function assertPrefixes(composed: ComposedExample, now: IsoDate): void {
  const text = composed.files.get(composed.main) ?? '';
  const { workspace, checker } = checkFiles(composed.files, now);
  const step = Math.max(17, Math.ceil(text.length / 60));
  for (let length = 0; length < text.length; length += step) {
    workspace.apply({ kind: 'set', source: sourceOf(composed.main, text.slice(0, length)) });
    for (const finding of checkAll(workspace, checker, now))
      assert.notEqual(finding.messageId, 'internal-error', finding.message);
  }
}
