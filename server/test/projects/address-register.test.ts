import assert from 'node:assert/strict';
import { expectedFindings } from '../../src/testkit/project.ts';
import { findingsOf, rulesInReadme, shownFindingsOf } from '../../src/testkit/project-findings.ts';

describe('the address register', () => {
  it('holds exactly the problems that its README explains, each at its place and with the files that it is about', async () =>
    assert.deepEqual(await shownFindingsOf('address-register'), expectedFindings('address-register')));

  it('has a README that names every rule', () =>
    assert.deepEqual(
      rulesInReadme('address-register'),
      expectedFindings('address-register')
        .map(({ rule }) => rule)
        .sort(),
    ));

  it('is silent without them', async () => assert.deepEqual(await findingsOf('address-register-clean'), []));
});
