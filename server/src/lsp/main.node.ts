import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { nodeEnvironment } from './node-environment.ts';
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
    serveOn(connection, nodeEnvironment());
    connection.onExit(() => resolve());
    process.stdin.on('end', () => resolve());
    connection.listen();
  });
}
