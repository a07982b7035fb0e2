import assert from 'node:assert/strict';
import { numberingPlans } from '../../src/model/vocabularies/example-contacts.ts';
import { planOfRealNumber, realAddressIn } from '../../src/rules/support/real-contact.ts';

// No value here can be anybody's: area codes, ranges and endings of domains that are not given out, mailboxes that are too short.
describe('Contacts of people in examples', () => {
  const addresses: Readonly<Record<string, 'person' | 'domain' | undefined>> = {
    'jane.brown@mail.corp': 'person',
    'j.brown@mail.corp': 'person',
    'paul9@gmail.com': 'person',
    'Write to <jane.brown@mail.corp>.': 'person',
    'mailto:jane.brown@mail.corp': 'person',
    'john.doe@mail.corp': 'domain',
    'doe@gmail.com': 'domain',
    'max.mustermann@stadt.de': 'domain',
    // Nobody can own these, or nobody means them.
    'jane.brown@example.org': undefined,
    'jane.brown@mail.example.com': undefined,
    'jane.brown@council.example': undefined,
    'jane.brown@corp.test': undefined,
    'jane.brown@example.gov.uk': undefined,
    'jean.martin@exemple.fr': undefined,
    // Offices.
    'info@mail.corp': undefined,
    'data.protection@mail.corp': undefined,
    'opendata@ville.fr': undefined,
    'urp@comune.it': undefined,
    'weather-team@company.com': undefined,
    'inventaire-forestier@ign.fr': undefined,
    // No addresses.
    'https://user@host.com/path': undefined,
    'git+ssh://jane.brown@host.com': undefined,
    '@jane.brown': undefined,
    'a@b': undefined,
    '@@@@': undefined,
    '': undefined,
  };
  for (const [text, of] of Object.entries(addresses))
    it(`${text || 'nothing'}: ${of ?? 'nobody'}`, () => assert.equal(realAddressIn(text)?.of, of));

  const numbers: Readonly<Record<string, string | undefined>> = {
    '+44 7100 482605': '44',
    '07100 482605': '44',
    '+44 (0)7100 482605': '44',
    '0044 7100 482605': '44',
    '(211) 736-5084': '1',
    '+1 211-736-5084': '1',
    '+61 491 570 260': '61',
    '+33 7 00 82 47 10': '33',
    '+49 150 82639407': '49',
    // Landlines and offices.
    '+44 20 0217 8362': undefined,
    '+1 800 736 5084': undefined,
    // Without a country code, and not written like one.
    '0612345678': undefined,
    '2117365084': undefined,
    // Made up.
    '+44 7123 456789': undefined,
    '+33612345678': undefined,
    // Countries that keep none.
    '+39 300 8261940': undefined,
    '01-01-1900': undefined,
    abc: undefined,
    '': undefined,
  };
  for (const [text, code] of Object.entries(numbers))
    it(`${text || 'nothing'}: ${code ?? 'nobody'}`, () => assert.equal(planOfRealNumber(text)?.code, code));

  for (const { issuer, code, value, fictitious } of numberingPlans)
    it(`${issuer}: the number to write is fictitious`, () => {
      assert.match(value.slice(code.length + 1), new RegExp(fictitious));
      assert.equal(planOfRealNumber(value), undefined);
    });
});
