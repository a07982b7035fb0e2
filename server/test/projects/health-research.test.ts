import assert from 'node:assert/strict';
import { expectedFindings } from '../../src/testkit/project.ts';
import { findingsOf, rulesInReadme, shownFindingsOf } from '../../src/testkit/project-findings.ts';

const DAY = ['--now', '2026-11-21'];

describe('health research', () => {
  it('holds exactly the problems that its README explains, each at its place and with the files that it is about', async () =>
    assert.deepEqual(await shownFindingsOf('health-research', ...DAY), expectedFindings('health-research')));

  it('has a README that names every rule', () =>
    assert.deepEqual(
      rulesInReadme('health-research'),
      expectedFindings('health-research')
        .map(({ rule }) => rule)
        .sort(),
    ));

  for (const project of ['health-research-clean', 'council-tax-clean', 'regimes'])
    it(`${project} says nothing`, async () => assert.deepEqual(await findingsOf(project, ...DAY), []));

  it('says nothing in its clean version when the law of the European Union is asked as well', async () =>
    assert.deepEqual(await findingsOf('health-research-clean', ...DAY, '--profile', 'uk,eu'), []));
});
