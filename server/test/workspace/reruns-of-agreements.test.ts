import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkAll, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const NOW = EXAMPLE_DAY as IsoDate;
const OVER_AGREEMENTS = rules.filter((rule) => rule.project.some(({ each }) => each === 'agreements'));
const [COUNT, STANDARDS] = [24, 4];

/** Many agreements, each with a recipient of its own, but for every sixth, which is with the same; each fourth over the same standard. */
function ministry() {
  const frame = FRAMES_OF.agreement;
  const standard = frame?.others['standards/claim.yaml'] ?? '';
  const agreement = (index: number): string =>
    (frame?.text ?? '')
      .replace('2026-0042', `2026-${index}`)
      .replace('claim.yaml', `claim-${index % STANDARDS}.yaml`)
      .replaceAll('GB-GOR-EIA', `GB-GOR-${index % 6 === 0 ? 'SAME' : index}`)
      .replaceAll('Example Income Agency', `Agency ${index % 6 === 0 ? 'of all' : index}`);
  const files = new Map<string, string>();
  for (let index = 0; index < STANDARDS; index++)
    files.set(`standards/claim-${index}.yaml`, standard.replace('standard:claim', `standard:claim-${index}`));
  for (let index = 0; index < COUNT; index++) files.set(`agreements/${index}.yaml`, agreement(index));
  const workspace = new Workspace({ root: ROOT });
  workspace.apply(...[...files].map(([path, text]) => ({ kind: 'set' as const, source: sourceOf(path, text) })));
  const checker = new Checker(OVER_AGREEMENTS, schemas);
  checkAll(workspace, checker, NOW);
  /** How often rules over agreements run again after an edit. */
  const runsAfter = (path: string, before: string, after: string): number => {
    const text = files.get(path) ?? '';
    assert.ok(text.includes(before), before);
    const ran = checker.counts.projectRuns;
    workspace.apply({ kind: 'set', source: sourceOf(path, text.replace(before, after)) });
    const fresh = new Checker(OVER_AGREEMENTS, schemas);
    const findings = checkAll(workspace, checker, NOW);
    assert.deepEqual(findings, checkAll(workspace, fresh, NOW), 'as if it had been checked for the first time');
    return checker.counts.projectRuns - ran;
  };
  return { runsAfter };
}

describe('rules over many agreements', () => {
  const rulesOnOne = OVER_AGREEMENTS.length;

  it('a sentence of one purpose concerns that agreement alone', () => {
    const runs = ministry().runsAfter('agreements/7.yaml', 'Check the earned income', 'Verify the earned income');
    assert.ok(runs > 0 && runs <= rulesOnOne, `${runs} runs`);
  });

  it('a status, a period or a recipient concerns it and those with the same recipient', () => {
    const alone = ministry().runsAfter('agreements/7.yaml', 'status: active', 'status: suspended');
    assert.ok(alone > 0 && alone <= rulesOnOne, `${alone} runs`);
    const shared = ministry().runsAfter('agreements/6.yaml', 'status: active', 'status: suspended');
    // What a recipient has already, for those two rules that ask for it.
    assert.ok(shared > 0 && shared <= rulesOnOne + (COUNT / 6) * 3, `${shared} runs`);
  });

  for (const [title, before, after] of [
    ['a field that goes', 'name: award_amount', 'name: award_total'],
    ['a classification that is raised', 'classification: OFFICIAL\n', 'classification: SECRET\n'],
  ] as const)
    it(`${title} concerns the agreements on that standard, and what their recipients have`, () => {
      const runs = ministry().runsAfter('standards/claim-1.yaml', before, after);
      const most = (COUNT / STANDARDS) * rulesOnOne + rulesOnOne;
      assert.ok(runs > 0 && runs <= most, `${runs} runs, at most ${most}`);
    });
});
