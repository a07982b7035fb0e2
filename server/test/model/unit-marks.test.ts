import assert from 'node:assert/strict';
import { fieldsOf } from '../../src/model/formats/build.ts';
import { dedent } from '../../src/rules/support/text.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

// Every format's own place for the unit of a field, and the places for its name.

const DOCUMENTS: Readonly<Record<string, string>> = {
  'json-schema': dedent`
    $schema: https://json-schema.org/draft/2020-12/schema
    properties:
      a: {type: number, x-unit: m}
      b: {type: number, x-gov: {unit: kg}}
      c: {type: number, unit: hectares}
  `,
  'table-schema': dedent`
    $schema: https://datapackage.org/profiles/2.0/tableschema.json
    fields:
      - {name: a, type: number, unit: m}
      - {name: b, type: number, "gov:unit": kg}
      - {name: c, type: number, units: hectares}
  `,
  odcs: dedent`
    apiVersion: v3.1.0
    kind: DataContract
    schema:
      - name: t
        properties:
          - {name: a, logicalType: number, customProperties: [{property: unit, value: m}]}
          - {name: b, logicalType: number, customProperties: [{property: unit, value: kg}]}
  `,
  csvw: dedent`
    '@context': http://www.w3.org/ns/csvw
    url: t.csv
    tableSchema:
      columns:
        - {name: a, datatype: number, 'qudt:unit': m}
        - {name: b, datatype: number, 'gov:unit': kg}
        - {name: c, datatype: number, 'schema:unitText': hectares}
  `,
  linkml: dedent`
    id: https://data.gov.example/m
    name: m
    prefixes: {linkml: 'https://w3id.org/linkml/'}
    classes:
      T:
        attributes:
          a: {range: decimal, unit: {ucum_code: m}}
          b: {range: decimal, annotations: {unit: kg}}
          c: {range: decimal, unit: {symbol: hectares}}
  `,
  openapi: dedent`
    openapi: 3.1.1
    info: {title: T, version: '1'}
    components:
      schemas:
        T:
          type: object
          properties:
            a: {type: number, x-unit: m}
            b: {type: number, x-gov: {unit: kg}}
            c: {type: number, x-units: hectares}
  `,
  dcs: dedent`
    dataContractSpecification: 1.2.1
    id: t
    info: {title: T, version: '1'}
    models:
      t:
        fields:
          a: {type: number, x-gov: {unit: m}}
          b: {type: number, x-gov: {unit: kg}}
  `,
  standard: dedent`
    apiVersion: concordat/v1
    kind: DataStandard
    entities:
      - name: T
        fields:
          - {name: a, type: number, unit: m}
          - {name: b, type: number, unit: kg}
  `,
};

describe('units of fields', () => {
  for (const [format, text] of Object.entries(DOCUMENTS)) {
    it(`are read in ${format}`, () => {
      const [document] = readFile(parse(sourceOf('a.yaml', text))).documents;
      assert.equal(document?.detection?.adapter.id, format);
      const fields = document.lowered.standards.flatMap((standard) => [...fieldsOf(standard)]);
      const read = fields.map(({ name, marks }) => [name, marks.unit?.value, marks.unitNamed?.value]);
      assert.deepEqual(
        read,
        [
          ['a', 'm', undefined],
          ['b', 'kg', undefined],
          ['c', undefined, 'hectares'],
        ].slice(0, read.length),
      );
      assert.ok(read.length >= 2);
    });
  }
});
