import assert from 'node:assert/strict';
import { isExplosive, matches } from '../../src/base/pattern-cost.ts';
import { anchoring } from '../../src/rules/support/pattern-anchors.ts';

describe('patterns that explode', () => {
  const explosive = [
    '^(a+)+$',
    '^([a-zA-Z0-9]+\\s?)*$',
    '(.*)*x',
    '^(\\d+|\\d+a)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(\\d{1,3})*$',
    '^(a|a)*$',
    '^(?:x|(?:[a-z]+)*)$',
    '^(x+x+)*y',
  ];
  for (const pattern of explosive) it(pattern, () => assert.equal(isExplosive(pattern, false), true));

  const harmless = [
    '^[a-z]+([-_][a-z]+)*$',
    '^(\\w+\\.)*\\w+@(\\w+\\.)+\\w+$',
    '^\\s*(.*?)\\s*$',
    '^(\\d{3})+$',
    '^\\d{1,3}(,\\d{3})*$',
    '^(a+)+',
    '^(?:[^"]|"")*$',
    '^(?=.*\\d)(?:[a-z\\d]{2})+$',
    '^(',
    '[',
  ];
  for (const pattern of harmless) it(`not ${pattern}`, () => assert.equal(isExplosive(pattern, false), false));

  it('of a cell also without an end', () => assert.equal(isExplosive('([a-z]+-?)*', true), true));
  it('are not run, nor are long values', () => {
    assert.equal(matches('^(a+)+$', 'aaaa!', false), undefined);
    assert.equal(matches('(x+x+){5}y', `${'x'.repeat(40)}!`, false), undefined);
    assert.equal(matches('^a*b*c*d*$', 'x'.repeat(150), false), undefined);
    assert.equal(matches('[A-Z]{2}', 'xAB', true), false);
    assert.equal(matches('[A-Z]{2}', 'xAB', false), true);
    assert.equal(matches('{prefix}-\\d', 'a-1', false), undefined);
  });
});

describe('patterns without anchors', () => {
  const cases: Readonly<Record<string, ReturnType<typeof anchoring>>> = {
    '[A-Z]{2}\\d{6}': 'unanchored',
    'ACC[0-9]{8}': 'unanchored',
    '[0-9]{3}-[0-9]{9}': 'unanchored',
    '^[A-Z]{2}\\d{6}': 'unanchored',
    '[A-Za-z]{2}-\\d{3}$': 'unanchored',
    '^\\d{8}|[A-Z]{2}\\d{6}$': 'alternation',
    '^a|^b': undefined,
    '^(?:a|b)$': undefined,
    '^sftp://.*': undefined,
    'https://.*': undefined,
    '^v[0-9]+\\.[0-9]+': undefined,
    '\\S': undefined,
    '(\\+00:00|Z)$': undefined,
    '^(?!(describedby))': undefined,
    '\\p{L}{3}': 'unanchored',
  };
  for (const [pattern, expected] of Object.entries(cases))
    it(pattern, () => assert.equal(anchoring(pattern), expected));
});
