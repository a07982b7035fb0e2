// One table of bundles. `node esbuild.mjs` builds them all; a bundle that pulls in what it must not is an error, read from the metafile.
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { build } from 'esbuild';

const node = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', minify: process.env.READABLE === undefined, sourcemap: false, metafile: true, legalComments: 'none', lineLimit: 200, mainFields: ['module', 'main'] };

/** `never`: modules that must not be in the bundle. */
const BUNDLES = [
  { out: 'server/dist/cli.cjs', entry: 'server/src/cli/main.ts', banner: '#!/usr/bin/env node', never: ['vscode', 'vscode-languageserver', 'typescript', 'esbuild', 'ajv/dist/compile'] },
];

execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'server/tools/generate.ts'], { stdio: 'inherit' });

for (const { out, entry, banner, never, external = [] } of BUNDLES) {
  const result = await build({
    ...node,
    entryPoints: [entry],
    outfile: out,
    external,
    ...(banner && { banner: { js: banner } }),
  });
  const inputs = Object.keys(result.metafile.outputs[out].inputs);
  const wrong = inputs.filter((input) => never.some((name) => input.includes(`node_modules/${name}/`) || input.includes(`node_modules/${name}.`)));
  if (wrong.length > 0) throw new Error(`${out} must not contain ${wrong.join(', ')}`);
  if (banner) chmodSync(out, 0o755);
  console.log(`${out}  ${(result.metafile.outputs[out].bytes / 1024).toFixed(0)} KB`);
}
