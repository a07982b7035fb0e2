// A real VS Code server on a free port of this machine, with a profile of its own, and a browser for its workbench.
// Knows nothing of tests.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { need } from './needs.mjs';
import { SETTINGS } from './settings.mjs';

/** Starts the server installed in `folder` with the extension of `vsix`; its extension host sees `environment`. */
export async function startVSCode({ folder, vsix, settings = {}, environment = {} }) {
  const home = mkdtempSync(join(tmpdir(), 'concordat-vscode-'));
  const profile = join(home, 'profile');
  mkdirSync(join(profile, 'User'), { recursive: true });
  writeFileSync(join(profile, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  const common = [
    join(folder, 'out/server-main.js'),
    '--accept-server-license-terms',
    ...['--server-data-dir', home, '--user-data-dir', profile, '--extensions-dir', join(home, 'extensions')],
    ...['--telemetry-level', 'off'],
  ];
  const env = cleanEnvironment(home, environment);
  execFileSync(process.execPath, [...common, '--install-extension', resolve(vsix), '--force'], { env, stdio: 'pipe' });

  const port = await freePort();
  const logFile = join(home, 'server.log');
  const log = openSync(logFile, 'w');
  const address = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  // Newer workbenches do not run a suite without the last flag.
  const flags = ['--disable-workspace-trust', '--enable-smoke-test-driver'];
  const server = spawn(process.execPath, [...common, ...address, ...flags], {
    env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const exited = new Promise((done) => server.once('exit', done));
  const readLog = () => readFileSync(logFile, 'utf8');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    signal(server, 'SIGTERM');
    await Promise.race([exited, sleep(3000)]);
    signal(server, 'SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(server, `${url}/version`);
  } catch (error) {
    const said = readLog();
    await stop();
    throw new Error(`${error.message}\n${said}`);
  }
  return {
    url,
    stop,
    readLog,
    /** How the workbench calls a file of this machine. */
    remote: (path) => `vscode-remote://127.0.0.1:${port}${path}`,
    /** The address of the workbench on a folder; `payload` is what it is told to do there. */
    open: (path, payload = []) =>
      `${url}/?folder=${encodeURIComponent(path)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
  };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: need('chromium').chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Runs the suite at `tests` (a CommonJS module that exports `run`) in the extension host of a workbench on `folder`.
 * Code 0 is no proof that anything ran: a killed extension host ends with it, too.
 */
export async function runInHost(server, browser, { folder, runner, tests, timeoutMs, log }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.exposeFunction('codeAutomationLog', (type, args) => log(type, args));
    const exited = new Promise((done) => {
      void page.exposeFunction('codeAutomationExit', done);
      setTimeout(() => done('nothing: it took too long'), timeoutMs).unref();
    });
    const payload = [
      ['extensionDevelopmentPath', server.remote(runner)],
      ['extensionTestsPath', server.remote(tests)],
      ['skipWelcome', 'true'],
    ];
    await page.goto(server.open(folder, payload));
    return await exited;
  } finally {
    await page.close();
  }
}

/** A terminal of VS Code sets variables that would make this server talk to that one. */
function cleanEnvironment(home, additions) {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|NODE_OPTIONS$)/.test(name));
  // No gallery: nothing is looked up on the network.
  const env = { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...additions };
  return { ...env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
}

async function answering(server, address) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The VS Code server ended with ${server.exitCode}.`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('The VS Code server does not answer.');
}

/** To the server and its extension hosts, which are in its process group. */
function signal(server, name) {
  try {
    process.kill(-server.pid, name);
  } catch {
    // All of them have ended.
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
