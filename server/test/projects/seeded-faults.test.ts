import assert from 'node:assert/strict';
import { seededFaultReport } from '../../src/testkit/seeded-fault-report.ts';

describe('faults seeded into complete agreements of every regime', () => {
  it('are all told by the rule that has to, where it has to', () => {
    const { faults, missed, misplaced } = seededFaultReport();
    assert.ok(faults > 1000, String(faults));
    assert.deepEqual(
      missed.map(({ file, fault }) => `${file} ${fault.name}`),
      [],
    );
    assert.deepEqual(
      misplaced.map(({ file, fault, at }) => `${file} ${fault.name} ${at.join()}`),
      [],
    );
  }).timeout(120_000);
});
