// The suite of `run-vscode.mjs` in a desktop VS Code, which is downloaded: for people who are online.
// Needs a display, or xvfb-run.
//   npm run test:electron [-- VERSION]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { run } from '../../server/tools/run.mjs';
import { copyExample } from './harness/example.mjs';
import { ROOT } from './harness/paths.mjs';
import { packageProduct } from './harness/product.mjs';
import { Report } from './harness/report.mjs';
import { SETTINGS } from './harness/settings.mjs';
import { buildSuite, reportResults } from './harness/suite.mjs';

/** The version that the offline run has, too. */
const VERSION = '1.100.3';

const report = new Report();
const executable =
  process.env.CONCORDAT_VSCODE ??
  (await downloadAndUnzipVSCode({
    version: process.argv[2] ?? VERSION,
    cachePath: join(ROOT, 'node_modules/.cache/vscode-desktop'),
  }).catch((error) => {
    console.error(`VS Code cannot be downloaded (${error.message}). CONCORDAT_VSCODE may name one that is installed.`);
    process.exit(2);
  }));
const { vsix, cli } = packageProduct();
const { tests, runner, results } = await buildSuite('electron');
const example = copyExample();
// Short: a socket lies in it, and the paths of sockets may not be long.
const home = mkdtempSync(join(tmpdir(), 'cvs-'));
try {
  await report.attempt('the suite', runSuite);
} finally {
  example.remove();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
report.finish();

async function runSuite() {
  const profile = [`--user-data-dir=${join(home, 'profile')}`, `--extensions-dir=${join(home, 'extensions')}`];
  mkdirSync(join(home, 'profile/User'), { recursive: true });
  writeFileSync(join(home, 'profile/User/settings.json'), JSON.stringify(SETTINGS));
  const code = resolveCliPathFromVSCodeExecutablePath(executable);
  const installed = run(code, [...profile, '--install-extension', vsix, '--force'], { mayFail: true });
  if (installed.status !== 0) throw new Error(`${code} has not installed the extension.`);
  rmSync(results, { force: true });
  const ended = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: runner,
    extensionTestsPath: tests,
    extensionTestsEnv: { CONCORDAT_TEST_RESULTS: results, CONCORDAT_TEST_CLI: cli },
    launchArgs: [example.folder, ...profile],
  }).then(
    () => undefined,
    (error) => error,
  );
  const failures = reportResults(results, report);
  // A failed test ends the editor with 1, and has been told already.
  if (ended !== undefined && failures === 0) throw ended;
}
