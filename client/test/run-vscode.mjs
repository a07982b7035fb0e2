// Tests the packaged extension in a real VS Code: the suite inside its extension host, then its workbench as a person
// would use it. Works offline. Needs chromium and ripgrep.
//   node client/test/run-vscode.mjs [PART…]    of suite, use, governance, walkthrough, hostile; all of them when none is named
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyExample } from './harness/example.mjs';
import { driveGovernance } from './harness/governance-ui.mjs';
import { driveHostile } from './harness/hostile-ui.mjs';
import { installVSCode } from './harness/install-vscode.mjs';
import { need } from './harness/needs.mjs';
import { OUT } from './harness/paths.mjs';
import { packageProduct } from './harness/product.mjs';
import { Report } from './harness/report.mjs';
import { buildSuite, reportResults } from './harness/suite.mjs';
import { driveWorkbench } from './harness/ui.mjs';
import { runInHost, startBrowser, startVSCode } from './harness/vscode.mjs';
import { driveWalkthrough } from './harness/walkthrough-ui.mjs';

const SUITE_MS = 600_000;
const PARTS = {
  suite: { title: 'in its extension host', work: () => onExample(runSuite) },
  use: {
    title: 'as a person uses it',
    work: () => onExample((project) => driveWorkbench({ server, browser, project, report })),
  },
  governance: {
    title: 'where governance stands',
    work: () => onExample((project) => driveGovernance({ server, browser, project, report })),
  },
  walkthrough: { title: 'from an empty folder', work: () => driveWalkthrough({ server, browser, report }) },
  hostile: { title: 'with hostile files', work: () => driveHostile({ server, browser, report }) },
};
const asked = process.argv.slice(2);

need('chromium', 'ripgrep');
const report = new Report();
const folder = installVSCode();
const { vsix, cli } = packageProduct();
const { tests, runner, results } = await buildSuite('vscode');
const environment = { CONCORDAT_TEST_RESULTS: results, CONCORDAT_TEST_CLI: cli };
const server = await startVSCode({ folder, vsix, environment });
const browser = await startBrowser();
try {
  for (const [name, { title, work }] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`VS Code, ${title}:`);
    await report.attempt(title, work);
  }
} finally {
  writeFileSync(join(OUT, 'vscode/server.log'), server.readLog());
  await browser.close();
  await server.stop();
}
report.finish();

async function runSuite(project) {
  const logFile = join(OUT, 'vscode/editor.log');
  const log = (type, args) => appendFileSync(logFile, `${type} ${args.join(' ')}\n`);
  rmSync(results, { force: true });
  const code = await runInHost(server, browser, { folder: project, runner, tests, timeoutMs: SUITE_MS, log });
  const failures = reportResults(results, report);
  // A failed test ends the host with 1, and has been told already.
  if (code !== 0 && failures === 0) throw new Error(`The extension host ended with ${code}: see ${logFile}.`);
}

async function onExample(work) {
  const example = copyExample();
  try {
    await work(example.folder);
  } finally {
    example.remove();
  }
}
