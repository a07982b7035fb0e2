// One table of bundles. `node esbuild.mjs` builds them all; a bundle that pulls in what it must not is an error, read from the metafile.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { tsImport } from 'tsx/esm/api';

const PACK = `const unpack = (text) =>
  require('node:zlib').inflateRawSync(Buffer.from(text, 'base64')).toString();\n`;
const packed = (text) => `unpack('${deflateRawSync(text, { level: 9 }).toString('base64')}')`;

/**
 * Most of a bundle would be what a run needs little of: validators of forty schemas, the schemas, lists of codes. Node reads all of its script
 * before it begins, so validators and schemas are packed, and other data are texts that are parsed when somebody asks for one of their parts.
 * Validators are texts, since Node may make functions of them. A browser may not.
 */
const lazyData = {
  name: 'lazy-data',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/validators\.js$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'validators.texts.js'),
    }));
    onLoad({ filter: /\/generated\/validators\.texts\.js$/ }, async ({ path }) => {
      const { validators } = await import(pathToFileURL(path));
      const rows = Object.entries(validators).map(([id, text]) => `'${id}': () => new Function(${packed(text)})(),\n`);
      return { contents: `${PACK}export const validators = {\n${rows.join('')}};\n` };
    });
    onLoad({ filter: /\/generated\/schemas\.js$/ }, async ({ path }) => {
      const { validators: _, ...tables } = await import(pathToFileURL(path));
      const text = Object.entries(tables).map(([name, texts]) => {
        const rows = Object.entries(texts).map(([id, schema]) => `get '${id}'() { return ${packed(schema)}; },\n`);
        return `export const ${name} = {\n${rows.join('')}};\n`;
      });
      return {
        contents: `export { validators } from './validators.js';\n${PACK}${text.join('')}`,
        resolveDir: dirname(path),
      };
    });
    onLoad({ filter: /\/server\/.*\.json$/ }, ({ path }) => ({
      contents: `${ONCE}export default ${inParts(JSON.parse(readFileSync(path, 'utf8')))};\n`,
      loader: 'js',
    }));
  },
};

const ONCE = `const once = (at, key, value) => {
  Object.defineProperty(at, key, { value, enumerable: true });
  return value;
};\n`;

/** Characters of JSON, and keys of a map, up to which making it costs less than putting it off. */
const SHORT = 200;
const FEW = 8;

/** An expression for a map of which the long parts are not made before somebody asks for them. */
function inParts(value) {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => {
    const [name, text] = [JSON.stringify(key), JSON.stringify(part)];
    if (text.length <= SHORT) return `${name}: ${text}`;
    if (typeof part === 'string') return `get ${name}() { return ${text}; }`;
    if (!Array.isArray(part) && Object.keys(part).length <= FEW) return `${name}: ${inParts(part)}`;
    return `get ${name}() { return once(this, ${name}, JSON.parse(${JSON.stringify(text)})); }`;
  });
  return `{\n${parts.join(',\n')}\n}`;
}

const { dedent } = await tsImport('./server/src/rules/support/text.ts', import.meta.url);

/**
 * The examples of rules are many, and their indentation need not be taken off at each start. What is left is read as it is written, so that
 * characters beyond ASCII are put in as values, where they can be escaped.
 */
const plainExamples = {
  name: 'plain-examples',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/src\/rules\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\bdedent`((?:[^`\\]|\\.)*)`/gs, (written, raw) =>
        /(?<!\\)\$\{/.test(raw)
          ? written.replace(/[^\0-\x7f]+/g, (text) => `\${${JSON.stringify(text)}}`)
          : JSON.stringify(dedent({ raw: [raw] })),
      ),
      loader: 'ts',
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
  plugins: [lazyData, plainExamples],
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
  // What runs in pages: a browser, without modules.
  {
    out: 'dist/preview.js',
    entry: 'client/src/webview/preview.ts',
    format: 'iife',
    never: ['vscode-languageclient', 'yaml'],
  },
  {
    out: 'dist/page.js',
    entry: 'client/src/webview/page.ts',
    format: 'iife',
    never: ['vscode-languageclient', 'yaml'],
  },
];

const tsx = (script) => execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', script], { stdio: 'inherit' });

tsx('server/tools/generate.ts');
for (const { out, entry, banner, never, external = [], format = node.format } of BUNDLES) {
  const result = await build({
    ...node,
    entryPoints: [entry],
    outfile: out,
    format,
    external,
    ...(banner && { banner: { js: banner } }),
  });
  const inputs = Object.keys(result.metafile.outputs[out].inputs);
  const wrong = inputs.filter((input) => never.some((name) => input.includes(`node_modules/${name}/`)));
  if (wrong.length > 0) throw new Error(`${out} must not contain ${wrong.join(', ')}`);
  // A single character beyond ASCII, in a pattern, and Node keeps the whole script in two bytes a character.
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(out, readFileSync(out, 'utf8').replace(/[^\0-\x7f]/g, escaped));
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
