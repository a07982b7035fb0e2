import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Dataset } from '../../src/model/entities.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

const NOW = EXAMPLE_DAY as IsoDate;

function read(text: string, name = 'a.yaml') {
  const { findings, workspace } = checkFiles([[name, text]], NOW);
  const document = workspace.current.files.get(`${ROOT}/${name}`)?.documents[0];
  const recognised = document?.detection && `${document.detection.adapter.id} ${document.detection.confidence}`;
  return { recognised, datasets: document?.lowered.datasets ?? [], findings };
}

const PREFIXES = '"@context": {dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/"}\n';
const AP = '"@context": https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld\n';

describe('DCAT-AP', () => {
  const recognised: Record<string, [text: string, as: string | undefined]> = {
    prefixed: [`${PREFIXES}"@type": dcat:Dataset\n`, 'dcat-ap certain'],
    'the official context': [`${AP}"@type": Dataset\n`, 'dcat-ap certain'],
    'a service in a graph': [`${PREFIXES}"@graph": [{"@type": "dcat:DataService"}]\n`, 'dcat-ap certain'],
    expanded: ['- {"@type": ["http://www.w3.org/ns/dcat#Catalog"]}\n', 'dcat-ap certain'],
    'a context that nobody knows': [
      '"@context": https://portal.example/c.jsonld\n"@type": Dataset\n',
      'dcat-ap likely',
    ],
    'a context alone': ['"@context": {dcat: "http://www.w3.org/ns/dcat#", Dataset: "dcat:Dataset"}\n', undefined],
    'schema.org': ['"@context": https://schema.org\n"@type": Dataset\n', undefined],
    'DCAT-US 1.1': [
      '"@context": https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld\n"@type": dcat:Catalog\n',
      'dcat-us certain',
    ],
    'DCAT-US 3': ['"@context": https://example.org/dcat-us-3.0.jsonld\n"@type": Catalog\n', 'dcat-us certain'],
    'DCAT-US 3 by what it conforms to': [
      `${PREFIXES}"@type": dcat:Catalog\nconformsTo: {title: DCAT-US 3.0}\n`,
      'dcat-us certain',
    ],
    'a table that describes itself': [
      '"@context": ["http://www.w3.org/ns/csvw", {"@language": en}]\n"@type": dcat:Dataset\nurl: a.csv\n',
      'csvw certain',
    ],
    'the Dataspace Protocol': [
      '"@context": ["https://w3id.org/dspace/2025/1/context.jsonld"]\n"@type": Catalog\n',
      'odrl certain',
    ],
    'other JSON': ['{"dataset": [{"title": "x"}]}\n', undefined],
  };
  for (const [title, [text, as]] of Object.entries(recognised))
    it(`recognises: ${title}`, () => {
      assert.equal(read(text).recognised, as);
    });

  /** What the rules see, without the nodes. */
  const plain = (dataset: Dataset | undefined) =>
    dataset && {
      ...Object.fromEntries(
        (
          [
            'title',
            'description',
            'publisher',
            'access',
            'rights',
            'licence',
            'frequency',
            'issued',
            'version',
          ] as const
        ).map((key) => [key, dataset[key]?.value]),
      ),
      contact: dataset.contact?.value,
      keywords: dataset.keywords.map(({ value }) => value),
      distributions: dataset.distributions.map((one) => [one.accessUrl?.value, one.format?.value, one.licence?.value]),
    };
  const wanted = {
    title: 'Bees',
    description: 'How many.',
    publisher: 'Institute',
    access: 'restricted',
    rights: undefined,
    licence: undefined,
    frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
    issued: '2026-01-01',
    version: '1.0',
    contact: { name: 'Desk', address: 'desk@bees.example' },
    keywords: ['bees', 'hives'],
    distributions: [['https://bees.example/', 'CSV', 'https://licence.example/']],
  };

  it('reads a dataset by prefixes, by the official context and expanded: the same', () => {
    const prefixed = `${PREFIXES}"@type": dcat:Dataset
dct:title: [{"@value": Bienen, "@language": de}, {"@value": Bees, "@language": en}]
dct:description: How many.
dct:publisher: {"@type": foaf:Agent, foaf:name: Institute}
dcat:contactPoint: {vcard:fn: Desk, vcard:hasEmail: {"@id": "mailto:desk@bees.example"}}
dct:accessRights: {"@id": "http://publications.europa.eu/resource/authority/access-right/RESTRICTED"}
dct:accrualPeriodicity: {"@id": "http://publications.europa.eu/resource/authority/frequency/ANNUAL"}
dct:issued: "2026-01-01"
dcat:version: "1.0"
dcat:keyword: [bees, hives]
dcat:distribution: {dcat:accessURL: {"@id": "https://bees.example/"}, dct:format: CSV, dct:license: {"@id": "https://licence.example/"}}
`;
    const official = `${AP}"@graph":
- "@type": Dataset
  title: {en: Bees, de: Bienen}
  description: How many.
  publisher: x:institute
  contactPoint: {"@type": Kind, vcard:fn: Desk, vcard:hasEmail: desk@bees.example}
  accessRights: http://publications.europa.eu/resource/authority/access-right/RESTRICTED
  frequency: http://publications.europa.eu/resource/authority/frequency/ANNUAL
  releaseDate: "2026-01-01"
  version: "1.0"
  keyword: [bees, hives]
  datasetDistribution: {"@id": "x:d"}
- {"@id": "x:institute", "@type": Agent, name: Institute}
- {"@id": "x:d", "@type": Distribution, accessUrl: "https://bees.example/", format: {"@id": "x:csv", skos:prefLabel: CSV}, licence: "https://licence.example/"}
`;
    const expanded = JSON.stringify([
      {
        '@type': ['http://www.w3.org/ns/dcat#Dataset'],
        'http://purl.org/dc/terms/title': [{ '@value': 'Bees' }],
        'http://purl.org/dc/terms/description': [{ '@value': 'How many.' }],
        'http://purl.org/dc/terms/publisher': [{ '@id': '_:p' }],
        'http://www.w3.org/ns/dcat#contactPoint': [{ '@id': '_:c' }],
        'http://purl.org/dc/terms/accessRights': [
          { '@id': 'http://publications.europa.eu/resource/authority/access-right/RESTRICTED' },
        ],
        'http://purl.org/dc/terms/accrualPeriodicity': [
          { '@id': 'http://publications.europa.eu/resource/authority/frequency/ANNUAL' },
        ],
        'http://purl.org/dc/terms/issued': [{ '@value': '2026-01-01' }],
        'http://www.w3.org/ns/dcat#version': [{ '@value': '1.0' }],
        'http://www.w3.org/ns/dcat#keyword': [{ '@value': 'bees' }, { '@value': 'hives' }],
        'http://www.w3.org/ns/dcat#distribution': [{ '@id': '_:d' }],
      },
      { '@id': '_:p', 'http://xmlns.com/foaf/0.1/name': [{ '@value': 'Institute' }] },
      {
        '@id': '_:c',
        'http://www.w3.org/2006/vcard/ns#fn': [{ '@value': 'Desk' }],
        'http://www.w3.org/2006/vcard/ns#hasEmail': [{ '@id': '_:e' }],
      },
      { '@id': '_:e', 'http://www.w3.org/2006/vcard/ns#hasValue': [{ '@id': 'mailto:desk@bees.example' }] },
      {
        '@id': '_:d',
        'http://www.w3.org/ns/dcat#accessURL': [{ '@id': 'https://bees.example/' }],
        'http://purl.org/dc/terms/format': [{ '@value': 'CSV' }],
        'http://purl.org/dc/terms/license': [{ '@id': 'https://licence.example/' }],
      },
    ]);
    assert.deepEqual(plain(read(prefixed).datasets[0]), wanted);
    assert.deepEqual(plain(read(official).datasets[0]), wanted);
    assert.deepEqual(plain(read(expanded, 'a.json').datasets[0]), wanted);
  });

  it('reads marks, rights in words, and distributions that name their dataset', () => {
    const [dataset] = read(`${PREFIXES}"@graph":
- {"@id": x:a, "@type": dcat:Dataset, gov:classification: OFFICIAL, dct:accessRights: On request., dct:title: A}
- {"@id": x:b, "@type": dcat:Distribution, dprod:isDistributionOf: {"@id": x:a}, dcat:downloadURL: {"@id": x:f}}
`).datasets;
    assert.equal(dataset?.marks.classification?.value.value, 'OFFICIAL');
    assert.deepEqual([dataset?.access, dataset?.rights?.value], [undefined, 'On request.']);
    assert.equal(dataset?.distributions[0]?.downloadUrl?.value, 'x:f');
    assert.equal(dataset?.head.part, 'key');
  });

  it('counts a service as an address, and takes a distribution that is only named for one that is described elsewhere', () => {
    const { datasets, findings } = read(`${PREFIXES}"@graph":
- {"@id": x:a, "@type": dcat:Dataset, dct:title: A, dcat:distribution: [{"@id": x:d1}, {"@id": x:d2}, {"@id": x:d3}]}
- {"@id": x:d1, "@type": dcat:Distribution}
- {"@id": x:d2, "@type": dcat:Distribution, dct:format: CSV, dcat:accessService: {"@id": x:s1}}
- {"@id": x:d3, "@type": dcat:Distribution, dct:format: CSV}
- {"@id": x:s2, "@type": dcat:DataService, dprod:isAccessServiceOf: {"@id": x:d3}}
`);
    assert.deepEqual(
      datasets[0]?.distributions.map(({ label, accessUrl }) => [label, accessUrl?.value]),
      [
        ['x:d2', 'x:s1'],
        ['x:d3', 'x:s2'],
      ],
    );
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'openness/incomplete-distribution'),
      [],
    );
  });

  const said = (text: string, by: string) =>
    read(text)
      .findings.filter(({ rule }) => rule === by)
      .map(({ message }) => message);
  /** The findings about structure. */
  const problems = (text: string) => said(text, 'structure/schema-violation');

  it('misses what DCAT-AP demands where a catalogue or much of a description is there, and not in an excerpt', () => {
    const catalogue = `${PREFIXES}"@graph":
- {"@id": x:c, "@type": dcat:Catalog, dct:title: C, dct:description: D, dct:publisher: {foaf:name: P}, dcat:dataset: [{"@id": x:a}, {"@id": x:b}]}
- {"@id": x:a, "@type": dcat:Dataset, dct:title: A, dcat:distribution: {"@type": dcat:Distribution, dct:title: T}}
`;
    assert.deepEqual(said(catalogue, 'openness/dcat-ap-mandatory'), [
      'The dataset `A` has no `dct:description`. DCAT-AP asks for it in every dataset.',
      'The distribution `T` has no `dcat:accessURL`. DCAT-AP asks for it in every distribution.',
    ]);
    assert.deepEqual(problems(catalogue), []);
    assert.deepEqual(said(`${PREFIXES}"@type": dcat:Dataset\ndct:title: A\n`, 'openness/dcat-ap-mandatory'), []);
  });

  it('tells texts from addresses, and dates from other texts', () => {
    const text = `${FRAMES_OF['dcat-ap']?.text}`
      .replace(
        'dct:publisher: {"@id": "https://council.example/", "@type": foaf:Agent, foaf:name: Exampleshire Council}',
        'dct:publisher: Exampleshire Council',
      )
      .replace('"2026-01-15"', '"15.1.2026"');
    assert.equal(problems(text).length, 2, problems(text).join());
    for (const date of [
      '2026',
      '2026-10',
      '2026-10-01',
      '2013-02-19T00:00:00',
      '2013-02-19T00:00:00.000+01:00',
      '2026-10-01Z',
    ])
      assert.deepEqual(problems(`${PREFIXES}"@type": dcat:Dataset\ndct:issued: "${date}"\n`), [], date);
  });

  it('completes and explains keys of prefixed and of plain terms, by the type of the thing', () => {
    const dataset = completions({ 'a.yaml': `${PREFIXES}"@type": dcat:Dataset\n$0` });
    assert.ok(dataset.has('dct:title') && dataset.has('dcat:contactPoint') && !dataset.has('dcat:endpointURL'));
    const inner = completions({ 'a.json': '{"@type": "dcat:Dataset", "dcat:distribution": [{"$0": 1}]}' });
    assert.ok(inner.has('dcat:accessURL') && !inner.has('dcat:contactPoint'));
    const inGraph = completions({ 'a.json': '{"@graph": [{"@type": "dcat:Catalog", "$0": 1}]}' });
    assert.ok(inGraph.has('dcat:themeTaxonomy'));
    assert.match(hoverAt({ 'a.yaml': `${AP}"@type": Dataset\nfreq$0uency: x\n` }), /brought up to date/);
    const rights = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';
    assert.match(
      hoverAt({ 'a.yaml': `${AP}"@type": Dataset\naccessRights: ${rights.replace('PUBLIC', 'PUB$0LIC')}\n` }),
      /Anybody/,
    );
  });

  it('knows the other things of a catalogue, and misses what each of them must have', () => {
    const text = `${PREFIXES}"@graph":
- "@id": x:c
  "@type": dcat:Catalog
  dct:title: C
  dct:description: D
  dct:publisher: {foaf:homepage: {"@id": "https://p.example/"}}
  dcat:dataset: [{"@id": x:a}]
  dcat:service: {"@id": x:s}
  dcat:record: {"@type": dcat:CatalogRecord, dct:title: R}
- {"@id": x:a, "@type": dcat:DatasetSeries, dct:title: A}
- {"@id": x:s, dct:title: S}
- {"@type": spdx:Checksum, spdx:checksumValue: abc}
- {"@id": x:other, "@type": dcat:DataService, dct:title: Only spoken of}
`;
    assert.deepEqual(said(text, 'openness/dcat-ap-mandatory').sort(), [
      'A checksum has no `spdx:algorithm`. DCAT-AP asks for it in every checksum.',
      'An agent has no `foaf:name`. DCAT-AP asks for it in every agent.',
      'The catalogue record `R` has no `dct:modified` or `foaf:primaryTopic`. DCAT-AP asks for both in every catalogue record.',
      'The data service `S` has no `dcat:endpointURL`. DCAT-AP asks for it in every data service.',
      'The dataset series `A` has no `dct:description`. DCAT-AP asks for it in every dataset series.',
    ]);
  });

  it('reads themes, places, times, laws and services of a dataset', () => {
    const [dataset] = read(`${PREFIXES}"@graph":
- "@id": x:a
  "@type": dcat:Dataset
  dct:title: A
  dcat:theme: [{"@id": x:theme}]
  dct:spatial: [{"@id": x:place}, {dcat:bbox: "POLYGON((1 1))"}, {rdfs:label: The fens}, Nowhere]
  dct:temporal: {dcat:startDate: "2024-01-01", dcat:endDate: "2024-12-31"}
  dcatap:hvdCategory: {"@id": "http://data.europa.eu/bna/c_b79e35eb"}
  dcatap:applicableLegislation: {"@id": "http://data.europa.eu/eli/reg_impl/2023/138/oj"}
  dcat:landingPage: {"@id": "https://a.example/"}
  dcat:distribution: {dcat:accessURL: {"@id": "https://a.example/d"}, dcat:byteSize: 12, dct:rights: None., dcat:accessService: {"@id": x:s1}}
- {"@id": x:s1, "@type": dcat:DataService, dct:title: S1}
- {"@id": x:s2, "@type": dcat:DataService, dct:title: S2, dcat:servesDataset: {"@id": x:a}}
`).datasets;
    assert.ok(dataset);
    assert.deepEqual(
      dataset.spatial?.map(({ label, located }) => [label, located]),
      [
        ['x:place', true],
        [undefined, true],
        ['The fens', false],
        ['Nowhere', false],
      ],
    );
    assert.deepEqual(
      dataset.temporal?.map(({ start, end }) => [start?.value, end?.value]),
      [['2024-01-01', '2024-12-31']],
    );
    assert.deepEqual(
      [dataset.themes, dataset.hvdCategories, dataset.legislation].map((all) => all?.map(({ value }) => value)),
      [['x:theme'], ['http://data.europa.eu/bna/c_b79e35eb'], ['http://data.europa.eu/eli/reg_impl/2023/138/oj']],
    );
    assert.deepEqual(
      [dataset.landingPage?.value, dataset.distributions[0]?.byteSize?.value, dataset.distributions[0]?.rights?.value],
      ['https://a.example/', '12', 'None.'],
    );
    assert.deepEqual(dataset.services?.map(({ label }) => label).sort(), ['S1', 'S2']);
  });
});
