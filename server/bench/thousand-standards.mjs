// A ministry's workspace: a thousand standards that share fields, and one edit. How long until the edited file is diagnosed, and which rules over
// several files ran again for it. The shapes of the fields are those of published standards, where a folder with them is named.
//   npm run bench:workspace [-- FOLDER]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { rules } from '../generated/rules.ts';
import { Checker } from '../src/check/checker.ts';
import { fieldsOf } from '../src/model/formats/build.ts';
import { SchemaCatalogue } from '../src/schema/catalogue.ts';
import { languageOf } from '../src/syntax/source.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { median } from './language-server.mjs';

const STANDARDS = 1_000;
const EDITS = 30;
const TODAY = '2026-11-21';
const root = '/bench';

const shapes = shapesIn(process.argv[2] ?? new URL('../../test-fixtures', import.meta.url).pathname);
const random = generator(20261121);
const texts = new Map(Array.from({ length: STANDARDS }, (_, number) => standard(number)));

const workspace = new Workspace({ root });
const checker = new Checker(rules, new SchemaCatalogue());
const started = performance.now();
workspace.apply(
  { kind: 'set', source: source('.concordat.yaml', 'languages: [en]\n') },
  ...[...texts].map(([path, text]) => ({ kind: 'set', source: source(path, text) })),
);
const read = performance.now();
const found = checkAll();
const checked = performance.now();
const { fileRuns, projectRuns } = checker.counts;
console.log(
  `${STANDARDS} standards with ${count('fields')} fields of ${shapes.length} shapes: ${ms(read - started)} to read, ${ms(checked - read)} for the first check; ` +
    `${found} findings, ${fileRuns} files checked, ${projectRuns} runs of rules over several files.`,
);

const KINDS = {
  'a word in a description': (text) => text.replace(/(description: "[^"]*)/, '$1 again'),
  'the type of a field': (text) =>
    text.replace(
      /((?:logicalType|type): )(string|integer)(?=,)/,
      (_, key, type) => key + (type === 'string' ? 'integer' : 'string'),
    ),
  'the name of a field': (text) => text.replace(/(\{name: \w+)|^( {2}\w+)(?=: \{)/m, '$&_x'),
};
for (const [kind, edit] of Object.entries(KINDS)) {
  const times = [];
  const reruns = [];
  for (let turn = 0; turn < EDITS; turn++) {
    const paths = [...texts.keys()];
    const path = paths[Math.floor(random() * paths.length)];
    const text = edit(texts.get(path));
    const before = checker.counts.projectRuns;
    const begun = performance.now();
    workspace.apply({ kind: 'set', source: source(path, text) });
    checker.check(workspace.current, `${root}/${path}`, TODAY);
    times.push(performance.now() - begun);
    const own = checker.counts.projectRuns - before;
    checkAll();
    reruns.push({ own, others: checker.counts.projectRuns - before - own });
    workspace.apply({ kind: 'set', source: source(path, texts.get(path)) });
    checkAll();
  }
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `${kind.padEnd(24)} edit to diagnostics ${ms(median(times))} (95th ${ms(sorted[Math.floor(EDITS * 0.95)])}); ran again: ` +
      `${median(reruns.map(({ own }) => own))} in the file itself, ${median(reruns.map(({ others }) => others))} in others, of ${projectRuns}`,
  );
}

function checkAll() {
  const snapshot = workspace.current;
  let findings = 0;
  for (const path of snapshot.files.keys()) findings += checker.check(snapshot, path, TODAY).findings.length;
  return findings;
}

function count(table) {
  let rows = 0;
  for (const path of workspace.current.files.keys()) rows += workspace.current.facts.rows(table, 'file', path).length;
  return rows;
}

function source(path, text) {
  return { path: `${root}/${path}`, text, language: languageOf(path, text) };
}

function ms(value) {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** Name, type, definition and codes of every field of the standards in a folder, one for each name. */
function shapesIn(folder) {
  const all = new Workspace({ root: folder });
  all.apply(
    ...filesIn(folder).map((path) => {
      const text = readFileSync(path, 'utf8');
      return { kind: 'set', source: { path, text, language: languageOf(path, text) } };
    }),
  );
  const documents = [...all.current.files.values()].flatMap((state) => state.documents);
  const fields = documents.flatMap(({ lowered }) => lowered.standards.flatMap((one) => [...fieldsOf(one)]));
  const named = fields.filter(({ name, description }) => /^[A-Za-z]\w{1,40}$/.test(name) && description !== undefined);
  return [...new Map(named.map((field) => [field.name, shapeOf(field)])).values()];
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:json|jsonld|ya?ml)$/.test(path))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 400_000)
    .sort();
}

function shapeOf({ name, description, type, codeList }) {
  const codes = codeList?.codes.map(({ value }) => String(value.value)).filter((code) => /^\w{1,20}$/.test(code)) ?? [];
  const words = description.value.replace(/[^\w .']+/g, ' ').trim();
  return {
    name,
    type: ['integer', 'number', 'boolean', 'date'].includes(type?.value) ? type.value : 'string',
    description: words.slice(0, 300) || 'No words.',
    codes: codes.length >= 2 ? codes.slice(0, 12) : undefined,
  };
}

/** One standard of 12 to 40 fields, in one of four formats. Early shapes are dealt more often, so that standards share fields. */
function standard(number) {
  const fields = new Map();
  const wanted = 12 + Math.floor(random() * 28);
  for (let tries = 0; fields.size < wanted && tries < 200; tries++) {
    const shape = shapes[Math.floor(random() ** 2 * shapes.length)];
    fields.set(shape.name, shape);
  }
  const lines = [...fields.values()];
  const folder = `area-${number % 23}`;
  const text = (value) => JSON.stringify(value);
  switch (number % 4) {
    case 0:
      return [
        `${folder}/standard-${number}.schema.yaml`,
        `$schema: https://json-schema.org/draft/2020-12/schema\n$id: https://data.gov.example/standards/${number}\ntitle: Standard ${number}\ndescription: One of many standards.\ntype: object\nproperties:\n${lines
          .map(
            ({ name, type, description, codes }) =>
              `  ${name}: {type: ${type === 'date' ? 'string, format: date' : type}, description: ${text(description)}${codes && type === 'string' ? `, enum: ${text(codes)}` : ''}}\n`,
          )
          .join('')}`,
      ];
    case 1:
      return [
        `${folder}/standard-${number}.odcs.yaml`,
        `apiVersion: v3.1.0\nkind: DataContract\nid: urn:gov.example:contract:${number}\nname: Contract ${number}\nversion: 1.0.0\nstatus: active\nschema:\n  - name: rows_${number}\n    description: One row for each thing.\n    properties:\n${lines
          .map(
            ({ name, type, description }) =>
              `      - {name: ${name}, logicalType: ${type}, description: ${text(description)}}\n`,
          )
          .join('')}`,
      ];
    case 2:
      return [
        `${folder}/standard-${number}.table.yaml`,
        `$schema: https://datapackage.org/profiles/2.0/tableschema.json\nname: table-${number}\ntitle: Table ${number}\nfields:\n${lines
          .map(
            ({ name, type, description, codes }) =>
              `  - {name: ${name}, type: ${type}, description: ${text(description)}${codes && type === 'string' ? `, constraints: {enum: ${text(codes)}}` : ''}}\n`,
          )
          .join('')}`,
      ];
    default:
      return [
        `${folder}/standard-${number}.yaml`,
        `apiVersion: concordat/v1\nkind: DataStandard\nid: urn:gov.example:standard:${number}\ntitle: Standard ${number}\nversion: 1.0.0\nstatus: active\nowner: {role: Data owner}\nentities:\n  - name: Thing${number}\n    description: One of many things.\n    fields:\n${lines
          .map(
            ({ name, type, description }) =>
              `      - {name: ${name}, type: ${type}, description: ${text(description)}}\n`,
          )
          .join('')}`,
      ];
  }
}

/** Mulberry32: the same workspace at each run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
