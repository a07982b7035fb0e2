import assert from 'node:assert/strict';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';

/** Places of formats where values of bundled vocabularies are expected: a file with the cursor, a value, and what is said of it. */
const PLACES: readonly (readonly [string, string, string, string, RegExp])[] = [
  [
    'a unit in a custom property of ODCS',
    'a.odcs.yaml',
    'apiVersion: v3.1.0\nkind: DataContract\nid: x\nschema:\n  - name: t\n    properties:\n      - name: area\n        customProperties: [{property: unit, value: $0}]\n',
    'har',
    /hectare/,
  ],
  [
    'x-unit',
    'a.json',
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"x-unit": "$0"}}}',
    'kg',
    /kilogram/,
  ],
  [
    'x-gov.unit',
    'a.json',
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"x-gov": {"unit": "$0"}}}}',
    'Cel',
    /degree Celsius/,
  ],
  ['gov:unit', 'a.json', '{"fields": [{"name": "x", "type": "number", "gov:unit": "$0"}]}', 'm2', /square metre/],
  [
    'ucum_code',
    'a.yaml',
    'id: https://x.example/m\nname: m\nclasses:\n  A:\n    attributes:\n      area:\n        unit: {ucum_code: $0}\n',
    'har',
    /hectare/,
  ],
  [
    'a media type in DCAT',
    'a.jsonld',
    '{"@context": {"dcat": "http://www.w3.org/ns/dcat#"}, "@type": "dcat:Dataset", "dcat:distribution": [{"@type": "dcat:Distribution", "dcat:mediaType": {"@id": "$0"}}]}',
    'https://www.iana.org/assignments/media-types/text/csv',
    /CSV/,
  ],
  [
    'access rights in DCAT',
    'a.jsonld',
    '{"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}, "@type": "dcat:Dataset", "dct:accessRights": {"@id": "$0"}}',
    'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
    /public/,
  ],
  [
    'a licence in DCAT',
    'a.jsonld',
    '{"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}, "@type": "dcat:Dataset", "dcat:distribution": [{"@type": "dcat:Distribution", "dct:license": {"@id": "$0"}}]}',
    'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
    /Creative Commons Attribution 4\.0/,
  ],
  [
    'a media type in DCAT-US',
    'data.json',
    '{"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [{"distribution": [{"mediaType": "$0"}]}]}',
    'text/csv',
    /CSV/,
  ],
  [
    'a format in DCAT-US',
    'data.json',
    '{"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [{"distribution": [{"format": "$0"}]}]}',
    'Excel (XLSX)',
    /Proprietary/,
  ],
  [
    'a media type in a Data Package',
    'datapackage.json',
    '{"name": "p", "resources": [{"name": "r", "path": "r.csv", "mediatype": "$0"}]}',
    'text/csv',
    /CSV/,
  ],
  [
    'a format in a Data Package',
    'datapackage.json',
    '{"name": "p", "resources": [{"name": "r", "path": "r.csv", "format": "$0"}]}',
    'parquet',
    /Parquet/,
  ],
  [
    'a frequency in DCAT',
    'a.jsonld',
    '{"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}, "@type": "dcat:Dataset", "dct:accrualPeriodicity": {"@id": "$0"}}',
    'http://publications.europa.eu/resource/authority/frequency/QUARTERLY',
    /quarterly/i,
  ],
  [
    'a frequency in DCAT-US',
    'data.json',
    '{"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [{"accrualPeriodicity": "$0"}]}',
    'R/P3M',
    /three months/i,
  ],
  [
    'a frequency as a mark',
    'a.yaml',
    'apiVersion: concordat/v1\nkind: DataStandard\nupdateFrequency: $0\n',
    'R/P1M',
    /monthly/,
  ],
  [
    'a concept in JSON Schema',
    'a.json',
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"x-concept": "$0"}}}',
    'schema:birthDate',
    /Day of birth\.\n\nProperty of/,
  ],
  [
    'a concept in Table Schema, which has no prefixes',
    'a.json',
    '{"fields": [{"name": "x", "type": "date", "rdfType": "$0"}]}',
    'http://schema.org/birthDate',
    /Day of birth/,
  ],
  [
    'a concept in CSVW',
    'a.csv-metadata.json',
    '{"@context": "http://www.w3.org/ns/csvw", "url": "a.csv", "tableSchema": {"columns": [{"name": "born", "propertyUrl": "$0"}]}}',
    'schema:birthDate',
    /Day of birth/,
  ],
  [
    'a concept in LinkML, with a prefix that the model declares',
    'a.yaml',
    'id: https://x.example/m\nname: m\nprefixes: {loc: "http://www.w3.org/ns/locn#"}\nclasses:\n  A:\n    attributes:\n      b:\n        slot_uri: $0\n',
    'loc:postCode',
    /post code/,
  ],
  [
    'a concept in LinkML, in full where the model declares no prefix',
    'a.yaml',
    'id: https://x.example/m\nname: m\nclasses:\n  A:\n    attributes:\n      b:\n        slot_uri: $0\n',
    'http://www.w3.org/ns/locn#postCode',
    /post code/,
  ],
  [
    'a concept in ODCS',
    'a.odcs.yaml',
    'apiVersion: v3.1.0\nkind: DataContract\nid: x\nschema:\n  - name: t\n    properties:\n      - name: born\n        authoritativeDefinitions: [{type: businessDefinition, url: $0}]\n',
    'http://schema.org/birthDate',
    /Day of birth/,
  ],
  [
    'a concept in our own standards',
    'a.yaml',
    'apiVersion: concordat/v1\nkind: DataStandard\nentities:\n  - name: E\n    fields:\n      - name: born\n        concept: $0\n',
    'schema:birthDate',
    /Day of birth/,
  ],
];

describe('vocabularies in the editor', () => {
  for (const [title, file, text, value, meaning] of PLACES) {
    it(`complete and explain ${title}`, () => {
      // Longer lists are only offered as far as they have to do with what is typed.
      const begun = completions({ [file]: text.replace('$0', `${value.slice(0, -2)}$0`) });
      assert.ok(begun.has(value), `${value} is missing among ${[...begun.keys()].slice(0, 20).join(', ')}`);
      assert.match(hoverAt({ [file]: text.replace('$0', `${value.slice(0, 1)}$0${value.slice(1)}`) }), meaning);
    });
  }

  it('offer addresses in full to those who begin to write one', () => {
    const text = (typed: string) =>
      `{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"x-concept": "${typed}$0"}}}`;
    assert.ok(completions({ 'a.json': text('http://schema.org/birth') }).has('http://schema.org/birthDate'));
    assert.ok(completions({ 'a.json': text('birthd') }).has('schema:birthDate'), 'by its name alone');
    assert.ok(completions({ 'a.json': text('day of') }).size < 5);
  });

  it('take an address or a short name for one word', () => {
    const model = (text: string) => completions({ 'a.yaml': `id: https://x.example/m\nname: m\n${text}` });
    const mapped = 'classes:\n  A:\n    exact_mappings:\n      - ';
    assert.equal(model(`${mapped}schema:birthD$0\n`).get('schema:birthDate')?.slice(-19), '- schema:birthDate\n');
    assert.match(
      model('classes:\n  A: {class_uri: schema:Pers$0, title: x}\n').get('schema:Person') ?? '',
      /\{class_uri: schema:Person, title/,
    );
  });

  it('offer the concepts that other standards of the project name', () => {
    const other =
      '$schema: https://json-schema.org/draft/2020-12/schema\ntitle: Homes\nproperties:\n  ref: {type: string, x-concept: "https://land.example/def/home"}\n';
    const found = completions({
      'b.yaml': other,
      'a.json': '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"x-concept": "$0"}}}',
    });
    assert.equal([...found.keys()][0], 'https://land.example/def/home');
  });
});
