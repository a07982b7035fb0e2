import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EXAMPLE } from './paths.mjs';

/** A copy of an example project that a test may change, and how to be rid of it. */
export function copyExample(name = basename(EXAMPLE)) {
  // The real path: editors resolve links, and their URIs would differ from ours.
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-example-')));
  const folder = join(parent, name);
  cpSync(join(dirname(EXAMPLE), name), folder, { recursive: true });
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
