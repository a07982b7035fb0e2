import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import { checklistReport } from '../../src/insight/checklist/checklist-report.ts';
import type { ChecklistReport } from '../../src/insight/checklist/report.ts';
import { ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const DAY = '2026-10-01' as IsoDate;

const dataset = (index: number): object => ({
  title: `Register of dwellings, ward ${index}`,
  description: `Dwellings of ward ${index} that are taxed, with their band.`,
  keyword: ['dwellings'],
  modified: '2026-09-01',
  publisher: { name: 'City of Example' },
  contactPoint: { fn: 'Open data team', hasEmail: 'mailto:open.data@city.example' },
  identifier: `https://data.city.example/dwellings/${index}`,
  accessLevel: 'public',
  distribution: [{ mediaType: 'text/csv', downloadURL: `https://data.city.example/dwellings/${index}.csv` }],
});

const catalogue = (datasets: readonly object[]): string =>
  JSON.stringify({ conformsTo: 'https://project-open-data.cio.gov/v1.1/schema', dataset: datasets }, undefined, 1);

describe('the checklist of a catalogue', () => {
  it('is after any edit what it is made afresh, with the places of today', () => {
    const path = 'catalogue/data.json';
    const file = `${ROOT}/${path}`;
    const workspace = new Workspace({ root: ROOT });
    const checker = new Checker(rules, schemas);
    const reportOf = (of: Workspace, by: Checker): ChecklistReport =>
      checklistReport(of.current, {
        files: [file],
        day: DAY,
        root: ROOT,
        findingsOf: (one) => by.standingOf(of.current, one, DAY),
      });
    const texts = new Map<string, string>();
    const same = (name: string, text: string): void => {
      texts.set(name, text);
      workspace.apply({ kind: 'set', source: sourceOf(name, text) });
      const fresh = new Workspace({ root: ROOT });
      fresh.apply(...[...texts].map(([one, content]) => ({ kind: 'set' as const, source: sourceOf(one, content) })));
      const { subjects, whole } = reportOf(workspace, checker);
      const expected = reportOf(fresh, new Checker(rules, schemas));
      assert.deepEqual({ subjects, whole }, { subjects: expected.subjects, whole: expected.whole });
    };
    const five = [0, 1, 2, 3, 4].map(dataset);
    const text = catalogue(five);
    same(path, text);
    same(path, text.replace('ward 1"', 'ward 1, with a longer name"'));
    same(path, text.replace('"accessLevel": "public"', '"accessLevel": "closed"'));
    same(path, text.replace('"modified": "2026-09-01",\n', ''));
    same(path, catalogue([dataset(9), ...five]));
    same(path, catalogue(five.slice(1)));
    same(path, text.replace('"conformsTo"', '"conforms"'));
    same(path, text.slice(0, -3));
    same(path, text);
    same('.concordat.yaml', 'rules: {openness/missing-licence: off}\n');
    same(
      'governance/attestations.yaml',
      'attestations:\n  - {item: G1.2, subject: "https://data.city.example/dwellings/3", answer: yes, by: {role: Chief Data Officer}, date: 2026-09-01}\n',
    );
    same(path, text.replace('ward 0"', 'ward nought"'));
  });
});
