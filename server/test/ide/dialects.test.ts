import assert from 'node:assert/strict';
import { completions, definitionAt, hoverAt } from '../../src/testkit/cursor.ts';

const PAGE = '---\nfield: uprn\nname: {en: UPRN}\nexamples: [{value: 1}]\n"a.b": x\n---\n';
const configuration = (text: string): string => `dialects:\n  - id: pages\n    match: {files: pages/*.md}\n${text}`;
const offered = (text: string): string[] => [
  ...completions({ 'pages/a.md': PAGE, 'other.yaml': 'foreign: 1\n', '.concordat.yaml': configuration(text) }).keys(),
];

describe('dialects in the editor', () => {
  it('the configuration is completed and explained by its schema', () => {
    for (const key of ['standard', 'entity', 'field', 'codeList', 'inherits', 'languages'])
      assert.ok(offered('    $0\n').includes(key), key);
    for (const key of ['each', 'name', 'type', 'codeList', 'personalData', 'classification'])
      assert.ok(offered('    field:\n      $0\n').includes(key), key);
    assert.deepEqual(offered('    field:\n      type: {$0}\n'), ['at', 'map', 'value']);
    assert.match(
      hoverAt({ '.concordat.yaml': configuration('    field: {pri$0maryKey: a, key: b}\n') }),
      /^$/,
      'not of a field',
    );
    assert.match(hoverAt({ '.concordat.yaml': configuration('    field: {ke$0y: b}\n') }), /part of the primary key/);
    assert.match(hoverAt({ '.concordat.yaml': configuration('    inh$0erits: b\n') }), /based on/);
  });

  it('paths are offered from the files that are of the dialect', () => {
    for (const place of ['name: $0', 'type: {at: $0}', 'title: [$0]', 'classification: $0']) {
      const paths = offered(`    field: {${place}}\n`);
      for (const path of ['field', 'name.en', 'examples[].value', '"a.b"'])
        assert.ok(paths.includes(path), `${path} at ${place}`);
      assert.ok(!paths.includes('foreign'));
    }
    const constant = completions({
      '.concordat.yaml': `classification: {scheme: uk-gscp}\n${configuration('    standard: {classification: {value: $0}}\n')}`,
    });
    assert.ok(constant.has('OFFICIAL') && !constant.has('field'));
  });

  it('an element leads to what it is based on, and says what it inherits', () => {
    const files = {
      '.concordat.yaml':
        'dialects:\n  - {id: e, match: {files: "*.schema"}, standard: {id: name, title: name}, inherits: basedOn, field: {each: elements, name: name, description: doc, personalData: pii}}\n',
      'base.schema': 'name: base\nelements: [{name: dob, doc: Day of birth., pii: true}]\n',
    };
    const leaf = (text: string) => ({ ...files, 'leaf.schema': text });
    assert.equal(definitionAt(leaf('name: leaf\nbasedOn: ba$0se\nelements: [{name: dob}]\n')), 'base.schema:name');
    const hover = hoverAt(leaf('name: leaf\nbasedOn: base\nelements: [{name: do$0b}]\n'));
    assert.match(hover, /Day of birth\./);
    assert.match(hover, /Personal data: \*\*quasi\*\* \(inherited from what it is based on\)/);
  });
});
