import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { isScored, metadataQuality, pointsToWin } from '../../src/model/metadata-quality.ts';
import { QUALITY_CRITERIA, qualityMethod } from '../../src/model/vocabularies/metadata-quality.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

function datasetsOf(text: string) {
  const { workspace } = checkFiles([['a.yaml', text]], EXAMPLE_DAY as IsoDate);
  return workspace.current.files.get(`${ROOT}/a.yaml`)?.documents[0]?.lowered.datasets ?? [];
}

function qualityOf(text: string) {
  const [dataset] = datasetsOf(text);
  assert.ok(dataset);
  return metadataQuality(dataset);
}

/** Indicators that lack their points. */
const lost = (text: string) => qualityOf(text).indicators.flatMap(({ id, got }) => (got ? [] : [id]));

const frame = (format: string): string => FRAMES_OF[format]?.text ?? '';

describe('metadata quality', () => {
  it('has the weights of the published method', () => {
    const { criteria, maximum, notChecked } = qualityMethod();
    assert.deepEqual([maximum, notChecked], [325, 80]);
    assert.deepEqual(
      criteria.map(({ id }) => id),
      [...QUALITY_CRITERIA],
    );
    const of = (dimension: string): number =>
      criteria.reduce((sum, one) => (one.dimension === dimension ? sum + one.of : sum), 0);
    assert.deepEqual(
      ['findability', 'accessibility', 'interoperability', 'reusability', 'contextuality'].map(of),
      [100, 20, 110, 75, 20],
    );
  });

  it('rates by the ranges of the method', () => {
    const of = (score: number) => qualityMethod().ratings.find(({ from }) => score >= from)?.id;
    assert.deepEqual([0, 120, 121, 220, 221, 350, 351].map(of), [
      'bad',
      'bad',
      'sufficient',
      'sufficient',
      'good',
      'good',
      'excellent',
    ]);
  });

  it('gives a complete description nearly all', () => {
    assert.deepEqual(lost(frame('dcat-ap')), ['rights', 'byteSize']);
    assert.deepEqual([qualityOf(frame('dcat-ap')).score, qualityOf(frame('dcat-ap')).rating], [315, 'good']);
  });

  it('takes words for terms in formats that have no addresses, and wants addresses in DCAT-AP', () => {
    assert.deepEqual(lost(frame('dcat-us')), ['theme', 'spatial', 'temporal', 'byteSize']);
    const words = frame('dcat-ap')
      .replace('{"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"}', 'CSV')
      .replace('{"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}', 'public');
    assert.deepEqual(lost(words), [
      'formatVocabulary',
      'nonProprietary',
      'machineReadable',
      'accessRightsVocabulary',
      'rights',
      'byteSize',
    ]);
  });

  it('counts the distribution with the most points in a dimension', () => {
    const further = `${frame('dcat-ap').trimEnd()}
  - "@type": dcat:Distribution
    dct:title: Report
    dcat:accessURL: {"@id": "https://data.council.example/report"}
    dct:format: {"@id": "http://publications.europa.eu/resource/authority/file-type/DOC"}
    dcat:byteSize: "1024"
    dct:rights: {"@id": "https://data.council.example/rights"}
`;
    assert.deepEqual(lost(further), []);
  });

  it('loses the points of compliance by what is missing, repeated, or a text in the place of a thing', () => {
    const changed: readonly [from: string, to: string][] = [
      ['dcat:accessURL: {"@id": "https://data.council.example/dataset/claims-by-ward"}', 'dct:language: en'],
      ['dct:identifier: claims-by-ward', 'dct:identifier: claims-by-ward\ndcterms:issued: "2020-01-01"'],
      ['{"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"}', 'government'],
    ];
    for (const [from, to] of changed) {
      const text = frame('dcat-ap').replace(from, to);
      assert.ok(lost(text).includes('compliance'), to);
    }
  });

  it('says what is worth most, once for each property', () => {
    const quality = qualityOf(frame('dcat-us'));
    assert.deepEqual(
      pointsToWin(quality).map(({ id, of, lack }) => `${id} ${of} ${lack}`),
      ['theme 30 absent', 'spatial 20 absent', 'temporal 20 absent', 'byteSize 5 absent'],
    );
  });

  it('scores no dataset that is only spoken of, and no format without a place for what counts', () => {
    const [spoken] = datasetsOf(
      '"@context": {dcat: "http://www.w3.org/ns/dcat#"}\n"@type": dcat:Dataset\ndcat:keyword: [a]\n',
    );
    const [record] = datasetsOf(frame('uk-metadata'));
    const [described] = datasetsOf(frame('data-package'));
    assert.deepEqual(
      [spoken, record, described].map((one) => one && isScored(one)),
      [false, false, true],
    );
  });

  it('finds a place for every indicator, whatever is written', () => {
    for (const format of ['dcat-ap', 'dcat-us', 'dcat-ar', 'data-package', 'uk-metadata'])
      for (const { at, why, id } of qualityOf(frame(format)).indicators)
        assert.ok(at.node && why !== '', `${format} ${id}`);
  });
});
