import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import {
  bundledList,
  bundledListNamed,
  bundledLists,
  recognisedList,
  staleNotice,
} from '../../src/model/vocabularies/bundled-lists.ts';
import { countryCodes, currencyCodes, languageCodes } from '../../src/model/vocabularies/load.ts';

describe('bundled lists', () => {
  it('each say what they are, where they come from, under which licence and of which day', () => {
    for (const list of bundledLists()) {
      for (const text of [list.id, list.title, list.source, list.licence]) assert.notEqual(text, '', list.id);
      assert.match(list.date, /^\d{4}-\d{2}-\d{2}$/);
      const codes = list.codes();
      assert.ok(codes.length >= 5, `${list.id} has ${codes.length} codes`);
      assert.equal(new Set(codes.map(({ value }) => value)).size, codes.length, `${list.id} has no code twice`);
      for (const { value, label } of codes)
        assert.ok(value !== '' && label !== '' && list.codeOf(value)?.label === label, `${list.id} ${value}`);
    }
    assert.equal(new Set(bundledLists().map(({ id }) => id)).size, bundledLists().length);
  });

  it('know their codes', () => {
    const label = (id: string, value: string): string | undefined => bundledList(id)?.codeOf(value)?.label;
    assert.match(label('countries', 'GB') ?? '', /United Kingdom/);
    assert.equal(label('countries-alpha-3', 'FRA'), 'France');
    assert.equal(label('subdivisions', 'GB-WLS'), 'Wales');
    assert.equal(label('currencies', 'EUR'), 'Euro');
    assert.equal(label('units', 'har'), 'hectare');
    assert.equal(label('units', 'kg/m3'), 'kilogram per cubic metre');
    assert.equal(label('units', 'metres'), undefined);
    assert.equal(label('media-types', 'text/csv'), 'CSV');
    assert.equal(label('media-types', 'text/x-csv'), undefined);
    assert.equal(label('media-type-addresses', 'https://www.iana.org/assignments/media-types/text/csv'), 'CSV');
    assert.equal(label('file-extensions', 'xlsx'), 'Excel (XLSX)');
    assert.equal(label('file-type-addresses', 'http://publications.europa.eu/resource/authority/file-type/CSV'), 'CSV');
    for (const [id, term] of [
      ['frequencies-eu', 'http://publications.europa.eu/resource/authority/frequency/MONTHLY'],
      ['frequencies-dc', 'freq:monthly'],
      ['frequencies-iso8601', 'R/P1M'],
    ] as const)
      assert.equal(label(id, term), 'monthly');
    assert.equal(label('concepts', 'http://schema.org/birthDate'), 'birth date');
    assert.match(label('licences', 'OGL-UK-3.0') ?? '', /Open Government Licence/);
    assert.equal(label('languages', 'cy'), 'Welsh');
    assert.match(label('languages', 'zh-Hant-tw') ?? '', /^Chinese \(Han .*Traditional.*, Taiwan.*\)$/);
    assert.equal(label('languages', 'xx'), undefined);
    assert.equal(label('languages', 'en-ZZZZ1'), undefined);
  });

  it('agree with the data that the rules read', () => {
    const two = bundledList('countries')?.codes() ?? [];
    const three = bundledList('countries-alpha-3')?.codes() ?? [];
    assert.deepEqual(
      [...two, ...three].map(({ value }) => value).filter((value) => !countryCodes().has(value)),
      [],
    );
    assert.equal(two.length + three.length, countryCodes().size);
    assert.deepEqual(
      bundledList('currencies')
        ?.codes()
        .map(({ value }) => value),
      [...currencyCodes()],
    );
    const letters =
      bundledList('languages-iso-639-1')
        ?.codes()
        .map(({ value }) => value) ?? [];
    assert.deepEqual(
      letters.filter((value) => !languageCodes().has(value)),
      ['sh'],
    );
    assert.deepEqual(
      [...languageCodes()].filter((value) => !letters.includes(value)),
      [],
    );
  });

  it('are recognised, written out or by a name', () => {
    const codes =
      bundledList('countries')
        ?.codes()
        .map(({ value }) => value) ?? [];
    assert.equal(recognisedList(codes)?.id, 'countries');
    assert.equal(recognisedList(codes.slice(10))?.id, 'countries');
    assert.equal(recognisedList(codes.slice(100)), undefined);
    assert.equal(recognisedList([...codes.slice(1), 'XX']), undefined);
    assert.equal(bundledListNamed('urn:iso:std:iso:4217')?.id, 'currencies');
    assert.equal(bundledListNamed('https://www.iso.org/iso-3166-country-codes.html')?.id, 'countries');
    assert.equal(bundledListNamed('ISO 3166-2')?.id, 'subdivisions');
    assert.equal(bundledListNamed('../codelists/tenure.csv'), undefined);
  });

  it('say when they have grown old', () => {
    assert.equal(staleNotice('2026-11-21' as IsoDate), undefined);
    assert.match(staleNotice('2028-01-01' as IsoDate) ?? '', /more than two years old.*BCP 47 \(2025-08-25\)/);
  });
});
