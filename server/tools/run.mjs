import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

/** Runs a command of node_modules or Node itself; ends this process with its exit code when it fails. */
export function run(command, args = [], options = {}) {
  const bin = existsSync(`node_modules/.bin/${command}`);
  const shell = process.platform === 'win32';
  const result = spawnSync(bin ? `node_modules/.bin/${command}` : command, args, {
    stdio: 'inherit',
    shell,
    ...options,
  });
  if (result.status !== 0 && !options.mayFail) process.exit(result.status ?? 1);
  return result;
}

/** Builds the bundles when a source is newer than they are. */
export function buildIfStale() {
  const built = 'server/dist/cli.cjs';
  const newest = Math.max(
    ...['server/src', 'client/src', 'schemas', 'server/tools', 'esbuild.mjs', 'package.json'].map(newestIn),
  );
  if (!existsSync(built) || statSync(built).mtimeMs < newest) run('node', ['esbuild.mjs']);
}

function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(`${path}/${name}`)));
}
