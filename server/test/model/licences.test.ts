import assert from 'node:assert/strict';
import { isClosedLicence, isOpenLicence, licenceOf, namesNoLicence } from '../../src/model/vocabularies/licences.ts';

/** What people write, and the licence that is meant: its id, how it is spelled, whether it is open. */
const WRITTEN: readonly (readonly [string, string | undefined])[] = [
  ['OGL-UK-3.0', 'OGL-UK-3.0 well open'],
  ['ogl-uk-3.0', 'OGL-UK-3.0 well open'],
  ['OGL3', 'OGL-UK-3.0 alias open'],
  ['OGL', 'OGL family open'],
  ['Open Government Licence v3.0', 'OGL-UK-3.0 well open'],
  ['http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'OGL-UK-3.0 well open'],
  ['Licence Ouverte 2.0', 'etalab-2.0 alias open'],
  ['ODC-PDDL-1.0', 'PDDL-1.0 well open'],
  ['Open Data Commons Open Database License 1.0', 'ODbL-1.0 well open'],
  ['http://dcat-ap.de/def/licenses/dl-by-de/2.0', 'DL-DE-BY-2.0 well open'],
  ['http://www.usa.gov/publicdomain/label/1.0/', 'US-Government-Work well open'],
  // Creative Commons by its parts.
  ['cc-by-4.0', 'CC-BY-4.0 well open'],
  ['CC BY 4.0', 'CC-BY-4.0 alias open'],
  ['cc-by-40', 'CC-BY-4.0 alias open'],
  ['CC-BY', 'CC-BY family open'],
  ['cc-zero', 'CC0-1.0 alias open'],
  ['CC-BY-SA 3.0 IGO', 'CC-BY-SA-3.0-IGO alias open'],
  ['Creative Commons Attribution 4.0', 'CC-BY-4.0 well open'],
  ['Creative Commons Attribution-NonCommercial 4.0 International', 'CC-BY-NC-4.0 well closed'],
  ['https://creativecommons.org/licenses/by/4.0/legalcode', 'CC-BY-4.0 well open'],
  ['https://creativecommons.org/licenses/by-nc-nd/3.0/es/deed.es', 'CC-BY-NC-ND-3.0-ES well closed'],
  ['http://publications.europa.eu/resource/authority/licence/CC_BYNCSA_4_0', 'CC-BY-NC-SA-4.0 well closed'],
  ['http://publications.europa.eu/resource/authority/licence/ODC_BL', 'ODbL-1.0 well open'],
  ['http://publications.europa.eu/resource/authority/licence/NEW_ONE', 'NEW_ONE well'],
  // Of software, which may be said of data too.
  ['Apache-2.0', 'Apache-2.0 well'],
  ['https://opensource.org/license/isc-license-txt/', 'isc-license-txt well'],
  ['PSEUL', 'PSEUL well closed'],
  ['creative commons for people', undefined],
  ['https://osdatahub.os.uk/legal/apiTermsConditions', undefined],
  ['x'.repeat(10_000), undefined],
];

describe('licences', () => {
  for (const [written, expected] of WRITTEN) {
    it(`${written.slice(0, 60)}: ${expected ?? 'none'}`, () => {
      const known = licenceOf(written);
      const open = known?.open === undefined ? '' : known.open ? ' open' : ' closed';
      assert.equal(known && `${known.id} ${known.spelled}${open}`, expected);
    });
  }

  it('words in the place of a licence are none', () => {
    for (const word of ['open', 'See website', 'other-open', 'https://project-open-data.cio.gov/unknown-license'])
      assert.ok(namesNoLicence(word), word);
    assert.ok(!namesNoLicence('OGL-UK-3.0'));
  });

  it('an open licence is known within a sentence, a closed one by its words', () => {
    assert.ok(isOpenLicence('Open Government Licence v3.0, Crown copyright'));
    assert.ok(!isOpenLicence('CC BY-NC and what the office says'));
    assert.ok(isClosedLicence('All rights reserved'));
    assert.ok(!isClosedLicence('Apache-2.0'));
  });
});
