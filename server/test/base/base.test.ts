import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedSpan } from '../../src/base/changed-span.ts';
import { didYouMean, editDistance } from '../../src/base/did-you-mean.ts';
import { addYears, daysBetween, type IsoDate, parseIsoDate } from '../../src/base/iso-date.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { LineIndex } from '../../src/base/line-index.ts';
import { joinPath, normalizePath, relativePath } from '../../src/base/path.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { snakeCase, wordsOf, wordsOfAnyScript } from '../../src/base/words.ts';

describe('base', () => {
  it('line index: LF, CRLF and lone CR end lines, and offsets go there and back', () => {
    const index = new LineIndex('a\nbc\r\nd\re');
    assert.deepEqual(
      [0, 2, 3, 6, 8].map((offset) => index.position(offset)),
      [
        { line: 0, character: 0 },
        { line: 1, character: 0 },
        { line: 1, character: 1 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
      ],
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u{1F600}') }), fc.nat(), (text, at) => {
        const lines = new LineIndex(text);
        const offset = Math.min(at, text.length);
        assert.equal(lines.offset(lines.position(offset)), offset);
      }),
    );
  });

  it('edits apply to the original text; of two that overlap the first wins', () => {
    const edits = [
      { span: { start: 4, end: 6 }, text: 'X' },
      { span: { start: 0, end: 1 }, text: '' },
      { span: { start: 5, end: 7 }, text: 'Y' },
      { span: { start: 2, end: 2 }, text: '<' },
      { span: { start: 2, end: 2 }, text: '>' },
    ];
    assert.equal(applyEdits('0123456789', edits), '1<>23X6789');
  });

  it('did you mean: case, separators, transpositions and beginnings, and nothing far off', () => {
    const names = ['award_amount', 'award_date', 'nino', 'draft', 'active'];
    assert.equal(didYouMean('activ', names), 'active');
    assert.equal(didYouMean('awardAmount', names), 'award_amount');
    assert.equal(didYouMean('award_amt', names), 'award_amount');
    assert.equal(didYouMean('nnio', names), 'nino');
    assert.equal(didYouMean('shoe_size', names), undefined);
    assert.equal(didYouMean('', names), undefined);
    assert.equal(editDistance('abcd', 'acbd'), 1);
    assert.equal(editDistance('abcd', 'wxyz', 2), Number.POSITIVE_INFINITY);
  });

  it('dates: days of the calendar only, differences, leap years', () => {
    assert.equal(parseIsoDate('2026-02-30'), undefined);
    assert.equal(parseIsoDate('2026-02-28T09:30:00+01:00'), '2026-02-28');
    assert.equal(parseIsoDate('28.02.2026'), undefined);
    assert.equal(daysBetween('2024-02-28' as IsoDate, '2024-03-01' as IsoDate), 2);
    assert.equal(addYears('2024-02-29' as IsoDate, 1), '2025-02-28');
  });

  it('paths: dots, folders above, and relative to one another', () => {
    assert.equal(normalizePath('/a/./b/../c'), '/a/c');
    assert.equal(normalizePath('../../a'), '../../a');
    assert.equal(joinPath('/w/agreements', '../standards/a.json'), '/w/standards/a.json');
    assert.equal(relativePath('/w/agreements', '/w/standards/a.json'), '../standards/a.json');
    assert.equal(relativePath('/w', '/w/a.json'), 'a.json');
  });

  it('words of identifiers, however they are cased', () => {
    for (const name of ['dateOfBirth', 'date_of_birth', 'DateOfBirth', 'date-of-birth', 'Date of birth'])
      assert.deepEqual(wordsOf(name), ['date', 'of', 'birth']);
    assert.deepEqual(wordsOf('NHSNumber2'), ['nhs', 'number', '2']);
    assert.deepEqual(wordsOf('prénom'), ['prenom']);
    assert.equal(snakeCase('childIDs'), 'child_id');
  });

  it('splits plain names as it splits all others', () => {
    const names = fc
      .array(fc.constantFrom(...'aAsSbB1_ -.'.split('')), { maxLength: 9 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(names, (name) => assert.deepEqual(wordsOf(name), wordsOfAnyScript(name))));
  });

  it('canonical JSON does not depend on the order of keys', () => {
    assert.equal(canonicalJson({ b: [1, { d: 1, c: undefined }], a: null }), '{"a":null,"b":[1,{"d":1}]}');
  });
});

describe('an edit', () => {
  const TEXT = fc
    .array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', 'é'), { maxLength: 12 })
    .map((parts) => parts.join(''));

  it('is the smallest region in which two texts differ', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (one, other) => {
        const { before, after } = changedSpan(one, other);
        assert.equal(one.slice(0, before.start), other.slice(0, after.start));
        assert.equal(one.slice(before.end), other.slice(after.end));
        const [was, is] = [one.slice(before.start, before.end), other.slice(after.start, after.end)];
        if (was !== '' && is !== '') assert.ok(was[0] !== is[0] && was.at(-1) !== is.at(-1));
      }),
    );
  });

  it('moves lines as if they were counted anew', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (one, other) => {
        const moved = new LineIndex(one).changed(other, changedSpan(one, other));
        const fresh = new LineIndex(other);
        const starts = (lines: LineIndex) =>
          Array.from({ length: lines.lineCount }, (_, line) => lines.lineStart(line));
        assert.deepEqual(starts(moved), starts(fresh));
      }),
    );
  });
});
