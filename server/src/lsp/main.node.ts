import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import packageJson from '../../package.json' with { type: 'json' };
import { NodeFileSystem } from '../host/node-file-system.ts';
import { today } from '../host/today.ts';
import { serveOn } from './server.ts';

/** Serves one client on standard input and output until it goes away. */
export function serve(): Promise<void> {
  return new Promise((resolve) => {
    // Explicit streams: the command line may be `concordat lsp` without the `--stdio` that the library would look for.
    const connection = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(process.stdin),
      new StreamMessageWriter(process.stdout),
    );
    const pages = join(__dirname, 'rules');
    serveOn(connection, {
      files: new NodeFileSystem(),
      version: packageJson.version,
      rulePages: existsSync(pages) ? pathToFileURL(pages).href : undefined,
      today,
    });
    connection.onExit(() => resolve());
    process.stdin.on('end', () => resolve());
    connection.listen();
  });
}
