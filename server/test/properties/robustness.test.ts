import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { applyEdits, type TextEdit } from '../../src/base/text-edit.ts';
import { Checker } from '../../src/check/checker.ts';
import { decode } from '../../src/host/decode.ts';
import { sourceFrom } from '../../src/host/load.ts';
import { codeActions } from '../../src/ide/code-actions.ts';
import { parse } from '../../src/syntax/parse.ts';
import { checkAll, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { randomOf } from '../../src/testkit/mutate.ts';
import { projectFiles } from '../../src/testkit/project.ts';
import { assertSound, assertSpans } from '../../src/testkit/sound.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const NOW = '2026-11-21' as IsoDate;

const GRAMMAR = fc.constantFrom(
  ...'{}[]:,"\'-#&*!|>?%@`\\ \n\t\r~<=/'.split(''),
  'a',
  '1',
  'null',
  '<<',
  '- ',
  ': ',
  '\n  ',
  '"x"',
  'é',
  '\u{1F600}',
  '\uFEFF',
  '\0',
);

describe('any input', () => {
  it('parses to a tree with spans in bounds, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('x.yaml', 'x.json', 'x.csv', 'x.md', 'x'),
        (bytes, name) => {
          const file = parse(sourceFrom(`/${name}`, bytes));
          for (const root of file.roots) assertSpans(root, file.source.text.length);
          for (const { span } of file.problems) assert.ok(span.start >= 0 && span.end <= file.source.text.length);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('parses to a tree with spans in bounds, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.array(GRAMMAR, { maxLength: 60 }),
        fc.constantFrom('yaml' as const, 'json' as const, 'csv' as const, 'markdown' as const),
        (parts, language) => {
          const text = parts.join('');
          const file = parse({ path: 'x', text, language });
          for (const root of file.roots) assertSpans(root, text.length);
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('decodes any bytes; what is no UTF-8 is told at its place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { text, invalidBytesAt } = decode(bytes);
        for (const at of invalidBytesAt) assert.ok(at === 0 || text[at] === '\uFFFD');
      }),
      { numRuns: 2000 },
    );
    const damaged = decode(Uint8Array.from([0x61, 0xff, 0xef, 0xbf, 0xbd, 0xe2, 0x82, 0x62]));
    assert.deepEqual(
      [damaged.text, damaged.invalidBytesAt],
      ['a\uFFFD\uFFFD\uFFFDb', [1, 3]],
      'a replacement character of the file itself is none',
    );
    assert.deepEqual(decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61])), {
      text: 'a',
      byteOrderMark: true,
      invalidBytesAt: [],
    });
    assert.deepEqual(decode(Uint8Array.from([0xff, 0xfe, 0x61, 0x00])).text, 'a');
  });
});

describe('random edits', () => {
  it('leave the findings that a fresh run gives, after each of them', () => {
    const files = projectFiles('council-tax');
    const paths = [...files.keys()].filter((path) => !path.startsWith('codelists/'));
    const random = randomOf(20261121);
    const workspace = new Workspace({ root: ROOT });
    workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
    const checker = new Checker(rules, schemas);
    const snippets = [
      '',
      'x',
      ' ',
      '\n',
      ': ',
      '"',
      'claim_id',
      'award_amount',
      '- ',
      '}',
      '# note\n',
      'OFFICIAL',
      'status: draft\n',
      '2030-01-01',
    ];
    for (let step = 0; step < 120; step++) {
      const path = paths[Math.floor(random() * paths.length)] ?? '';
      const text = files.get(path) ?? '';
      const start = Math.floor(random() * text.length);
      const edit: TextEdit = {
        span: { start, end: Math.min(text.length, start + Math.floor(random() * 12)) },
        text: snippets[Math.floor(random() * snippets.length)] ?? '',
      };
      const edited = step % 10 === 9 ? (projectFiles('council-tax').get(path) ?? '') : applyEdits(text, [edit]);
      files.set(path, edited);
      workspace.apply({ kind: 'set', source: sourceOf(path, edited) });
      const incremental = checkAll(workspace, checker, NOW);
      assertSound(incremental, workspace);
      const fresh = new Workspace({ root: ROOT });
      fresh.apply(
        ...[...files].reverse().map(([other, content]) => ({ kind: 'set' as const, source: sourceOf(other, content) })),
      );
      assert.deepEqual(incremental, checkAll(fresh, new Checker(rules, schemas), NOW), `after step ${step} on ${path}`);
    }
  }).timeout(240_000);

  it('fixes of random places keep the text readable', () => {
    const files = projectFiles('council-tax');
    const workspace = new Workspace({ root: ROOT });
    workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
    const findings = checkAll(workspace, new Checker(rules, schemas), NOW);
    let applied = 0;
    for (const finding of findings) {
      const state = workspace.current.files.get(finding.file);
      assert.ok(state);
      for (const action of codeActions(workspace.current, finding.file, finding.span, [finding])) {
        const changes =
          'edits' in action ? action.edits : [{ file: action.file, create: false, edits: action.write() }];
        for (const { file, create, edits } of changes) {
          const before = create ? '' : (workspace.current.files.get(file)?.parsed.source.text ?? '');
          const after = applyEdits(before, edits);
          const path = file.slice(ROOT.length + 1);
          assert.deepEqual(parse(sourceOf(path, after)).problems, [], `${action.title} on ${path}`);
          applied++;
        }
      }
    }
    assert.ok(applied > 25, `${applied} changes`);
  });
});
