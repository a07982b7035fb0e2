import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { NodeFileSystem } from '../host/node-file-system.ts';
import { runProgram } from './program.ts';

declare const __dirname: string;
declare const require: (path: string) => unknown;

// Whoever reads has seen enough: `concordat inventory | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

void runProgram(process.argv.slice(2), {
  version: packageJson.version,
  files: new NodeFileSystem(),
  console: {
    cwd: process.cwd(),
    env: process.env,
    isTerminal: process.stdout.isTTY === true,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    readStdin: async () => new Uint8Array(readFileSync(0)),
  },
  ...(process.stdin.isTTY === true &&
    process.stdout.isTTY === true && {
      openAsker: async () => (await import('./terminal-asker.ts')).terminalAsker(),
    }),
  startLanguageServer: async () => {
    // A bundle of its own: those who only check need not load it.
    const { serve } = require(join(__dirname, 'lsp.cjs')) as { serve(): Promise<void> };
    await serve();
  },
}).then((exitCode) => {
  // Not process.exit: what is written to a pipe must arrive first.
  process.exitCode = exitCode;
});
