import assert from 'node:assert/strict';
import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { Checker } from '../../src/check/checker.ts';
import { attestation, HOUSE_CHECKLIST } from '../../src/rules/support/attestation-example.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkAll, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { Workspace } from '../../src/workspace/workspace.ts';

const NOW = EXAMPLE_DAY as IsoDate;
const GOVERNANCE = rules.filter(({ id }) => id.startsWith('governance/'));
const CHECKLIST = 'governance/house.checklist.yaml';

describe('rules on attestations run again when', () => {
  it('a file of the checklists in use changes, goes and comes back, and not otherwise', () => {
    const workspace = new Workspace({ root: ROOT });
    const checker = new Checker(GOVERNANCE, schemas);
    const set = (path: string, text: string) => workspace.apply({ kind: 'set', source: sourceOf(path, text) });
    const found = (): string[] => {
      const findings = checkAll(workspace, checker, NOW);
      assert.deepEqual(findings, checkAll(workspace, new Checker(GOVERNANCE, schemas), NOW), 'as when checked afresh');
      return findings.map(({ rule }) => rule);
    };
    set('standards/claim.yaml', FRAMES_OF.standard?.text ?? '');
    set(
      'governance/attestations.yaml',
      attestation('item: X1', 'by: {role: Service owner}').replace(/ {4}digest.*\n/, ''),
    );
    set('.concordat.yaml', HOUSE_CHECKLIST['.concordat.yaml'] ?? '');
    assert.deepEqual(found(), ['governance/unknown-item']);
    const written = HOUSE_CHECKLIST[CHECKLIST] ?? '';
    set(CHECKLIST, written);
    assert.deepEqual(found(), []);
    set(CHECKLIST, written.replace('[Service owner]', '[Data owner]'));
    assert.deepEqual(found(), ['governance/role-may-not-attest']);
    const before = checker.counts.projectRuns;
    set('notes.yaml', 'a: 1\n');
    assert.deepEqual(found(), ['governance/role-may-not-attest']);
    assert.equal(checker.counts.projectRuns - before, GOVERNANCE.length, 'those of the new file alone');
    workspace.apply({ kind: 'remove', path: `${ROOT}/${CHECKLIST}` });
    assert.deepEqual(found(), ['governance/unknown-item']);
  });
});
