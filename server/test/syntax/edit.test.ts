import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text-edit.ts';
import { renderEdits, type TreeEdit } from '../../src/syntax/edit.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';

type Edit = TreeEdit extends infer E ? (E extends { root: number } ? Omit<E, 'root'> : never) : never;

const edited = (text: string, edit: Edit): string => {
  const language = /^\s*[{[]/.test(text) && !text.includes('yaml') ? 'json' : 'yaml';
  const file = parse({ path: 'x', text, language });
  return applyEdits(text, renderEdits(file, [{ root: 0, ...edit } as TreeEdit]));
};

describe('tree edits', () => {
  it('set: a new key behind the last, before its comment’s line is over', () => {
    assert.equal(edited('a: 1 # one\n', { op: 'set', path: ['b'], value: 'x' }), 'a: 1 # one\nb: x\n');
    assert.equal(edited('a: 1', { op: 'set', path: ['b'], value: 2 }), 'a: 1\nb: 2');
    assert.equal(
      edited('a:\n  - x: 1\n    y: 2\nz: 3\n', { op: 'set', path: ['a', 0, 'w'], value: true }),
      'a:\n  - x: 1\n    y: 2\n    w: true\nz: 3\n',
    );
  });

  it('set: behind or before a sibling', () => {
    assert.equal(edited('a: 1\nb: 2\n', { op: 'set', path: ['c'], value: 3, after: 'a' }), 'a: 1\nc: 3\nb: 2\n');
    assert.equal(edited('a: 1\nb: 2\n', { op: 'set', path: ['c'], value: 3, after: '' }), 'c: 3\na: 1\nb: 2\n');
  });

  it('set: makes the maps on the way, and fills values that are missing', () => {
    assert.equal(
      edited('a:\n', { op: 'set', path: ['a', 'b', 'c'], value: 1 }),
      'a:\n  b: {c: 1}\n'.replace('a:\n  b: {c: 1}', 'a:\n  b: {c: 1}'),
    );
    assert.equal(edited('x: {a: 1}\n', { op: 'set', path: ['x', 'b'], value: 'q' }), 'x: {a: 1, b: q}\n');
    assert.equal(edited('x: {}\n', { op: 'set', path: ['x', 'b'], value: 'q' }), 'x: {b: q}\n');
  });

  it('set: fills a map that is there, and keeps what it says and the comments around it', () => {
    const skeleton =
      'g: # asked for\n  act: # the law\n  section: # TO FILL\n  aim: # TO FILL\n\n# The next part.\nh: 1\n';
    assert.equal(
      edited(skeleton, { op: 'set', path: ['g'], value: { act: 'Act', section: '35', extra: '' }, fill: true }),
      skeleton
        .replace('act:', 'act: Act')
        .replace('section:', 'section: "35"')
        .replace('aim: # TO FILL', 'aim: # TO FILL\n  extra: ""'),
    );
    const blanks = { op: 'set', path: ['g'], value: { act: '', section: [] }, fill: true } as const;
    assert.equal(edited(skeleton, blanks), skeleton, 'places that are open stay as they are');
    assert.equal(edited('g: {act: X}\n', blanks), 'g: {act: X, section: []}\n');
    assert.equal(edited('g: {act: X}\n', { ...blanks, value: { act: 'Y' } }), 'g: {act: X}\n');
    assert.equal(edited('g:\n', blanks), 'g: {act: "", section: []}\n');
    assert.equal(edited('g: ""\n', { op: 'set', path: ['g', 'act'], value: '', fill: true }), 'g: {act: ""}\n');
    assert.equal(edited('g: {}\n', blanks), 'g: {act: "", section: []}\n');
  });

  it('set: replaces, with the quotes that were there', () => {
    assert.equal(edited("a: 'x'\n", { op: 'set', path: ['a'], value: "it's" }), "a: 'it''s'\n");
    assert.equal(edited('a: "x"\n', { op: 'set', path: ['a'], value: 'y' }), 'a: "y"\n');
    assert.equal(edited('a: x\n', { op: 'set', path: ['a'], value: 'true' }), 'a: "true"\n');
    assert.equal(edited('a: x\n', { op: 'set', path: ['a'], value: 'b: c' }), 'a: "b: c"\n');
  });

  it('append: in the style of the list', () => {
    assert.equal(edited('a:\n  - 1\n  - 2\n', { op: 'append', path: ['a'], value: 3 }), 'a:\n  - 1\n  - 2\n  - 3\n');
    assert.equal(
      edited('a:\n- 1\n', { op: 'append', path: ['a'], value: { x: { y: { z: 1 } } } }),
      'a:\n- 1\n- x:\n    y: {z: 1}\n',
    );
    assert.equal(edited('a: [1]\n', { op: 'append', path: ['a'], value: 2 }), 'a: [1, 2]\n');
    assert.equal(edited('b: 1\n', { op: 'append', path: ['a'], value: 'x' }), 'b: 1\na: [x]\n');
  });

  it('rename and remove', () => {
    assert.equal(edited('"a": 1 # c\nb: 2\n', { op: 'rename', path: ['a'], to: 'z' }), '"z": 1 # c\nb: 2\n');
    assert.equal(edited('a: 1\nb: 2\nc: 3\n', { op: 'remove', path: ['b'] }), 'a: 1\nc: 3\n');
    assert.equal(edited('a: {x: 1, y: 2}\n', { op: 'remove', path: ['a', 'x'] }), 'a: {y: 2}\n');
    assert.equal(edited('a: {x: 1, y: 2}\n', { op: 'remove', path: ['a', 'y'] }), 'a: {x: 1}\n');
    assert.equal(edited('a:\n  - 1\n  - 2\n', { op: 'remove', path: ['a', 0] }), 'a:\n  - 2\n');
  });

  it('JSON: indentation of the file, one line or many', () => {
    assert.equal(
      edited('{\n    "a": 1\n}\n', { op: 'set', path: ['b'], value: { c: [1] } }),
      '{\n    "a": 1,\n    "b": {\n        "c": [\n            1\n        ]\n    }\n}\n',
    );
    assert.equal(edited('{"a": 1}', { op: 'set', path: ['b'], value: 'x' }), '{"a": 1, "b": "x"}');
    assert.equal(edited('{\n\t"a": {}\n}', { op: 'set', path: ['a', 'b'], value: 1 }), '{\n\t"a": {"b": 1}\n}');
    assert.equal(
      edited('{"a": 1}', { op: 'set', path: ['$schema'], value: 'x', after: '' }),
      '{"$schema": "x", "a": 1}',
    );
  });

  it('keeps CRLF', () =>
    assert.equal(edited('a: 1\r\nb: 2\r\n', { op: 'set', path: ['c'], value: 3 }), 'a: 1\r\nb: 2\r\nc: 3\r\n'));

  it('gives nothing where a path has no place', () => {
    assert.equal(edited('a: 1\n', { op: 'set', path: ['a', 'b'], value: 1 }), 'a: 1\n');
    assert.equal(edited('- 1\n', { op: 'remove', path: ['x'] }), '- 1\n');
  });

  it('what is written reads back', () => {
    for (const value of [
      'x',
      'yes',
      '1',
      '',
      ' a',
      'a: b',
      '- x',
      '# c',
      "it's",
      '"q"',
      'é\nü',
      '@x',
      '2026-09-01',
      'null',
      '~',
      '{a}',
      '[b',
      'a,b',
    ]) {
      const text = edited('a: {k: 1}\n', { op: 'set', path: ['a', 'v'], value });
      assert.equal(
        (toValue(parse({ path: 'x', text, language: 'yaml' }).roots[0]) as { a: { v: string } }).a.v,
        value,
        text,
      );
    }
  });
});
