import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EXAMPLE } from './paths.mjs';

/** A copy of the example project that a test may change, and how to be rid of it. */
export function copyExample() {
  // The real path: editors resolve links, and their URIs would differ from ours.
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-example-')));
  const folder = join(parent, basename(EXAMPLE));
  cpSync(EXAMPLE, folder, { recursive: true });
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
