import assert from 'node:assert/strict';
import {
  isMadeUp,
  isSynthetic,
  isValueOf,
  syntheticValues,
  typeOfFormat,
  typesOfName,
  typesOfPattern,
  typesOfValue,
} from '../../src/model/semantic-types.ts';
import { digitChecks } from '../../src/model/vocabularies/check-digits.ts';
import { personalDataCategories, semanticTypes } from '../../src/model/vocabularies/load.ts';

/** One digit or letter changed, so that the check digits no longer fit. */
const WRONG: Readonly<Record<string, string>> = {
  'uk/nhs-number': '9434765918',
  'uk/utr': '2955839661',
  'uk/upn': 'A801200005001',
  'uk/vat': 'GB802311781',
  'us/npi': '1234567892',
  'fr/siren': '552008444',
  'fr/siret': '73282932000079',
  'fr/nir': '295109912611199',
  'fr/tva': 'FR84323140391',
  'it/codice-fiscale': 'RCCMNL83S18D967H',
  'it/partita-iva': '00743110158',
  'es/dni': '54362315Z',
  'es/nie': 'X2482300A',
  'de/steuer-id': '36554266806',
  'de/rvnr': '15070649C104',
  'de/kvnr': 'A123456781',
  'nl/bsn': '111252333',
  'nl/btw': 'NL123456789B90',
  'be/national-number': '85.07.30-033.29',
  'pt/nif': '501964842',
  'ie/pps': '6433435E',
  'au/abn': '99999999999',
  'au/acn': '004085617',
  'au/tfn': '999999999',
  'nz/ird': '49091851',
  'nz/nhi': 'ZZZ0017',
  'ca/sin': '123-456-783',
  'br/cpf': '390.533.447-06',
  'br/cnpj': '16.727.230/0001-98',
  'intl/gtin': '98412345678907',
  'intl/imei': '490154203237517',
  'intl/iban': 'GR1601101050000010547023796',
  'intl/lei': '213800KUD8LAJWSQ9D16',
  'intl/isin': 'US0378331006',
  'intl/payment-card': '4111111111111112',
  'intl/orcid': '0000-0002-1825-0098',
  'intl/vin': '1M8GDM9A1KP042788',
};

const ids = (found: readonly { readonly type: { readonly id: string } }[]) => found.map(({ type }) => type.id);

describe('Semantic types', () => {
  const checked = semanticTypes().filter(({ check }) => check !== undefined);

  for (const type of semanticTypes()) {
    it(`${type.id}: its samples are valid, and so are the values to write`, () => {
      for (const sample of type.samples ?? [])
        if (type.pattern !== undefined) assert.ok(isValueOf(type, sample), `${sample} is no ${type.id}`);
      for (const value of syntheticValues(type)) assert.ok(isSynthetic(type, value), `${value} is not synthetic`);
      assert.ok(type.row === undefined || personalDataCategories.some(({ id }) => id === type.row), type.row);
    });
  }

  for (const type of checked) {
    it(`${type.id}: one character changed is wrong`, () => {
      assert.ok(digitChecks().has(type.check ?? ''), type.check);
      assert.ok((type.samples ?? []).length > 0, 'no sample');
      const wrong = WRONG[type.id] ?? '';
      assert.notEqual(wrong, '', 'no wrong value here');
      assert.ok(!isValueOf(type, wrong), `${wrong} should be wrong`);
    });
  }

  it('knows the own patterns that tell a type, and no others', () => {
    for (const type of semanticTypes()) {
      if (!type.refuses || type.pattern === undefined) continue;
      // Those that also allow the parts to be written together tell nothing.
      if (['us/itin', 'be/national-number', 'br/cpf', 'intl/vin'].includes(type.id)) continue;
      assert.ok(ids(typesOfPattern(type.pattern)).includes(type.id), `${type.id}: ${type.pattern}`);
    }
  });

  it('tells a pattern by what it takes and refuses', () => {
    assert.deepEqual(ids(typesOfPattern('^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$')), ['uk/nino']);
    assert.deepEqual(ids(typesOfPattern('^\\d{3}-\\d{2}-\\d{4}$')), ['us/ssn']);
    assert.deepEqual(ids(typesOfPattern('^[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}$')), ['br/cpf']);
    for (const pattern of [
      '^\\d{10}$',
      '.*',
      '^.+$',
      '^[A-Z0-9]+$',
      '^[A-Z]{2}\\d{6}[A-Z]$',
      '^[A-Z]\\d{9}$',
      '',
      '(',
      '^\\S+$',
    ])
      assert.deepEqual(ids(typesOfPattern(pattern)), [], pattern);
  });

  it('knows formats and names', () => {
    assert.equal(typeOfFormat('email')?.type.id, 'intl/email');
    assert.equal(typeOfFormat('date'), undefined);
    assert.deepEqual(ids(typesOfName('patientNHSNumber')), ['uk/nhs-number']);
    assert.deepEqual(ids(typesOfName('nif')), ['es/dni', 'pt/nif']);
    assert.deepEqual(ids(typesOfName('title')), []);
  });

  it('says of a value which types it may be of', () => {
    assert.deepEqual(ids(typesOfValue('GB82 WEST 1234 5698 7654 32')), ['intl/iban']);
    assert.ok(ids(typesOfValue('9990000018')).includes('uk/nhs-number'));
    assert.deepEqual(ids(typesOfValue('not a number')), []);
  });

  it('knows values that nobody has', () => {
    const type = (id: string) => semanticTypes().find((one) => one.id === id) ?? assert.fail(id);
    for (const [id, value] of [
      ['uk/nhs-number', '999 000 0018'],
      ['uk/nino', 'QQ 12 34 56 C'],
      ['us/ssn', '987-65-4321'],
      ['us/ssn', '900-11-7391'],
      ['intl/payment-card', '4111 1111 1111 1111'],
      ['nl/bsn', '999990019'],
      ['intl/iban', 'DE89 3704 0044 0532 0130 00'],
    ] as const)
      assert.ok(isSynthetic(type(id), value), `${id} ${value}`);
    for (const [id, value] of [
      ['uk/nhs-number', '943 476 5919'],
      ['uk/nino', 'ZY 10 29 30 C'],
      ['us/ssn', '536-90-4399'],
    ] as const)
      assert.ok(!isSynthetic(type(id), value), `${id} ${value}`);
    for (const made of ['123456789', '111222333', '000-00-0000', '987654321', 'AB123456C'])
      assert.ok(isMadeUp(made), made);
    for (const real of ['9434765919', '536904399', '12', '']) assert.ok(!isMadeUp(real), real);
  });
});
