import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text-edit.ts';
import { renderEdits, type TreeEdit } from '../../src/syntax/edit.ts';
import { type ParsedFile, parse } from '../../src/syntax/parse.ts';
import { nodeAt, type Path, toValue } from '../../src/syntax/tree.ts';

const markdown = (text: string): ParsedFile => parse({ path: 'page.md', text, language: 'markdown' });
const valueIn = (text: string): unknown => toValue(markdown(text).roots[0]);
/** The text at a path, by its span in the whole file. */
const at = (text: string, ...path: Path): string | undefined => {
  const node = nodeAt(markdown(text).roots[0], path);
  return node && text.slice(node.start, node.end);
};
const edited = (text: string, ...edits: TreeEdit[]): string => applyEdits(text, renderEdits(markdown(text), edits));
const set = (path: Path, value: string, after?: string): TreeEdit => ({
  op: 'set',
  root: 0,
  path,
  value,
  ...(after !== undefined && { after }),
});

const PAGE = '---\nfield: uprn\nexamples:\n  - value: "1"\n---\n\n# Prose\n\nnot: "yaml\n';

describe('front matter', () => {
  it('is the YAML between the lines; the prose is not looked at', () => {
    assert.deepEqual(valueIn(PAGE), { field: 'uprn', examples: [{ value: '1' }] });
    assert.deepEqual(markdown(PAGE).problems, []);
  });

  it('stands where it stands in the file, also with CRLF and behind a byte order mark', () => {
    for (const text of [PAGE, PAGE.replaceAll('\n', '\r\n'), `\uFEFF${PAGE}`, PAGE.replace('---\n', '---  \n')]) {
      assert.equal(at(text, 'field'), 'uprn');
      assert.equal(at(text, 'examples', 0, 'value'), '"1"');
      assert.equal(markdown(text).roots.length, 1);
      assert.deepEqual(markdown(text).problems, []);
    }
  });

  it('ends at the first closing line, three dots as well; a line of dashes within a text is none', () => {
    assert.deepEqual(valueIn('---\na: 1\n...\nb: 2\n---\n'), { a: 1 });
    assert.deepEqual(valueIn('---\na: |\n  ---\n  x\nb: 2\n---\nc: 3\n'), { a: '---\nx\n', b: 2 });
    assert.deepEqual(valueIn('---\na: 1\n----\n---\n'), markdown('---\na: 1\n----\n---\n').roots.map(toValue)[0]);
  });

  it('is nothing in a text that does not begin with the line', () => {
    for (const text of ['', '# Title\n', '\n---\na: 1\n---\n', ' ---\na: 1\n---\n', '--- # x\na: 1\n---\n', '----\n'])
      assert.deepEqual(markdown(text).roots, [], JSON.stringify(text));
  });

  it('that nobody has closed yet is read to the end', () => {
    assert.deepEqual(valueIn('---\nfield: uprn\nname: UPRN'), { field: 'uprn', name: 'UPRN' });
    assert.deepEqual(valueIn('---\nfield: uprn\nname:'), { field: 'uprn', name: null });
  });

  it('that is empty has no value and no problem', () => {
    assert.equal(valueIn('---\n---\ntext\n'), null);
    assert.deepEqual(markdown('---\n---\ntext\n').problems, []);
  });

  it('problems stand in the whole file, and only in the front matter', () => {
    const text = '---\nfield: uprn\nfield: usrn\n---\n"unclosed\n';
    const [problem, ...others] = markdown(text).problems;
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'duplicate-key');
    assert.equal(problem && markdown(text).lines.lineOf(problem.span.start), 2);
  });

  it('edits stay inside, in the line ends of the file, and keep the prose', () => {
    const [front, prose] = [PAGE.slice(0, PAGE.indexOf('\n---\n') + 1), PAGE.slice(PAGE.indexOf('\n---\n') + 1)];
    assert.equal(edited(PAGE, set(['description'], 'Number.')), `${front}description: Number.\n${prose}`);
    assert.equal(
      edited(PAGE, set(['description'], 'Number.', 'field')),
      PAGE.replace('uprn\n', 'uprn\ndescription: Number.\n'),
    );
    assert.equal(edited(PAGE, set(['field'], 'usrn')), PAGE.replace('uprn', 'usrn'));
    assert.equal(edited(PAGE, { op: 'remove', root: 0, path: ['field'] }), PAGE.replace('field: uprn\n', ''));
    assert.equal(
      edited(PAGE, { op: 'append', root: 0, path: ['examples'], value: '2' }),
      PAGE.replace('"1"\n', '"1"\n  - "2"\n'),
    );
    const crlf = PAGE.replaceAll('\n', '\r\n');
    assert.equal(
      edited(crlf, set(['description'], 'Number.')),
      edited(PAGE, set(['description'], 'Number.')).replaceAll('\n', '\r\n'),
    );
    assert.equal(
      edited(`\uFEFF${PAGE}`, set(['description'], 'Number.')),
      `\uFEFF${edited(PAGE, set(['description'], 'Number.'))}`,
    );
  });

  it('an edit behind a text of several lines comes before the closing line', () => {
    const text = '---\nfield: uprn\nguidance: |\n  One.\n\n  Two.\n---\nProse.\n';
    assert.equal(edited(text, set(['hint'], 'x')), text.replace('Two.\n', 'Two.\nhint: x\n'));
  });

  it('never throws on a prefix', () => {
    for (let end = 0; end <= PAGE.length; end++) assert.ok(markdown(PAGE.slice(0, end)).roots.length <= 1);
  });
});
