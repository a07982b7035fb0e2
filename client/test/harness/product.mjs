import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, ROOT } from './paths.mjs';

const FOLDER = join(OUT, 'product');

/** Packages the extension, and keeps the command line of the same build, so that a later build changes neither. */
export function packageProduct() {
  const vsix = join(FOLDER, 'concordat.vsix');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: Number.POSITIVE_INFINITY };
  const made = spawnSync(process.execPath, ['server/tools/package.mjs', vsix], options);
  if (made.status !== 0) throw new Error(`The extension could not be packaged.\n${made.stdout}${made.stderr}`);
  const server = join(FOLDER, 'server');
  cpSync(join(ROOT, 'server/dist'), server, { recursive: true });
  return { vsix, cli: join(server, 'cli.cjs') };
}
