import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rules } from '../../../generated/rules.ts';
import type { IsoDate } from '../../../src/base/iso-date.ts';
import { applyEdits } from '../../../src/base/text-edit.ts';
import type { Finding } from '../../../src/check/finding.ts';
import type { Rule } from '../../../src/rules/define.ts';
import { renderEdits } from '../../../src/syntax/edit.ts';
import { parse } from '../../../src/syntax/parse.ts';
import { toValue } from '../../../src/syntax/tree.ts';
import { type ComposedExample, composeExample, composeFixed } from '../../../src/testkit/compose-example.ts';
import { EXAMPLE_DAY, type Example } from '../../../src/testkit/frames.ts';
import { readMarkers } from '../../../src/testkit/markers.ts';
import { checkAll, checkFiles, ROOT, sourceOf } from '../../../src/testkit/memory.ts';

const dayOf = (example: Example): IsoDate => example.now ?? (EXAMPLE_DAY as IsoDate);

/** Files `examples-1.test.ts` and so on, each with a share of the rules, so that no worker waits for another. */
export const SHARES = 8;

/** One test for all rules (docs/architecture.md, "One rule, one file"): what a rule says of itself holds. `share` counts from 1. */
export function testExamples(share: number): void {
  const tried = new Tried();
  for (const rule of shareOf(share)) testRule(rule, tried);
}

/** Neighbours stay together: the rules of a family have their frames in common, and what is cut off a frame is then the same more often. */
function shareOf(share: number): readonly Rule[] {
  const weights = rules.map(({ examples: { good, bad } }) => good.length + 8 * bad.length);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return rules.filter((_, index) => {
    const middle = before + (weights[index] ?? 0) / 2;
    before += weights[index] ?? 0;
    return Math.floor((middle / all) * SHARES) === share - 1;
  });
}

function testRule(rule: Rule, tried: Tried): void {
  describe(`rule ${rule.id}`, () => {
    const known = new Map<Example, Checked>();
    const checked = (example: Example): Checked => {
      const found = known.get(example) ?? checkExample(example);
      known.set(example, found);
      return found;
    };
    after(() => known.clear());

    for (const example of rule.examples.good) {
      it(`good: ${example.title}`, () => {
        const { composed, findings } = checked(example);
        assert.deepEqual(described(findings, composed), [], 'a good example is silent under all rules');
        assertTwins(composed, dayOf(example), findings);
      });
    }
    for (const example of rule.examples.bad) {
      it(`bad: ${example.title}`, () => {
        const { composed, findings, ...rest } = checked(example);
        assert.deepEqual(
          described(findings, composed),
          wanted(composed, rule),
          'the findings are those that are marked, no more and no less',
        );
        assertFix(rule, example, composed, findings);
        assertTwins(composed, dayOf(example), findings);
        assertOrder(composed, dayOf(example), findings);
        assertPrefixes({ composed, findings, ...rest }, dayOf(example), tried);
      });
    }

    it('exercises every message and every option', () => {
      const said = new Set(
        rule.examples.bad
          .flatMap((example) => checked(example).findings.filter((finding) => finding.rule === rule.id))
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

/** What a fresh run says of an example; made once, and asked by all of its tests. */
interface Checked extends ReturnType<typeof checkFiles> {
  readonly composed: ComposedExample;
}

function checkExample(example: Example): Checked {
  const composed = composeExample(example);
  return { composed, ...checkFiles(composed.files, dayOf(example)) };
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
function assertTwins(composed: ComposedExample, now: IsoDate, original: readonly Finding[]): void {
  const names = (findings: readonly Finding[]): string[] =>
    findings.map((finding) => `${finding.file} ${finding.rule}:${finding.messageId} ${finding.pointer ?? ''}`).sort();
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

function assertOrder(composed: ComposedExample, now: IsoDate, findings: readonly Finding[]): void {
  // A single file has no order.
  if (composed.files.size === 1) return;
  const reversed = new Map([...composed.files].reverse());
  assert.deepEqual(checkFiles(reversed, now).findings, findings, 'the order of files does not matter');
}

function assertPrefixes({ composed, workspace, checker }: Checked, now: IsoDate, tried: Tried): void {
  const text = composed.files.get(composed.main) ?? '';
  const others = [...composed.files].filter(([path]) => path !== composed.main);
  // Of few lengths, so that examples with one frame are cut at the same places, and only where they differ are there new ones.
  const step = 17 * 2 ** Math.max(0, Math.ceil(Math.log2(text.length / 60 / 17)));
  for (let length = 0; length < text.length; length += step) {
    const prefix = text.slice(0, length);
    if (!tried.isNew([now, others, composed.main, prefix])) continue;
    workspace.apply({ kind: 'set', source: sourceOf(composed.main, prefix) });
    for (const finding of checkAll(workspace, checker, now))
      assert.notEqual(finding.messageId, 'internal-error', finding.message);
  }
}

/**
 * What has been checked already: examples with one frame begin alike, and the same files on the same day give the same findings (the
 * properties hold the checker to that, whatever it checked before).
 */
class Tried {
  readonly #keys = new Set<string>();

  isNew(state: unknown): boolean {
    const key = createHash('sha256').update(JSON.stringify(state)).digest('base64');
    const isNew = !this.#keys.has(key);
    this.#keys.add(key);
    return isNew;
  }
}
