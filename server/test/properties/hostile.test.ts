import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

const NOW = '2026-11-21' as IsoDate;

/** More items than a call takes arguments. */
const MANY = 150_000;

const numbered = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));
const named = <T>(count: number, prefix: string, of: (index: number) => T): Record<string, T> =>
  Object.fromEntries(numbered(count, (index) => [`${prefix}${index}`, of(index)]));

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Documents that nobody writes in earnest; what takes the square of their size takes longer than a test may. */
const documents: Record<string, object> = {
  'a schema with more definitions than a call takes arguments': {
    $schema: DRAFT,
    $defs: named(MANY, 'd', () => ({ type: 'string' })),
  },
  'an interface with a list as long': {
    openapi: '3.1.0',
    info: { title: 'Claims', version: '1' },
    paths: {},
    servers: numbered(MANY, () => ({ url: '/' })),
  },
};

describe('large and tangled input', () => {
  for (const [title, document] of Object.entries(documents)) {
    it(`${title} is checked like any other`, () => {
      const { findings } = checkFiles([['x.json', JSON.stringify(document)]], NOW);
      assert.deepEqual(
        findings.filter(({ messageId }) => messageId === 'internal-error'),
        [],
      );
    });
  }
});
