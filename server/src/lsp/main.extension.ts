import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeEnvironment } from './node-environment.ts';
import { serveOn } from './server.ts';

// The server of the extension: it speaks in the way that the client has chosen when it started this process.
const connection = createConnection(ProposedFeatures.all);
serveOn(connection, nodeEnvironment());
connection.listen();
