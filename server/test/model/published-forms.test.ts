import assert from 'node:assert/strict';
import { fileFormats } from '../../src/model/vocabularies/file-formats.ts';
import { FREQUENCY_VOCABULARIES, frequencies } from '../../src/model/vocabularies/frequencies.ts';
import { mediaTypes } from '../../src/model/vocabularies/media-types.ts';

// Vocabularies of how data are published: what stands for a format, a media type, a rhythm.

describe('file formats', () => {
  const { all, of } = fileFormats();

  it('are found by whatever stands for them', () => {
    const names = {
      CSV: ['csv', '.csv', 'text/csv; charset=utf-8', 'http://publications.europa.eu/resource/authority/file-type/CSV'],
      'Excel (XLSX)': ['XLSX', 'MS Excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      GeoJSON: ['geojson', 'https://www.iana.org/assignments/media-types/application/geo+json'],
      HTML: ['Web Page', 'text/html'],
      WMS: ['OGC WMS', 'WMS_SRVC'],
    };
    for (const [name, written] of Object.entries(names))
      for (const text of written) assert.equal(of(text)?.name, name, text);
    for (const text of ['', 'hdfjpg', 'constructor', 'application/zip+awk']) assert.equal(of(text), undefined, text);
  });

  it('hold the two lists of data.europa.eu, and contradict neither', () => {
    assert.equal(all.filter(({ mqa }) => mqa.machineReadable).length, 20);
    assert.equal(all.filter(({ mqa }) => mqa.nonProprietary).length, 29);
    for (const { name, mqa, machineReadable, proprietary } of all) {
      if (mqa.nonProprietary) assert.equal(proprietary, false, name);
      if (mqa.machineReadable) assert.equal(machineReadable, true, name);
    }
  });

  it('name media types that are registered, and as slips those that are not', () => {
    for (const { name, mediaType, broader } of all) {
      if (mediaType !== undefined) assert.ok(mediaTypes().has(mediaType), `${name}: ${mediaType}`);
      for (const one of broader)
        assert.ok(
          all.some((other) => other.name === one),
          one,
        );
    }
    assert.equal(fileFormats().ofSlip('text/x-csv')?.name, 'CSV');
    assert.equal(mediaTypes().has('text/x-csv'), false);
  });
});

describe('update frequencies', () => {
  const { all, of, write } = frequencies();

  it('are read in four vocabularies', () => {
    for (const written of [
      'R/P3M',
      'P3M',
      'freq:quarterly',
      'quarterly',
      'QUARTERLY',
      'http://purl.org/cld/freq/quarterly',
    ])
      assert.equal(of(written)?.label, 'quarterly', written);
    assert.equal(of('http://publications.europa.eu/resource/authority/frequency/BIWEEKLY'), of('fortnightly'));
    assert.equal(of('now and then'), undefined);
    assert.equal(of('toString'), undefined);
  });

  it('are written in each that has a term', () => {
    const monthly = of('P1M');
    assert.ok(monthly);
    assert.deepEqual(
      FREQUENCY_VOCABULARIES.map((vocabulary) => write(monthly, vocabulary)),
      [
        'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
        'http://purl.org/cld/freq/monthly',
        'R/P1M',
        'monthly',
      ],
    );
  });

  it('come back from what is written', () => {
    for (const frequency of all) {
      for (const vocabulary of FREQUENCY_VOCABULARIES) {
        const term = write(frequency, vocabulary);
        // The guidance of DCAT-US has one term for two rhythms.
        if (term !== undefined) assert.equal(of(term), frequency, term);
      }
    }
  });
});
