// How well fields are classified from the schema alone: against labels that people gave, with declared marks switched off.
//   npm run bench:privacy -- --labels FILE --corpus FOLDER [--predictions FILE] [--errors N]
// The measures are those of the labels' own score.mjs: rows marked unsure are left out, and `mixed`, given or found, is neither hit nor miss.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fieldsOf } from '../src/model/formats/build.ts';
import { classifyField } from '../src/model/inference/classify-field.ts';
import { parse } from '../src/syntax/parse.ts';
import { languageOf } from '../src/syntax/source.ts';
import { pathOf, pointerOf } from '../src/syntax/tree.ts';
import { Workspace } from '../src/workspace/workspace.ts';

const DIALECTS = new URL('../../test-fixtures/dialects/', import.meta.url).pathname;
const ROOT = '/bench';
const ROUNDS = 5;
/** What in these is about people after all. */
const OF_PEOPLE = /\/(?:Person|Kind|Agent|vcard)\.json$/;
/** Standards of the corpus that tell of no people, each with what it is about. The share of their fields called personal is the price of finding others. */
const NEUTRAL = {
  'frictionless/datasets+country-codes/*': 'codes of countries',
  'frictionless/datagouv+schema.data.gouv.fr/*': 'access to buildings, drinking fountains',
  'frictionless/etalab+schema-catalogue-donnees/*': 'a catalogue of datasets',
  'frictionless/tdwg+camtrap-dp/*': 'animals before cameras',
  'csvw/*foreignKey*': 'countries and their years',
  'json-schema/MobilityData+gbfs-json-schema/*': 'stations of shared bicycles',
  'json-schema/Open-Telecoms-Data+open-fibre-data-standard/*': 'cables and ducts',
  'json-schema/linz+stac/*': 'satellite images',
  'json-schema/worldbank+metadata-schemas/*geospatial*': 'geographic datasets',
  'json-schema/worldbank+metadata-schemas/*timeseries*': 'statistical series',
  'json-schema/co-cddo+federated-api-model/*': 'interfaces of programs',
  'json-schema/openownership+data-standard/*codelist*': 'lists of codes',
  'linkml/microbiomedata+nmdc-schema/*': 'samples of soil, water and microbes',
  'linkml/co-cddo+ukgov-metadata-exchange-model/*': 'a catalogue of datasets',
  'linkml/linkml+linkml-model/*': 'a language of schemas',
  'data-dictionaries/digital-land+specification/*': 'land and planning',
  'odcs/*weather*': 'weather',
  'data-contract-spec/*covid-cases*': 'numbers of cases by country',
  'data-contract-spec/*muellimperium*': 'refuse bins',
  'official-schemas/frictionlessdata+datapackage/*': 'descriptions of tables',
  'official-schemas/DOI-DO+dcat-us/*': 'a catalogue of datasets',
  'official-schemas/project-open-data+project-open-data.github.io/*': 'a catalogue of datasets',
  'official-schemas/GSA+ckanext-datajson/*': 'a catalogue of datasets',
  'official-schemas/linkml+linkml-model/*': 'a language of schemas',
  'official-schemas/moj-analytical-services+mojap-metadata/*': 'descriptions of tables',
  'official-schemas/catenax-eV+cx-odrl-profile/*': 'policies',
  'official-schemas/eclipse-dataspace-protocol-base+DataspaceProtocol/*': 'messages between programs',
};

const { values: options } = parseArgs({
  options: {
    labels: { type: 'string' },
    corpus: { type: 'string' },
    predictions: { type: 'string' },
    errors: { type: 'string', default: '60' },
    field: { type: 'string' },
  },
});
if (!options.labels || !options.corpus) {
  console.error('npm run bench:privacy -- --labels FILE --corpus FOLDER [--predictions FILE] [--errors N]');
  process.exit(2);
}

const labels = readFileSync(options.labels, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const labelled = read([...new Set(labels.map(fileOf))]);
const predictions = predict();
if (options.predictions)
  writeFileSync(
    options.predictions,
    predictions.map(({ label, ...prediction }) => `${JSON.stringify(prediction)}\n`).join(''),
  );
report(predictions);
reportNeutral();
time();

function fileOf({ format, repo, path }) {
  return `${format}/${repo.replace('/', '+')}/${path}`;
}

/** The files that the labels name, in one project for each house dialect. */
function read(files) {
  const sources = [];
  for (const file of files) {
    const text = readFileSync(join(options.corpus, file), 'utf8');
    sources.push({ path: `${ROOT}/${file}`, text, language: languageOf(file, text) });
  }
  return sources;
}

/** Each dialect is tried: which files it is for, its own configuration says. */
function workspaces(sources) {
  const dialects = readdirSync(DIALECTS).map((name) => join(DIALECTS, name, '.concordat.yaml'));
  return [undefined, ...dialects].map((dialect) => {
    const only = dialect && { path: `${ROOT}/.concordat.yaml`, text: readFileSync(dialect, 'utf8') };
    const workspace = new Workspace({ root: ROOT, ...(only && { only }) });
    const chosen = sources.filter(({ path }) => !dialect || /\.(?:schema|ya?ml|md|csv)$/.test(path));
    workspace.apply(...chosen.map((source) => ({ kind: 'set', source })));
    return workspace.current;
  });
}

function* fieldsIn(sources) {
  for (const snapshot of workspaces(sources))
    for (const [path, { documents }] of snapshot.files)
      for (const { lowered } of documents)
        for (const standard of lowered.standards)
          for (const field of fieldsOf(standard))
            yield { path, field, languages: languagesOf(snapshot, path, standard) };
}

function predict() {
  const byPlace = new Map();
  for (const { path, field, languages } of fieldsIn(labelled)) {
    const key = `${path}\n${pointerOf(pathOf(field.node))}`;
    if (!byPlace.has(key)) byPlace.set(key, { field, languages });
  }
  return labels.map((label) => {
    const { repo, path, pointer } = label;
    const found = byPlace.get(`${ROOT}/${fileOf(label)}\n${pointer}`);
    const verdict = found && classifyField(found.field, found.languages);
    const { personal = 'none', special = null, category = 'none', confidence, evidence } = verdict ?? {};
    return {
      repo,
      path,
      pointer,
      field: label.field,
      personal,
      special,
      category,
      confidence,
      evidence,
      known: found !== undefined,
      label,
    };
  });
}

function languagesOf(snapshot, path, standard) {
  return [...snapshot.configurationOf(path).languages, ...standard.languages];
}

function report(rows) {
  const sure = rows.filter(({ label }) => label.certainty !== 'unsure');
  const judged = sure.filter(({ label }) => label.personal !== 'mixed');
  const clear = judged.filter(({ personal }) => personal !== 'mixed');
  const isPersonal = ({ personal }) => personal !== 'none';
  console.log(
    `${labels.length} labels, ${rows.filter(({ known }) => !known).length} of fields that were not read; ${sure.length} sure, ${sure.length - judged.length} of them mixed.`,
  );
  print('personal', clear, ({ label }) => isPersonal(label), isPersonal);
  print('  (mixed as yes)', judged, ({ label }) => isPersonal(label), isPersonal);
  print(
    'direct',
    judged,
    ({ label }) => label.personal === 'direct',
    ({ personal }) => personal === 'direct',
  );
  print(
    'special',
    judged,
    ({ label }) => label.special !== null,
    (row) => isPersonal(row) && row.special !== null,
  );
  const high = clear.filter(({ confidence }) => confidence === 'high');
  print('high alone', high, ({ label }) => isPersonal(label), isPersonal);
  const never = sure.filter(({ personal, confidence }) => personal === 'none' && confidence === 'high');
  console.log(
    `high none        precision ${share(never.filter(({ label }) => !isPersonal(label)).length, never.length)} (of ${never.length}, mixed counted as wrong)`,
  );
  const positive = judged.filter(({ label }) => isPersonal(label));
  const found = positive.filter(isPersonal);
  const right = found.filter(
    ({ label, category }) =>
      category === label.category || (label.special === 'genetic' && ['health', 'biometric'].includes(category)),
  );
  console.log(
    `category         ${share(right.length, found.length)} of those found, ${share(right.length, positive.length)} of all`,
  );
  const errors = {
    missed: clear.filter((row) => isPersonal(row.label) && !isPersonal(row)),
    accused: clear.filter((row) => !isPersonal(row.label) && isPersonal(row)),
    'direct or not': judged.filter(
      (row) =>
        isPersonal(row.label) && isPersonal(row) && (row.label.personal === 'direct') !== (row.personal === 'direct'),
    ),
    'called mixed': judged.filter(({ personal }) => personal === 'mixed'),
    'special or not': judged.filter(
      ({ label, special, personal }) => label.special !== (personal === 'none' ? null : special),
    ),
    'other category': found.filter((row) => !right.includes(row)),
    'mixed, not seen': sure.filter(({ label, personal }) => label.personal === 'mixed' && personal !== 'mixed'),
  };
  for (const [kind, list] of Object.entries(errors)) {
    console.log(`\n${kind}: ${list.length}`);
    for (const { label, personal, special, category, evidence } of list.slice(0, Number(options.errors)))
      console.log(
        `  ${label.repo.split('/')[1]} ${label.parent ?? ''}.${label.field}: ${words(label)}, found ${words({ personal, special, category })}${evidence ? ` (${evidence.join('; ')})` : ''}`,
      );
  }
}

function words({ personal, special, category }) {
  return [personal, special, category].filter((word) => word && word !== 'none').join('/') || 'none';
}

function print(name, rows, given, found) {
  const hits = rows.filter((row) => given(row) && found(row)).length;
  const precision = hits / rows.filter(found).length || 0;
  const recall = hits / rows.filter(given).length || 0;
  const f1 = (2 * precision * recall) / (precision + recall) || 0;
  console.log(
    `${name.padEnd(16)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${hits} right, ${rows.filter(found).length - hits} wrong, ${rows.filter(given).length - hits} missed)`,
  );
}

function share(part, whole) {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}

/** Every field of the neutral standards that is called personal, a definition that is repeated within a file once. */
function reportNeutral() {
  const patterns = Object.keys(NEUTRAL).map((glob) => new RegExp(`^${glob.split('*').map(escaped).join('.*')}$`));
  const files = filesBelow(options.corpus).filter(
    (file) => !OF_PEOPLE.test(file) && patterns.some((pattern) => pattern.test(file)),
  );
  const calls = new Map();
  const all = new Set();
  for (const { path, field, languages } of fieldsIn(read(files))) {
    const around = field.parent ? field.parent.name : field.entity.name;
    const definition = `${path} ${field.name} ${field.description?.value ?? around}`;
    if (all.has(definition)) continue;
    all.add(definition);
    const verdict = classifyField(field, languages);
    if (verdict.personal !== 'none') calls.set(`${path.split('/').at(-1)} ${around}.${field.name}`, verdict);
  }
  const kinds = ['direct', 'indirect', 'mixed'].map(
    (kind) => `${[...calls.values()].filter(({ personal }) => personal === kind).length} ${kind}`,
  );
  console.log(
    `\nneutral standards: ${calls.size} of ${all.size} fields called personal, ${((calls.size / all.size) * 100).toFixed(2)} % (${kinds.join(', ')})`,
  );
  for (const [name, verdict] of calls)
    console.log(`  ${name}: ${words(verdict)}, ${verdict.confidence} (${verdict.evidence.join('; ')})`);
}

function filesBelow(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.filter((file) => statSync(file).isFile()).map((file) => relative(folder, file));
}

function escaped(text) {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** The best of some rounds each: the first pays for the compiler and for the data files. */
function time() {
  const snapshot = workspaces(labelled)[0];
  const jobs = [...snapshot.files].flatMap(([path, { documents }]) =>
    documents.flatMap(({ lowered }) =>
      lowered.standards.map((standard) => [[...fieldsOf(standard)], languagesOf(snapshot, path, standard)]),
    ),
  );
  const count = jobs.reduce((sum, [fields]) => sum + fields.length, 0);
  const classified = best(() => {
    for (const [fields, languages] of jobs) for (const field of fields) classifyField(field, languages);
  });
  const parsed = best(() => {
    for (const source of labelled) parse(source);
  });
  console.log(
    `\n${count} fields in ${classified.toFixed(0)} ms: ${Math.round((count / classified) * 1000)} fields a second, 10,000 in ${((classified / count) * 10_000).toFixed(0)} ms; ` +
      `${(classified / parsed).toFixed(2)} of the time of parsing the same files (${parsed.toFixed(0)} ms).`,
  );
}

function best(run) {
  return Math.min(
    ...Array.from({ length: ROUNDS }, () => {
      const begun = performance.now();
      run();
      return performance.now() - begun;
    }),
  );
}
