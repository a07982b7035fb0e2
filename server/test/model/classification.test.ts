import assert from 'node:assert/strict';
import { judgeClassification, rankOf, schemeById, schemeOfJurisdiction } from '../../src/model/classification.ts';
import { classificationSchemes } from '../../src/model/vocabularies/load.ts';

/** The values of each scheme from the lowest to the highest, with what else it writes for them. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  'uk-gscp': [
    'OFFICIAL | UK OFFICIAL',
    'OFFICIAL-SENSITIVE | OFFICIAL - SENSITIVE',
    'SECRET | UK SECRET',
    'TOP SECRET | TOP_SECRET',
  ],
  'us-fips199': ['Low | LOW', 'Moderate | MODERATE', 'High | HIGH'],
  'us-cui': [
    'not CUI',
    'CUI | CONTROLLED | CUI//PRVCY | CUI//NOFORN',
    'CUI Specified | CUI//SP-PRVCY//FED ONLY | CUI//CRIT/SP-CEII',
  ],
  'us-nsi': [
    'Unmarked | UNCLASSIFIED',
    'Confidential | CONFIDENTIAL',
    'Secret | SECRET//NOFORN',
    'Top Secret | TOP SECRET//SI//NOFORN',
  ],
  'us-nist-pii': ['low | LOW', 'moderate', 'high'],
  'us-dcat-access': ['public', 'restricted public', 'non-public'],
  'au-pspf': [
    'UNOFFICIAL',
    'OFFICIAL',
    'OFFICIAL: Sensitive | OFFICIAL:Sensitive',
    'PROTECTED',
    'SECRET',
    'TOP SECRET',
  ],
  'nz-isr': [
    'UNCLASSIFIED',
    'IN-CONFIDENCE | IN CONFIDENCE',
    'SENSITIVE',
    'RESTRICTED',
    'CONFIDENTIAL',
    'SECRET',
    'TOP SECRET',
  ],
  'ca-tbs': [
    'Unclassified | Non classifié',
    'Protected A | PROTECTED A | Protégé A',
    'Protected B | PROTÉGÉ B',
    'Protected C',
  ],
  'ca-national-interest': [
    'Unclassified',
    'Confidential | Confidentiel',
    'Secret | SECRET',
    'Top Secret | Très secret',
  ],
  'eu-euci': [
    'public',
    'EU normal',
    'SNC',
    'RESTREINT UE/EU RESTRICTED | RESTREINT UE | EU RESTRICTED | R-UE/EU-R',
    'CONFIDENTIEL UE/EU CONFIDENTIAL | CONFIDENTIEL UE | EU CONFIDENTIAL',
    'SECRET UE/EU SECRET | SECRET UE | EU SECRET',
    'TRÈS SECRET UE/EU TOP SECRET | TRÈS SECRET UE | EU TOP SECRET',
  ],
  fr: ['Non protégé', 'Diffusion Restreinte | DIFFUSION RESTREINTE', 'SECRET', 'TRÈS SECRET'],
  de: ['offen', 'VS-NUR FÜR DEN DIENSTGEBRAUCH | VS-NfD', 'VS-VERTRAULICH', 'GEHEIM', 'STRENG GEHEIM'],
  it: ['NON CLASSIFICATO', 'RISERVATO', 'RISERVATISSIMO', 'SEGRETO', 'SEGRETISSIMO'],
  es: ['SIN CLASIFICAR', 'DIFUSIÓN LIMITADA', 'CONFIDENCIAL', 'RESERVADO', 'SECRETO'],
  'es-ens': ['BÁSICA', 'MEDIA', 'ALTA'],
  nl: [
    'Ongerubriceerd',
    'Dep. VERTROUWELIJK',
    'Stg. CONFIDENTIEEL',
    'Stg. GEHEIM | Staatsgeheim GEHEIM',
    'Stg. ZEER GEHEIM',
  ],
  'nl-bbn': ['BBN1', 'BBN2', 'BBN3'],
  pt: ['NÃO CLASSIFICADO', 'RESERVADO', 'CONFIDENCIAL', 'SECRETO', 'MUITO SECRETO'],
  tlp2: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'],
  generic: ['public | Public', 'internal', 'confidential', 'restricted'],
};

/** What is wrong in a scheme, and as what. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['uk-gscp', 'Official Sensitive', 'misspelt OFFICIAL-SENSITIVE'],
  ['uk-gscp', 'OFFICIAL SENSITIVE', 'misspelt OFFICIAL-SENSITIVE'],
  ['uk-gscp', 'Top-Secret', 'misspelt TOP SECRET'],
  ['uk-gscp', 'RESTRICTED', 'withdrawn'],
  ['uk-gscp', 'IL3', 'withdrawn'],
  ['uk-gscp', 'PROTECT', 'withdrawn'],
  ['uk-gscp', 'PERSONAL DATA', 'descriptor'],
  ['uk-gscp', 'Confidential', 'withdrawn'],
  ['uk-gscp', 'PROTECTED B', 'unknown'],
  ['uk-gscp', 'NOT_APPLICABLE', 'outside'],
  ['uk-gpms', 'RESTRICTED', 'old-scheme'],
  ['us-cui', 'FOUO', 'withdrawn'],
  ['us-cui', 'CUI//', 'unknown'],
  ['us-nsi', 'Restricted Data', 'descriptor'],
  ['us-fips199', 'SC = {(confidentiality, LOW)}', 'unknown'],
  ['au-pspf', 'OFFICIAL-SENSITIVE', 'misspelt OFFICIAL: Sensitive'],
  ['au-pspf', 'FOR OFFICIAL USE ONLY', 'withdrawn'],
  ['au-pspf', 'Personal Privacy', 'descriptor'],
  ['fr', 'CONFIDENTIEL DÉFENSE', 'withdrawn'],
  ['de', 'VS-NUR FUER DEN DIENSTGEBRAUCH', 'misspelt VS-NUR FÜR DEN DIENSTGEBRAUCH'],
  ['es', 'Difusion limitada', 'misspelt DIFUSIÓN LIMITADA'],
  ['tlp2', 'TLP:WHITE', 'misspelt TLP:CLEAR'],
  ['tlp2', 'TLP AMBER STRICT', 'unknown'],
];

describe('classification schemes', () => {
  it('are all told here', () => {
    const known = classificationSchemes.filter((scheme) => scheme.withdrawnSince === undefined).map(({ id }) => id);
    assert.deepEqual(known.sort(), Object.keys(SCHEMES).sort());
  });
  for (const [id, values] of Object.entries(SCHEMES)) {
    it(`${id} has its values in order`, () => {
      const scheme = schemeById(id);
      assert.ok(scheme);
      assert.deepEqual(
        scheme.values.map(({ value }) => value),
        values.map((spellings) => spellings.split(' | ')[0]),
      );
      for (const [rank, spellings] of values.entries())
        for (const written of spellings.split(' | '))
          assert.deepEqual(judgeClassification(scheme, written), { kind: 'known', value: written, rank }, written);
    });
  }
  for (const [id, written, expected] of WRONG)
    it(`${id}: ${written} is ${expected}`, () => {
      const scheme = schemeById(id);
      assert.ok(scheme);
      const verdict = judgeClassification(scheme, written);
      assert.equal(verdict.kind === 'misspelt' ? `misspelt ${verdict.value}` : verdict.kind, expected);
    });
  it('take the highest of a FIPS 199 triplet', () => {
    const scheme = schemeById('us-fips199');
    assert.ok(scheme);
    const triplet = (c: string, i: string, a: string): string =>
      `SC claims = {(confidentiality, ${c}), (integrity, ${i}), (availability, ${a})}`;
    assert.equal(rankOf(scheme, triplet('LOW', 'LOW', 'LOW')), 0);
    assert.equal(rankOf(scheme, triplet('MODERATE', 'LOW', 'LOW')), 1);
    assert.equal(rankOf(scheme, triplet('NOT APPLICABLE', 'LOW', 'HIGH')), 2);
  });
  it('leave the rank as it is beside descriptors and caveats', () => {
    const scheme = schemeById('uk-gscp');
    assert.ok(scheme);
    for (const written of [
      'OFFICIAL-SENSITIVE [PERSONAL DATA]',
      'OFFICIAL-SENSITIVE PERSONAL DATA',
      'UK OFFICIAL-SENSITIVE, COMMERCIAL',
    ])
      assert.equal(rankOf(scheme, written), 1, written);
    assert.equal(rankOf(scheme, 'SECRET - ask the author'), undefined);
    assert.equal(rankOf(scheme, 'SECRET UK EYES ONLY'), 2);
    assert.equal(rankOf(scheme, 'SECRETARIAT'), undefined);
  });
  it('say which values are markings on another', () => {
    const markings = classificationSchemes.flatMap(({ id, values }) =>
      values.flatMap(({ value, marking }) => (marking ? `${id} ${value}` : [])),
    );
    assert.deepEqual(markings, [
      'uk-gscp OFFICIAL-SENSITIVE',
      'au-pspf OFFICIAL: Sensitive',
      'fr Diffusion Restreinte',
    ]);
  });
  it('are found by their jurisdiction', () => {
    const found = 'uk us au nz ca eu fr de it es nl pt'
      .split(' ')
      .map((place) => schemeOfJurisdiction(place.toUpperCase())?.id);
    const expected = 'uk-gscp us-fips199 au-pspf nz-isr ca-tbs eu-euci fr de it es nl pt';
    assert.equal(found.join(' '), expected);
  });
  it('take any text', () => {
    for (const scheme of classificationSchemes)
      for (const written of ['', ' ', '/'.repeat(10_000), 'CUI//'.repeat(2000), '{(confidentiality, '.repeat(500)])
        assert.doesNotThrow(() => judgeClassification(scheme, written));
  });
});
