import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { NodeFileSystem } from '../host/node-file-system.ts';
import { today } from '../host/today.ts';
import type { ServerEnvironment } from './server.ts';

/** What a server on Node has around it. The rules' pages lie beside the bundle, unless somebody carried the bundle away from them. */
export function nodeEnvironment(): ServerEnvironment {
  const pages = join(__dirname, 'rules');
  return {
    files: new NodeFileSystem(),
    version: packageJson.version,
    rulePages: existsSync(pages) ? pathToFileURL(pages).href : undefined,
    today,
  };
}
