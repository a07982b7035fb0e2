// The suite as editors load it, the empty extension under whose name it runs, and the results that it leaves.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { OUT, ROOT } from './paths.mjs';

/** Bundles the suite into `out/NAME` and returns where everything lies. */
export async function buildSuite(name) {
  const folder = join(OUT, name);
  rmSync(folder, { recursive: true, force: true });
  const tests = join(folder, 'suite.js');
  await build({
    entryPoints: [join(ROOT, 'client/test/suite/index.ts')],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    // Mocha comes from node_modules, where its reporters are; `vscode` is there only inside the editor.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return { tests, runner: writeRunner(join(folder, 'runner')), results: join(folder, 'results.json') };
}

/** Editors run a suite for an extension under development. This one is empty, so that the installed one is tested. */
function writeRunner(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'runner', publisher: 'concordat-test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** One line for each test of the suite; returns how many have failed. @throws Error when it has left no results. */
export function reportResults(results, report) {
  if (!existsSync(results)) throw new Error('It has left no results.');
  const { passes, failures, pending } = JSON.parse(readFileSync(results, 'utf8'));
  for (const { fullTitle } of passes) report.ok(fullTitle);
  for (const { fullTitle, err } of failures) report.fail(fullTitle, err.stack ?? err.message);
  for (const { fullTitle } of pending) report.fail(fullTitle, 'It was skipped.');
  if (passes.length === 0) throw new Error('Nothing passed.');
  return failures.length + pending.length;
}
