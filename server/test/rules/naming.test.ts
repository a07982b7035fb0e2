import assert from 'node:assert/strict';
import { conventionOf, dominantConvention, inConvention } from '../../src/rules/support/naming.ts';

describe('naming', () => {
  it('tells conventions apart', () => {
    const cases: Record<string, string> = {
      claim_id: 'snake',
      _claim_id: 'snake',
      country_ISO: 'snake',
      claimId: 'camel',
      '@claimId': 'camel',
      'dct:dateIssued': 'camel',
      'award.startDate': 'camel',
      ClaimId: 'pascal',
      'claim-id': 'kebab',
      CLAIM_ID: 'screaming',
      line_1: 'snake',
      start_Date: 'none',
      'start-end_date': 'none',
      claim: 'any',
      Claim: 'any',
      ID: 'any',
      line1: 'any',
      'Date de naissance': 'any',
      'montant (€)': 'any',
      _: 'any',
      '': 'any',
    };
    for (const [name, convention] of Object.entries(cases)) assert.equal(conventionOf(name), convention, name);
  });

  it('writes a name in each', () => {
    assert.equal(inConvention('dateOfBirth', 'snake'), 'date_of_birth');
    assert.equal(inConvention('_date_of_birth', 'camel'), '_dateOfBirth');
    assert.equal(inConvention('date_of_birth', 'pascal'), 'DateOfBirth');
    assert.equal(inConvention('DateOfBirth', 'kebab'), 'date-of-birth');
    assert.equal(inConvention('date-of-birth', 'screaming'), 'DATE_OF_BIRTH');
  });

  it('counts what follows one', () => {
    assert.deepEqual(dominantConvention(['a_b', 'c_d', 'eF', 'g', 'h_I j']), { convention: 'snake', count: 2, of: 3 });
    assert.equal(dominantConvention(['a', 'b']), undefined);
  });
});
