// Editing a large data catalogue in JSON: ours against VS Code's JSON server, which gets our schema of the format. Both run in turn on the
// same text, and only the ratio of the medians means anything.
//   npm run bench:json [-- MEGABYTES]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../client/test/harness/paths.mjs';
import { median, sleep, startServer } from './language-server.mjs';

const PEER = 'vscode-langservers-extracted@4.10.0';
/** What that server waits for after each change before it looks at it. */
const PEER_DEBOUNCE_MS = 500;
const EDITS = 30;

const megabytes = Number(process.argv[2] ?? 10);
const text = catalogue(megabytes);
const uri = 'file:///bench/data.json';
const sides = {
  ours: { command: [join(ROOT, 'server/dist/cli.cjs'), 'lsp', '--stdio'], debounce: 0 },
  peer: {
    command: [installPeer(), '--stdio'],
    debounce: PEER_DEBOUNCE_MS,
    settings: {
      json: { validate: { enable: true }, schemas: [{ fileMatch: ['data.json'], schema: ourSchema() }] },
      http: {},
    },
  },
};

const figures = {};
for (const [name, { command, settings, debounce }] of Object.entries(sides)) {
  const server = await startServer(command, { settings });
  const open = await server.untilDiagnosed(uri, 'textDocument/didOpen', {
    textDocument: { uri, languageId: 'json', version: 1, text },
  });
  await sleep(300);
  const edits = [];
  for (let version = 2; version < EDITS + 2; version++) {
    const { ms } = await server.untilDiagnosed(uri, 'textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change(version)],
    });
    // The first ones warm the compiler up.
    if (version > 9) edits.push(ms - debounce);
    await sleep(30);
  }
  figures[name] = { open: open.ms, edit: median(edits), memory: server.memory() };
  server.stop();
}
console.log(
  `A catalogue of ${(text.length / 1e6).toFixed(1)} MB; milliseconds, medians, the peer net of its debounce.`,
);
for (const what of ['open', 'edit', 'memory']) {
  const { ours, peer } = figures;
  console.log(
    `${what.padEnd(7)} ours ${ours[what].toFixed(0).padStart(6)}   VS Code's JSON server ${peer[what].toFixed(0).padStart(6)}   ratio ${(peer[what] / ours[what]).toFixed(1)}`,
  );
}

/** One character more in the title of a dataset in the middle, and one less again. */
function change(version) {
  const lines = change.lines ?? text.split('\n');
  change.lines = lines;
  let line = lines.length >> 1;
  while (!lines[line].includes('"accessLevel"')) line++;
  const character = lines[line].indexOf('public') + 3;
  const added = version % 2 === 0;
  return added
    ? { range: { start: { line, character }, end: { line, character } }, text: 'x' }
    : { range: { start: { line, character }, end: { line, character: character + 1 } }, text: '' };
}

/** A believable catalogue of about `size` megabytes, the same at each run. */
function catalogue(size) {
  const dataset = (number) => ({
    '@type': 'dcat:Dataset',
    identifier: `https://data.agency.example/id/dataset/${number}`,
    title: `Applications for a permit, district ${number % 97}, ${2000 + (number % 26)}`,
    description:
      'Every application that an office of the district received in the year, with the day it came, the kind of permit, and what was decided. '.repeat(
        1 + (number % 4),
      ),
    keyword: ['permits', 'districts', `year ${2000 + (number % 26)}`],
    modified: `20${10 + (number % 15)}-0${1 + (number % 9)}-1${number % 10}`,
    publisher: { '@type': 'org:Organization', name: 'Office of Permits' },
    contactPoint: { '@type': 'vcard:Contact', fn: 'Permit data desk', hasEmail: 'mailto:permits@agency.example' },
    accessLevel: 'public',
    bureauCode: ['015:11'],
    programCode: ['015:001'],
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    distribution: [
      {
        '@type': 'dcat:Distribution',
        title: 'Table',
        mediaType: 'text/csv',
        downloadURL: `https://data.agency.example/files/${number}.csv`,
      },
      {
        '@type': 'dcat:Distribution',
        title: 'Interface',
        format: 'API',
        accessURL: `https://data.agency.example/api/${number}`,
      },
    ],
  });
  const head = {
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@id': 'https://data.agency.example/data.json',
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
  };
  const one = JSON.stringify(dataset(1), null, 2).length + 200;
  const count = Math.ceil((size * 1e6) / one);
  return JSON.stringify({ ...head, dataset: Array.from({ length: count }, (_, index) => dataset(index)) }, null, 2);
}

/** Our schema of the format, as the peer can read it. */
function ourSchema() {
  const file = join(ROOT, 'node_modules/.cache/bench/dcat-us.schema.json');
  mkdirSync(join(ROOT, 'node_modules/.cache/bench'), { recursive: true });
  const script = `import { SchemaCatalogue } from ${JSON.stringify(pathToFileURL(join(ROOT, 'server/src/schema/catalogue.ts')).href)};
    process.stdout.write(JSON.stringify(new SchemaCatalogue().schema('dcat-us-1.1')));`;
  const schema = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  writeFileSync(file, schema);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function installPeer() {
  const folder = join(ROOT, 'node_modules/.cache/bench/peer');
  const bin = join(folder, 'node_modules/vscode-langservers-extracted/bin/vscode-json-language-server');
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', PEER], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return bin;
}
