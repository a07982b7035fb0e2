// The checklist of a catalogue of 2,000 datasets after an edit of one. How long: everything anew, and the median of edits.
import { rules } from '../generated/rules.ts';
import { Checker } from '../src/check/checker.ts';
import { checklistReport } from '../src/insight/checklist/checklist-report.ts';
import { ROOT, schemas, sourceOf } from '../src/testkit/memory.ts';
import { Workspace } from '../src/workspace/workspace.ts';

const [COUNT, EDITS, DAY] = [2000, 9, '2026-10-01'];

const dataset = (index) => ({
  title: `Register of dwellings, ward ${index}`,
  description: `Dwellings of ward ${index} that are taxed, with their band and the day of the last change.`,
  keyword: ['dwellings', 'council tax'],
  modified: '2026-09-01',
  publisher: { name: 'City of Example' },
  contactPoint: { fn: 'Open data team', hasEmail: 'mailto:open.data@city.example' },
  identifier: `https://data.city.example/dwellings/${index}`,
  accessLevel: index % 10 === 0 ? 'restricted public' : 'public',
  accrualPeriodicity: 'R/P1M',
  distribution: [{ mediaType: 'text/csv', downloadURL: `https://data.city.example/dwellings/${index}.csv` }],
});
const text = JSON.stringify(
  {
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    dataset: Array.from({ length: COUNT }, (_, index) => dataset(index)),
  },
  undefined,
  1,
);
const [NAME, FILE] = ['catalogue/data.json', `${ROOT}/catalogue/data.json`];
const workspace = new Workspace({ root: ROOT });
const checker = new Checker(rules, schemas);

function report(written) {
  workspace.apply({ kind: 'set', source: sourceOf(NAME, written) });
  const snapshot = workspace.current;
  const began = performance.now();
  checker.check(snapshot, FILE, DAY);
  const checked = performance.now();
  const findingsOf = (file) => checker.standingOf(snapshot, file, DAY);
  const { subjects } = checklistReport(snapshot, { files: [FILE], day: DAY, root: ROOT, findingsOf });
  return { check: checked - began, checklist: performance.now() - checked, subjects: subjects.length };
}

const shown = (ms) => `${ms.toFixed(0)} ms`;
const first = report(text);
console.log(`${first.subjects} subjects anew: check ${shown(first.check)}, checklist ${shown(first.checklist)}`);
const edits = Array.from({ length: EDITS }, (_, index) =>
  report(text.replace('ward 1000,', `ward 1000${'x'.repeat(index + 1)},`)),
);
const median = (of) => edits.map(of).sort((a, b) => a - b)[EDITS >> 1] ?? 0;
console.log(
  `after an edit: check ${shown(median((one) => one.check))}, checklist ${shown(median((one) => one.checklist))}`,
);
