// A workspace of a thousand files in which agreements share the fields of standards, and one change of a standard. How long until the agreements that
// it concerns are diagnosed, and how many rules over several files ran again for it; the peer is checking everything anew.
//   npm run bench:agreements
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { rules } from '../generated/rules.ts';
import { Checker } from '../src/check/checker.ts';
import { SchemaCatalogue } from '../src/schema/catalogue.ts';
import { languageOf } from '../src/syntax/source.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { median } from './language-server.mjs';

const STANDARDS = 800;
const AGREEMENTS = 200;
const EDITS = 30;
const TODAY = '2026-11-21';
const root = '/bench';
const fixture = (path) =>
  readFileSync(new URL(`../../test-fixtures/projects/regimes/${path}`, import.meta.url), 'utf8');
const standard = fixture('standards/uk-benefit.standard.yaml');
const agreement = fixture('agreements/uk-dea-psd.agreement.yaml');

const texts = new Map([
  ['.concordat.yaml', 'extends: [concordat:recommended, concordat:uk]\nrules: {semantics/duplicate-definition: off}\n'],
]);
for (let number = 0; number < STANDARDS; number++)
  texts.set(
    `standards/benefit-${number}.standard.yaml`,
    named(number, standard)
      .replace('standard:benefit-record', `standard:benefit-record-${number}`)
      .replaceAll('BenefitRecord', `Benefit${number}`),
  );
for (let number = 0; number < AGREEMENTS; number++)
  texts.set(
    `agreements/sharing-${number}.agreement.yaml`,
    named(number, agreement)
      .replace('agreement:2026-501', `agreement:2026-${number}`)
      .replace('uk-benefit.standard.yaml', `benefit-${number % 100}.standard.yaml`)
      .replace('id: council\n', `id: council\n    country: GB\n`)
      .replaceAll('Exampleshire Council', `Exampleshire Council ${number}`)
      .replaceAll('GB-LAE-EXS', `GB-LAE-E${number}`),
  );

/** Standards of like number have fields of the same names, as those of one subject have. */
function named(number, text) {
  return text.replaceAll(/\b(record_key|family_name|weekly_amount|ends_on)\b/g, `$1_${number % 100}`);
}

const set = (path, text) => ({
  kind: 'set',
  source: { path: `${root}/${path}`, text, language: languageOf(path, text) },
});
const workspace = new Workspace({ root });
const checker = new Checker(rules, new SchemaCatalogue());
const begun = performance.now();
workspace.apply(...[...texts].map(([path, text]) => set(path, text)));
const found = checkAll();
const whole = performance.now() - begun;
const { projectRuns } = checker.counts;
console.log(
  `${STANDARDS} standards, ${AGREEMENTS} agreements: ${ms(whole)} to read and check all; ${found} findings, ${projectRuns} runs of rules over several files.`,
);

const KINDS = {
  'a field removed': (text) => text.replace(/ {6}- name: weekly_amount\w*\n(?: {8}.*\n)+/, ''),
  'a classification raised': (text) => text.replace('value: OFFICIAL-SENSITIVE}', 'value: SECRET}'),
  'a retention shortened': (text) => text.replace('period: P6Y', 'period: P6M'),
  'a new version': (text) => text.replace('version: 2.0.0', 'version: 3.0.0'),
  'a word in a description': (text) => text.replace('What is paid each week', 'What is being paid each week'),
};
for (const [kind, edit] of Object.entries(KINDS)) {
  const times = [];
  const reruns = [];
  let told = 0;
  for (let turn = 0; turn < EDITS; turn++) {
    const number = (turn * 7) % 100;
    const path = `standards/benefit-${number}.standard.yaml`;
    const concerned = [...texts.keys()].filter((one) => texts.get(one).includes(`/benefit-${number}.standard.yaml`));
    const before = checker.counts.projectRuns;
    const started = performance.now();
    workspace.apply(set(path, edit(texts.get(path))));
    const snapshot = workspace.current;
    for (const one of [path, ...concerned]) {
      const { findings } = checker.check(snapshot, `${root}/${one}`, TODAY);
      if (one !== path) told += findings.length;
    }
    times.push(performance.now() - started);
    checkAll();
    reruns.push(checker.counts.projectRuns - before);
    workspace.apply(set(path, texts.get(path)));
    checkAll();
  }
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `${kind.padEnd(24)} edit to diagnostics of the standard and its agreements ${ms(median(times))} (95th ${ms(sorted[Math.floor(EDITS * 0.95)])}, ratio to all anew 1:${Math.round(whole / median(times))}); ` +
      `ran again: ${median(reruns)} of ${projectRuns}; ${(told / EDITS).toFixed(1)} findings in agreements`,
  );
}

function checkAll() {
  const snapshot = workspace.current;
  let findings = 0;
  for (const path of snapshot.files.keys()) findings += checker.check(snapshot, path, TODAY).findings.length;
  return findings;
}

function ms(value) {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}
