import assert from 'node:assert/strict';
import { conceptOf, expandConcept } from '../../src/model/concept-of.ts';
import type { Entity } from '../../src/model/entities.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

function entitiesIn(path: string, text: string): readonly Entity[] {
  return readFile(parse(sourceOf(path, text))).documents[0]?.lowered.standards[0]?.entities ?? [];
}

/** Concepts of the first entity and of all its fields. */
function concepts(path: string, text: string): (string | undefined)[] {
  const [entity] = entitiesIn(path, text);
  assert.ok(entity);
  return [conceptOf(entity), ...entity.fields.map((field) => conceptOf(field))];
}

const BIRTH = 'http://schema.org/birthDate';

describe('concepts', () => {
  it('of JSON Schema: a key of ours, or the context of linked data', () => {
    const text = `$schema: https://json-schema.org/draft/2020-12/schema
type: object
x-jsonld-type: CPV:Person
x-jsonld-context: {CPV: "https://w3id.org/italia/onto/CPV/", born: "CPV:dateOfBirth"}
properties:
  birth: {type: string, x-concept: "https://schema.org/birthDate/"}
  born: {type: string}
  first: {type: string, x-concept: "CPV:givenName"}
  other: {type: string}
`;
    const base = 'https://w3id.org/italia/onto/CPV';
    assert.deepEqual(concepts('p.schema.yaml', text), [
      `${base}/Person`,
      BIRTH,
      `${base}/dateOfBirth`,
      `${base}/givenName`,
      undefined,
    ]);
  });

  it('of Table Schema', () => {
    const text = 'fields: [{name: birth, type: date, rdfType: "https://schema.org/birthDate"}]';
    assert.deepEqual(concepts('p.tableschema.yaml', text), [undefined, BIRTH]);
  });

  it('of ODCS, of tables and of columns', () => {
    const text = `apiVersion: v3.1.0
kind: DataContract
id: a
version: 1.0.0
status: active
schema:
  - name: people
    authoritativeDefinitions: [{type: businessDefinition, url: "http://schema.org/Person"}]
    properties:
      - {name: birth, authoritativeDefinitions: [{type: tutorial, url: "https://a.example"}, {type: businessDefinition, url: "http://schema.org/birthDate"}]}
`;
    assert.deepEqual(concepts('p.odcs.yaml', text), ['http://schema.org/Person', BIRTH]);
  });

  it('of CSVW, whose prefixes are those of RDFa', () => {
    const text = `{"@context": "http://www.w3.org/ns/csvw", "url": "people.csv", "tableSchema": {"columns": [
      {"name": "birthDate", "propertyUrl": "schema:{_name}"}, {"name": "title", "propertyUrl": "dc:title"}, {"name": "x", "propertyUrl": "none:x"},
      {"virtual": true, "propertyUrl": "rdf:type", "valueUrl": "schema:Person"}]}}`;
    assert.deepEqual(concepts('people.csv-metadata.json', text), [
      'http://schema.org/Person',
      BIRTH,
      'http://purl.org/dc/terms/title',
      undefined,
    ]);
  });

  it('of LinkML, whose prefixes the model declares', () => {
    const text = `id: https://x.example/m
name: m
prefixes: {linkml: "https://w3id.org/linkml/", sdo: "https://schema.org/"}
imports: [linkml:types]
classes:
  Person:
    exact_mappings: [sdo:Person]
    attributes:
      birth: {slot_uri: "sdo:birthDate"}
      first: {exact_mappings: ["sdo:givenName", "foaf:givenName"]}
      last: {slot_uri: "foaf:familyName"}
`;
    const [person] = entitiesIn('m.yaml', text);
    assert.deepEqual(concepts('m.yaml', text), [
      'http://schema.org/Person',
      BIRTH,
      'http://schema.org/givenName',
      undefined,
    ]);
    assert.deepEqual(
      person?.fields[1]?.concepts.map(({ value }) => value),
      ['sdo:givenName', 'foaf:givenName'],
    );
  });

  it('spelled in one way', () => {
    const prefixes = { known: new Map([['ex', 'https://e.example/']]), others: 'customary' as const };
    const cases: Record<string, string | undefined> = {
      'https://schema.org/birthDate': BIRTH,
      'http://www.schema.org/birthDate': BIRTH,
      'sdo:birthDate': BIRTH,
      'dcterms:title': 'http://purl.org/dc/terms/title',
      'https://www.w3.org/ns/person#birthName': 'http://www.w3.org/ns/person#birthName',
      'ex:a': 'https://e.example/a',
      'https://e.example/a/': 'https://e.example/a',
      'urn:example:a': 'urn:example:a',
      'nobody:a': undefined,
      birthDate: undefined,
      'https://e.example/a b': undefined,
      '': undefined,
    };
    for (const [written, expected] of Object.entries(cases)) assert.equal(expandConcept(written, prefixes), expected);
  });
});
