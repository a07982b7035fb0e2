import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { SHARES, testExamples } from './test-examples.ts';

testExamples(1);

it('the examples of every rule are in some share', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
  assert.deepEqual(
    files.sort(),
    Array.from({ length: SHARES }, (_, index) => `examples-${index + 1}.test.ts`),
  );
});
