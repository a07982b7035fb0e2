import assert from 'node:assert/strict';
import type { Lowered } from '../../src/model/entities.ts';
import { dedent } from '../../src/rules/support/text.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

// Every format's own place for provenance, quality, limitations and the maker, and the marks beside.

const STANDARDS: Readonly<Record<string, string>> = {
  standard: dedent`
    apiVersion: concordat/v1
    kind: DataStandard
    title: T
    status: active
    provenance: Entered by officers.
    limitations: Decided cases only.
    coverage: {spatial: Exampleshire, temporal: {start: 2024-04-01}}
    changelog: ./CHANGELOG.md
    support: https://council.example/support
    legalBasis: [{act: Local Government Finance Act 1992, section: 13A}]
    ethics: {framework: uk-data-ethics-framework, ref: E-1}
    supersedes: urn:example:old
    replacedBy: urn:example:new
  `,
  'json-schema': dedent`
    $schema: https://json-schema.org/draft/2020-12/schema
    x-gov:
      provenance: Entered by officers.
      limitations: Decided cases only.
      coverage: {spatial: Exampleshire, temporal: {start: 2024-04-01}}
      changelog: ./CHANGELOG.md
      support: https://council.example/support
      legalBasis: [{act: Local Government Finance Act 1992, section: 13A}]
      ethics: {framework: uk-data-ethics-framework, ref: E-1}
      supersedes: urn:example:old
      replacedBy: urn:example:new
    properties: {a: {type: string}}
  `,
  odcs: dedent`
    apiVersion: v3.1.0
    kind: DataContract
    description: {limitations: Decided cases only.}
    support: [{channel: help, url: "https://council.example/support"}]
    slaProperties: [{property: frequency, value: 1, unit: d}]
    customProperties:
      - {property: coverage, value: {spatial: Exampleshire}}
      - {property: changelog, value: ./CHANGELOG.md}
      - {property: legalBasis, value: [{act: Local Government Finance Act 1992}]}
      - {property: ethics, value: {ref: E-1}}
      - {property: supersedes, value: urn:example:old}
      - {property: replacedBy, value: urn:example:new}
    schema:
      - name: t
        quality: [{type: library, dimension: uniqueness, metric: duplicateValues}]
        properties: [{name: a, logicalType: string, transformSourceObjects: [claims]}]
  `,
  linkml: dedent`
    id: https://data.gov.example/m
    name: m
    prefixes: {linkml: 'https://w3id.org/linkml/'}
    source: https://data.gov.example/old
    annotations:
      limitations: Decided cases only.
      coverage: {value: {spatial: Exampleshire}}
      changelog: ./CHANGELOG.md
      support: https://council.example/support
      legal_basis: {value: [{act: Local Government Finance Act 1992}]}
      ethics: {value: {ref: E-1}}
      supersedes: urn:example:old
      replaced_by: urn:example:new
    classes: {T: {attributes: {a: {range: string}}}}
  `,
};

for (const [format, text] of Object.entries(STANDARDS))
  it(`statements of a standard: ${format}`, () => {
    const marks = read(text).standards[0]?.marks;
    for (const key of [
      'provenance',
      'limitations',
      'coverage',
      'changelog',
      'support',
      'legalBasis',
      'ethics',
    ] as const)
      assert.ok(marks?.[key], key);
    assert.equal(marks?.supersedes?.value, 'urn:example:old');
    assert.equal(marks?.replacedBy?.value, 'urn:example:new');
  });

it('the frequency of a service level is a repetition; rules on quality are a mark of their object', () => {
  const [standard] = read(STANDARDS.odcs ?? '').standards;
  assert.equal(standard?.marks.updateFrequency?.value, 'R/P1D');
  assert.ok(standard?.entities[0]?.marks.quality);
});

const DATASETS: Readonly<Record<string, string>> = {
  'dcat-ap': dedent`
    "@context": {dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/", dqv: "http://www.w3.org/ns/dqv#", skos: "http://www.w3.org/2004/02/skos/core#", rdfs: "http://www.w3.org/2000/01/rdf-schema#"}
    "@type": dcat:Dataset
    dct:title: T
    dct:creator: {"@id": "https://council.example/"}
    dct:provenance: {"@type": dct:ProvenanceStatement, rdfs:label: Entered by officers.}
    dqv:hasQualityMeasurement: {dqv:value: 0.98}
    skos:scopeNote: Decided cases only.
  `,
  'dcat-us': dedent`
    "@type": Dataset
    title: T
    description: D.
    publisher: {"@type": Organization, name: P}
    creator: [{"@type": Organization, name: C}]
    source: ["https://data.example/old"]
    hasQualityMeasurement: [{value: 0.98}]
    scopeNote: Decided cases only.
  `,
  'data-package': dedent`
    $schema: https://datapackage.org/profiles/2.0/datapackage.json
    name: t
    contributors: [{title: C, roles: [creator]}]
    sources: [{title: Claims}]
    gov:quality: [{dimension: completeness}]
    gov:limitations: Decided cases only.
    resources: [{name: a, path: a.csv}]
  `,
};

for (const [format, text] of Object.entries(DATASETS))
  it(`statements of a dataset: ${format}`, () => {
    const [dataset] = read(text).datasets;
    assert.equal(dataset?.format, format);
    for (const key of ['creator', 'provenance', 'quality', 'limitations'] as const) assert.ok(dataset?.[key], key);
  });

function read(text: string): Lowered {
  const [document] = readFile(parse(sourceOf('a.yaml', text))).documents;
  assert.ok(document);
  return document.lowered;
}
