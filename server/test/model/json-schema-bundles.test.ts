import assert from 'node:assert/strict';
import { resolveAddress } from '../../src/base/address.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { definitionAt } from '../../src/testkit/cursor.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

const NOW = '2026-11-21' as IsoDate;
const HEAD = '$schema: https://json-schema.org/draft/2020-12/schema\n';

const references = (files: Readonly<Record<string, string>>) =>
  checkFiles(
    Object.entries(files).map(([path, text]) => [path, `${HEAD}${text}`]),
    NOW,
  )
    .findings.filter(({ rule }) => rule === 'structure/unresolved-reference')
    .map(({ messageId, pointer }) => `${messageId} ${pointer ?? ''}`);

const BUNDLE = `$id: https://gov.example/claim/1.0.0
properties:
  a: {$ref: /geo/point}
  b: {$ref: 'https://gov.example/geo/point#/$defs/unit'}
  c: {$ref: 'https://gov.example/geo/point#unit'}
  d: {$ref: '#/$defs/point/$defs/unit'}
$defs:
  point:
    $id: https://gov.example/geo/point
    properties:
      x: {$ref: '#/$defs/unit'}
      y: {$ref: unit}
      z: {$ref: '#'}
    $defs:
      unit: {$anchor: unit, type: string}
  other: {$id: /geo/unit, type: string}
`;

describe('JSON Schema bundles', () => {
  it('embedded resources change the base of what is below them', () =>
    assert.deepEqual(references({ 'claim.yaml': BUNDLE }), []));

  it('what is not there is said', () => {
    assert.deepEqual(references({ 'claim.yaml': BUNDLE.replace("'#/$defs/unit'", "'#/$defs/unti'") }), [
      'nowhere /$defs/point/properties/x/$ref',
    ]);
    assert.deepEqual(references({ 'claim.yaml': BUNDLE.replace('$ref: unit', '$ref: https://gov.example/unit') }), [
      'elsewhere /$defs/point/properties/y/$ref',
    ]);
    assert.deepEqual(references({ 'claim.yaml': BUNDLE.replace('point#unit', 'point#unti') }), [
      'noPart /properties/c/$ref',
    ]);
  });

  it('other files refer into a bundle, by address, by pointer within it, and by anchor', () => {
    const user = (ref: string) =>
      references({ 'lib/claim.yaml': BUNDLE, 'user.yaml': `properties: {a: {$ref: '${ref}'}}\n` });
    assert.deepEqual(user('https://gov.example/geo/point'), []);
    assert.deepEqual(user('https://gov.example/geo/point#/$defs/unit'), []);
    assert.deepEqual(user('https://gov.example/geo/unit'), []);
    assert.deepEqual(user('https://gov.example/claim/1.0.0#/properties/a'), []);
    assert.deepEqual(user('https://gov.example/geo/point#/$defs/none'), ['noPart /properties/a/$ref']);
  });

  it('relative to an embedded base, else to the file', () => {
    const outer =
      '$id: https://gov.example/a\n$defs: {x: {$id: https://gov.example/geo/x, properties: {y: {$ref: y}, z: {$ref: z.yaml}}}}\n';
    const files = { 'a.yaml': outer, 'y.yaml': '$id: https://gov.example/geo/y\n', 'z.yaml': 'type: string\n' };
    assert.deepEqual(references(files), []);
    assert.deepEqual(references({ ...files, 'y.yaml': '$id: https://gov.example/z/y\n' }), [
      'elsewhere /$defs/x/properties/y/$ref',
    ]);
  });

  it('URNs name whole files and their anchors', () => {
    const files = (ref: string) => ({
      'a.yaml': `$id: urn:example:a\nproperties: {p: {$ref: '${ref}'}}\n`,
      'b.yaml': '$id: urn:example:b\n$defs: {n: {$anchor: name, type: string}}\n',
    });
    assert.deepEqual(references(files('urn:example:b')), []);
    assert.deepEqual(references(files('urn:example:b#name')), []);
    assert.deepEqual(references(files('urn:example:b#/$defs/n')), []);
    assert.deepEqual(references(files('urn:example:c')), ['elsewhere /properties/p/$ref']);
    assert.deepEqual(references(files('b.yaml#name')), []);
  });

  it('leads to the part that is meant', () => {
    const at = (before: string, after: string) => definitionAt({ 'claim.yaml': HEAD + BUNDLE.replace(before, after) });
    assert.equal(at("x: {$ref: '#/$defs/unit'}", "x: {$ref: '#/$def$0s/unit'}"), 'claim.yaml:unit');
    assert.equal(at('a: {$ref: /geo/point}', 'a: {$ref: /geo/po$0int}'), 'claim.yaml:point');
    assert.equal(at('point#unit', 'point#un$0it'), 'claim.yaml:unit');
  });

  const joined: readonly (readonly [string | undefined, string, string])[] = [
    ['https://a.example/b/c', 'd', 'https://a.example/b/d'],
    ['https://a.example/b/c', '../d', 'https://a.example/d'],
    ['https://a.example/b/c', '/d', 'https://a.example/d'],
    ['https://a.example', 'd', 'https://a.example/d'],
    ['https://a.example/b/', 'urn:x', 'urn:x'],
    ['urn:x:y', 'd', 'd'],
    ['b/c', 'd', 'b/d'],
    [undefined, 'd', 'd'],
  ];
  for (const [base, relative, address] of joined)
    it(`${relative} beside ${base ?? 'nothing'}`, () => assert.equal(resolveAddress(base, relative), address));
});
