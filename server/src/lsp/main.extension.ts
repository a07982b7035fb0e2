import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import packageJson from '../../package.json' with { type: 'json' };
import { NodeFileSystem } from '../host/node-file-system.ts';
import { today } from '../host/today.ts';
import { serveOn } from './server.ts';

// The server of the extension: it speaks in the way that the client has chosen when it started this process.
const connection = createConnection(ProposedFeatures.all);
const pages = join(__dirname, 'rules');
serveOn(connection, {
  files: new NodeFileSystem(),
  version: packageJson.version,
  rulePages: existsSync(pages) ? pathToFileURL(pages).href : undefined,
  today,
});
connection.listen();
