// A real VS Code server with its web workbench, from the package registry alone. The package `code-server` carries one
// in `lib/vscode`; its own wrapper is not used, and its install scripts, which download from elsewhere, are not run.
//   node client/test/harness/install-vscode.mjs [FOLDER]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { need } from './needs.mjs';
import { ROOT } from './paths.mjs';

const PACKAGE = 'code-server@4.100.3';
const INTEGRITY = 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==';

const STAMP = '.installed';

/** Installs the server unless it is there already, and returns the folder that holds `out/server-main.js`. */
export function installVSCode(
  folder = process.env.CONCORDAT_VSCODE_DIR ?? join(ROOT, 'node_modules/.cache/vscode-server'),
) {
  const target = resolve(folder);
  const stamp = join(target, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === INTEGRITY) return join(target, 'vscode');
  // Built beside its place and moved there when it is whole, so that an interrupted run leaves nothing half installed.
  const partial = `${target}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    unpack(partial);
    installDependencies(join(partial, 'vscode'));
    writeFileSync(join(partial, STAMP), INTEGRITY);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return join(target, 'vscode');
}

function unpack(folder) {
  const { tar } = need('tar');
  const archive = npm(['pack', PACKAGE, '--silent'], folder).trim();
  const integrity = `sha512-${createHash('sha512')
    .update(readFileSync(join(folder, archive)))
    .digest('base64')}`;
  if (integrity !== INTEGRITY) throw new Error(`${PACKAGE} is not the package that it was: ${integrity}`);
  execFileSync(tar, ['-xzf', archive, '--exclude=*.map', 'package/lib/vscode'], { cwd: folder });
  renameSync(join(folder, 'package/lib/vscode'), join(folder, 'vscode'));
  rmSync(join(folder, 'package'), { recursive: true });
  rmSync(join(folder, archive));
}

function installDependencies(folder) {
  // Not `npm ci`: the package's own lock file does not agree with its manifest.
  npm(['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  // VS Code searches files with ripgrep, also for `workspaceContains:`; the script that would download it was not run.
  const { ripgrep } = need('ripgrep');
  const bin = join(folder, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  rmSync(join(bin, 'rg'), { force: true });
  symlinkSync(ripgrep, join(bin, 'rg'));
  // The server looks for some modules where the desktop build keeps them.
  symlinkSync('node_modules', join(folder, 'node_modules.asar'));
}

function npm(args, cwd) {
  const windows = process.platform === 'win32';
  return execFileSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(installVSCode(process.argv[2]));
