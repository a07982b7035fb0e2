// The language server in editors other than VS Code, headless, each on a copy of the example project.
// Needs neovim, and emacs with eglot.
//   node client/test/run-editors.mjs
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from '../../server/tools/run.mjs';
import { copyExample } from './harness/example.mjs';
import { need } from './harness/needs.mjs';
import { ROOT } from './harness/paths.mjs';
import { Report } from './harness/report.mjs';

const LIMIT_MS = 600_000;

const { neovim, emacs } = need('neovim', 'emacs');
const script = (name) => join(ROOT, 'client/test/editors', name);
const EDITORS = [
  {
    name: 'neovim',
    command: neovim,
    args: ['--headless', '--clean', '-n', '-c', `luafile ${script('nvim.lua')}`],
    checks: 7,
  },
  { name: 'emacs', command: emacs, args: ['--batch', '--no-init-file', '--load', script('emacs.el')], checks: 3 },
];

process.chdir(ROOT);
buildIfStale();
const report = new Report();
for (const editor of EDITORS) {
  console.log(`${editor.name}:`);
  const example = copyExample();
  await report.attempt(editor.name, () => runEditor(editor, example.folder));
  example.remove();
}
report.finish();

/** Runs an editor, which prints `ok NAME` or `FAIL NAME: why` for each of its checks. */
function runEditor({ command, args, checks }, project) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    timeout: LIMIT_MS,
    env: {
      ...process.env,
      CONCORDAT_NODE: process.execPath,
      CONCORDAT_CLI: join(ROOT, 'server/dist/cli.cjs'),
      CONCORDAT_PROJECT: project,
    },
  });
  if (error) throw error;
  const said = `${stdout}\n${stderr}`;
  const lines = said.split(/\r?\n/).map((line) => line.trim());
  const held = lines.filter((line) => line.startsWith('ok '));
  const failed = lines.filter((line) => line.startsWith('FAIL '));
  for (const line of held) report.ok(line.slice(3));
  for (const line of failed) report.fail(line.slice(5), '');
  // An editor that stops half way has failed, whatever it said before.
  if (status !== 0 || held.length + failed.length !== checks) throw new Error(`It ended with ${status}.\n${said}`);
}
