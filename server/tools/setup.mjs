// Installs what is missing, so that `npm start` and `npm test` are all that anybody types. Plain Node: nothing is installed yet when it runs.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Concordat needs Node 20 or newer; this is ${process.version}.`);
  process.exit(2);
}
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const stamp = 'node_modules/.concordat-lock';
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  // Install scripts are left out: what we use ships its binaries inside its packages.
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stamp, lock);
}
