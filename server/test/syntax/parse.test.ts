import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recoverJson } from '../../src/syntax/json.ts';
import { parseWellFormedJson } from '../../src/syntax/json-well-formed.ts';
import { parse } from '../../src/syntax/parse.ts';
import type { Language } from '../../src/syntax/source.ts';
import {
  entryOf,
  innermostAt,
  nodeAt,
  parsePointer,
  pathOf,
  pointerOf,
  toValue,
  valueAt,
} from '../../src/syntax/tree.ts';

const read = (text: string, language: Language = 'yaml') => parse({ path: 'x', text, language });
const values = (text: string, language?: Language) => read(text, language).roots.map((root) => toValue(root));
const problems = (text: string, language?: Language) => read(text, language).problems.map((problem) => problem.code);

describe('parsing YAML', () => {
  it('reads maps, lists, scalars of the core schema and block scalars', () => {
    const text =
      'a: 1\nb: [x, "y", null, true, 1.5]\nc: |\n  two\n  lines\nd: >\n  one\n  line\ne:\n  - f: 2026-09-01\ng:\n';
    assert.deepEqual(values(text), [
      { a: 1, b: ['x', 'y', null, true, 1.5], c: 'two\nlines\n', d: 'one line\n', e: [{ f: '2026-09-01' }], g: null },
    ]);
    assert.deepEqual(problems(text), []);
  });

  it('reads several documents', () => assert.deepEqual(values('a: 1\n---\nb: 2\n'), [{ a: 1 }, { b: 2 }]));

  it('reads anchors, aliases and merge keys, own keys first', () => {
    assert.deepEqual(values('base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n'), [
      { base: { x: 1, y: 2 }, use: { y: 3, x: 1 } },
    ]);
  });

  it('gives a tree and a problem for each of the mistakes that people make', () => {
    const cases: [string, string][] = [
      ['a: 1\na: 2\n', 'duplicate-key'],
      ['a:\n\tb: 1\n', 'tab-indentation'],
      ['a: "x\nb: 2\n', 'unclosed-quote'],
      ['a: [1, 2\nb: 3\n', 'unclosed-bracket'],
      ['a: 1\n b: 2\n', 'bad-indentation'],
      ['a: b: c\n', 'nested-colon'],
      ['a\nb: 1\n', 'missing-colon'],
      ['a: *x\n', 'alias-unknown'],
      ['a: &x {b: *x}\n', 'alias-unknown'],
      ['a: @x\n', 'bad-start'],
    ];
    for (const [text, code] of cases) {
      assert.deepEqual(problems(text), [code], JSON.stringify(text));
      assert.notEqual(read(text).roots[0]?.kind, undefined);
    }
  });

  it('keeps what stands before and after a mistake', () => {
    assert.deepEqual(values('a: 1\nb: [1, 2\nc: 3\n'), [{ a: 1, b: [1, 2], c: 3 }]);
  });

  it('joins quoted texts that go on in the column of their key, as PyYAML writes them', () => {
    const text = 'a:\n  b: "one\\\n  \\ two"\n  c: 3\n';
    assert.deepEqual(problems(text), ['quote-indentation']);
    assert.deepEqual((values(text)[0] as { a: { c: number } }).a.c, 3);
    // What YAML allows is not spoken of beside it: a text that begins in a line of its own, or behind a dash.
    const beside = 'c:\n  "three\n  four"\nd:\n- "five\n  six"\n- e:\n    "seven\n    eight"\n';
    assert.deepEqual(problems(beside), []);
    assert.deepEqual(problems(text + beside), ['quote-indentation']);
    assert.deepEqual(problems('a: "one\ntwo"\nb:\n  - c:\n      # This.\n\n      "three\n  four"\n'), [
      'quote-indentation',
      'quote-indentation',
    ]);
    // A quote that is really missing is still said to be missing.
    assert.deepEqual(problems('a: "x\nb: "y"\n'), ['unclosed-quote']);
  });

  it('bounds aliases that multiply, and nesting without end', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}\n`;
    assert.deepEqual(problems(bomb), ['alias-bomb']);
    assert.ok(JSON.stringify(values(bomb)).length < 10_000, 'nothing is expanded');
    for (const text of ['['.repeat(10_000), '- '.repeat(10_000), '{a: '.repeat(10_000), '? '.repeat(10_000)]) {
      assert.ok(read(text).problems.length > 0);
      JSON.stringify(values(text));
    }
  });

  it('collects comments', () => {
    assert.deepEqual(
      read('# one\na: 1 # two\nb: "# no"\n').comments.map(({ text }) => text),
      ['# one', '# two'],
    );
  });
});

describe('parsing JSON', () => {
  it('reads values as JSON.parse does, __proto__ and duplicates included', () => {
    for (const text of [
      '{"a":[1,-2.5e3,true,null,"\\u00e9\\n"],"b":{}}',
      '"x"',
      '[]',
      '{"a":1,"a":2}',
      '{"constructor":1}',
    ])
      assert.deepEqual(values(text, 'json'), [JSON.parse(text)]);
    assert.ok(Object.hasOwn(values('{"__proto__":1}', 'json')[0] as object, '__proto__'));
  });

  it('recovers', () => {
    const cases: [string, unknown, string[]][] = [
      ['{"a":1,}', { a: 1 }, ['trailing-comma']],
      ['{"a" 1}', { a: 1 }, ['missing-colon']],
      ['{"a":}', { a: null }, ['missing-value']],
      ['{"a":1 "b":2}', { a: 1, b: 2 }, ['missing-comma']],
      ['{"a":[1,2}', { a: [1, 2] }, ['unclosed-bracket']],
      ['// note\n{"a":1}', { a: 1 }, ['comment-in-json']],
      ['[1.]', ['1.'], ['unquoted-text']],
      ['{"a":tru}', { a: 'tru' }, ['unquoted-text']],
      ['{a:1}', { a: 1 }, ['unquoted-text']],
      ['{a:1,a:1}', { a: 1 }, ['unquoted-text']],
      ['{"a":1}}', { a: 1 }, ['unexpected-text']],
      ['{"a":1', { a: 1 }, ['unclosed-bracket']],
      ['{"a":1,"b":[{"c":0,"c":1}]}', { a: 1, b: [{ c: 1 }] }, ['duplicate-key']],
    ];
    for (const [text, value, codes] of cases) {
      assert.deepEqual(values(text, 'json'), [value], text);
      assert.deepEqual(problems(text, 'json'), codes, text);
    }
  });

  it('gives the same tree by both parsers for every text in order', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const slow = recoverJson(text);
        assert.deepEqual(slow.problems, []);
        assert.deepEqual(parseWellFormedJson(text), slow.root);
      }),
    );
  });

  it('leaves every text that is not in order to the parser that knows why', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', '\\', '\n', '01', '-', 'x', '/* */'),
        (json, at, slip) => {
          const text = json.slice(0, at % (json.length + 1)) + slip + json.slice((at % (json.length + 1)) + 1);
          const fast = parseWellFormedJson(text);
          if (fast) assert.deepEqual({ root: fast, problems: [] }, recoverJson(text), text);
          // An empty file is the beginning of one, and no mistake.
          else if (text.trim() !== '') assert.ok(recoverJson(text).problems.length > 0, text);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('gives the same tree after a change as from the whole text', () => {
    const slips = ['', '1', '"x"', ',"n":[1]', '{"a":{}}', ' ', '\n', '[', '}', '"', 'true,'];
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(8), fc.constantFrom(...slips))),
        (json, changes) => {
          let text = JSON.stringify(JSON.parse(json), null, 1);
          let file = read(text, 'json');
          for (const [where, length, slip] of changes) {
            const at = where % (text.length + 1);
            text = text.slice(0, at) + slip + text.slice(at + length);
            file = parse({ path: 'x', text, language: 'json' }, file);
            const fresh = read(text, 'json');
            assert.deepEqual(file.roots, fresh.roots, text);
            assert.deepEqual(file.problems, fresh.problems, text);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('takes over what a change does not touch', () => {
    const before = read('{"a": {"b": [1, 2]}, "c": {"d": 3}, "e": [4]}', 'json');
    const [a, , e] = ['a', 'c', 'e'].map((key) => valueAt(before.roots[0], key));
    const after = parse(
      { path: 'x', text: '{"a": {"b": [1, 2]}, "c": {"d": 3333}, "e": [4]}', language: 'json' },
      before,
    );
    assert.equal(valueAt(after.roots[0], 'a'), a);
    assert.equal(valueAt(after.roots[0], 'e'), e);
    assert.deepEqual([e?.start, e?.end], [44, 47]);
    assert.notEqual(after.roots[0], before.roots[0]);
  });

  it('stands 10,000 levels', () => {
    for (const text of ['['.repeat(10_000), '{"a":'.repeat(10_000), '['.repeat(10_000) + ']'.repeat(10_000)]) {
      assert.ok(problems(text, 'json').length > 0);
      JSON.stringify(values(text, 'json'));
    }
  });
});

describe('the tree', () => {
  it('knows paths and pointers, there and back', () => {
    const [root] = read('a:\n  b/c:\n    - {"~d": 1}\n').roots;
    const node = nodeAt(root, ['a', 'b/c', 0, '~d']);
    assert.ok(node);
    assert.equal(pointerOf(pathOf(node)), '/a/b~1c/0/~0d');
    assert.equal(nodeAt(root, parsePointer('/a/b~1c/0/~0d')), node);
  });

  it('finds keys of large maps and of merged ones', () => {
    const [root] = read(
      `${Array.from({ length: 50 }, (_, index) => `k${index}: ${index}`).join('\n')}\nm: &m {x: 1}\nn: {<<: *m}\n`,
    ).roots;
    assert.equal(toValue(valueAt(root, 'k49')), 49);
    assert.equal(toValue(valueAt(valueAt(root, 'n'), 'x')), 1);
    assert.equal(entryOf(root, 'none'), undefined);
  });

  it('finds what an offset is on', () => {
    const text = 'parties:\n  - id: hmrc\n';
    const [root] = read(text).roots;
    assert.ok(root);
    assert.equal(pointerOf(pathOf(innermostAt(root, text.indexOf('hmrc')).node)), '/parties/0/id');
    assert.equal(innermostAt(root, text.indexOf('id')).onKeyOf?.key.value, 'id');
  });
});
