import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { SHARES, testPrefixes } from './test-prefixes.ts';

testPrefixes(1);

it('the prefixes of every fixture are in some share', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
  assert.deepEqual(
    files.sort(),
    Array.from({ length: SHARES }, (_, index) => `prefixes-${index + 1}.test.ts`),
  );
});
