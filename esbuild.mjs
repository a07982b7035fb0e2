// One table of bundles. `node esbuild.mjs` builds them all; a bundle that pulls in what it must not is an error, read from the metafile.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Texts instead of functions: Node may make functions of them, and reads a bundle of texts much faster. A browser may not. */
const lazyValidators = {
  name: 'lazy-validators',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/validators\.js$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'validators.lazy.js'),
    })),
};

const node = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // READABLE=1 keeps names, for profiles and stack traces.
  minify: process.env.READABLE === undefined,
  metafile: true,
  legalComments: 'none',
  lineLimit: 200,
  plugins: [lazyValidators],
  mainFields: ['module', 'main'],
};

const COMPILERS = ['typescript', 'esbuild', 'ajv/dist/compile', 'json-schema-to-typescript'];

/** `never`: modules that must not be in the bundle. */
const BUNDLES = [
  {
    out: 'server/dist/cli.cjs',
    entry: 'server/src/cli/main.ts',
    banner: '#!/usr/bin/env node',
    never: ['vscode-languageserver', ...COMPILERS],
  },
  { out: 'server/dist/lsp.cjs', entry: 'server/src/lsp/main.node.ts', never: ['commander', ...COMPILERS] },
  { out: 'dist/server.cjs', entry: 'server/src/lsp/main.extension.ts', never: ['commander', ...COMPILERS] },
  {
    out: 'dist/extension.cjs',
    entry: 'client/src/extension.ts',
    external: ['vscode'],
    never: ['yaml', 'ajv', 'jsonc-parser', ...COMPILERS],
  },
];

const tsx = (script) => execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', script], { stdio: 'inherit' });

tsx('server/tools/generate.ts');
for (const { out, entry, banner, never, external = [] } of BUNDLES) {
  const result = await build({
    ...node,
    entryPoints: [entry],
    outfile: out,
    external,
    ...(banner && { banner: { js: banner } }),
  });
  const inputs = Object.keys(result.metafile.outputs[out].inputs);
  const wrong = inputs.filter((input) => never.some((name) => input.includes(`node_modules/${name}/`)));
  if (wrong.length > 0) throw new Error(`${out} must not contain ${wrong.join(', ')}`);
  if (banner) chmodSync(out, 0o755);
  console.log(`${out}  ${(result.metafile.outputs[out].bytes / 1024).toFixed(0)} KB`);
}
// The rules' pages lie beside both servers, so that a link in a diagnostic opens without a network.
mkdirSync('dist', { recursive: true });
for (const folder of ['dist/rules', 'server/dist/rules']) {
  rmSync(folder, { recursive: true, force: true });
  cpSync('docs/rules', folder, { recursive: true });
}
cpSync('server/generated/configuration.schema.json', 'dist/configuration.schema.json');
