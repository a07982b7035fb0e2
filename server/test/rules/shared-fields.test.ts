import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Frame } from '../../src/rules/support/frames.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles } from '../../src/testkit/memory.ts';

// Every way in which a field of every format may be named in an agreement (ruling 9), and names that lead nowhere.

interface Case {
  readonly format: string;
  readonly file: string;
  readonly text: string;
  readonly known: readonly string[];
  /** Name, and what is said of it. */
  readonly others: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    format: 'JSON Schema: nested, by reference, inherited, in a list',
    file: 'standards/s.schema.yaml',
    text: `$schema: https://json-schema.org/draft/2020-12/schema
$id: https://data.gov.example/s
title: S
type: object
allOf: [{$ref: '#/$defs/Base'}]
properties:
  nino: {type: string}
  home: {$ref: '#/$defs/Address'}
  partner: {type: object, properties: {nino: {type: string}, income: {type: object, properties: {gross: {type: number}}}}}
  children: {type: array, items: {type: object, properties: {birth_date: {type: string, format: date}}}}
$defs:
  Base: {type: object, properties: {created: {type: string, format: date-time}}}
  Address: {type: object, properties: {postcode: {type: string}, line: {type: string, deprecated: true}}}
`,
    known: [
      'nino',
      'home.postcode',
      'Address.postcode',
      'postcode',
      'partner.nino',
      'partner.income.gross',
      'created',
      'children.birth_date',
      '/properties/nino',
      '/$defs/Address/properties/postcode',
    ],
    others: {
      ninno: 'meant',
      'home.postcod': 'meant',
      'partner.shoe': 'unknown',
      Nino: 'case',
      line: 'deprecated',
      'home.line': 'deprecated',
    },
  },
  {
    format: 'Table Schema',
    file: 'standards/t.table.yaml',
    text: `$schema: https://datapackage.org/profiles/2.0/tableschema.json
name: t
fields:
  - {name: case_no, type: string}
  - {name: opened, type: date}
`,
    known: ['case_no', 'opened', '/fields/0'],
    others: { case_nr: 'meant', colour: 'unknown' },
  },
  {
    format: 'Data Package: two tables',
    file: 'standards/datapackage.json',
    text: JSON.stringify({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'p',
      resources: [
        {
          name: 'cases',
          path: 'cases.csv',
          schema: {
            fields: [
              { name: 'id', type: 'string' },
              { name: 'opened', type: 'date' },
            ],
          },
        },
        {
          name: 'people',
          path: 'people.csv',
          schema: {
            fields: [
              { name: 'id', type: 'string' },
              { name: 'born', type: 'date' },
            ],
          },
        },
      ],
    }),
    known: ['opened', 'people.born', 'cases.id'],
    others: { id: 'ambiguous', borne: 'meant' },
  },
  {
    format: 'CSVW',
    file: 'standards/c-metadata.json',
    text: JSON.stringify({
      '@context': 'http://www.w3.org/ns/csvw',
      url: 'c.csv',
      tableSchema: {
        columns: [
          { name: 'case_no', titles: 'Case number', datatype: 'string' },
          { titles: 'Opened', datatype: 'date' },
        ],
      },
    }),
    known: ['case_no', 'Opened'],
    others: { case_nr: 'meant' },
  },
  {
    format: 'LinkML: slots by is_a, mixins and attributes',
    file: 'standards/l.linkml.yaml',
    text: `id: https://data.gov.example/l
name: l
prefixes: {linkml: https://w3id.org/linkml/}
default_range: string
classes:
  Named: {mixin: true, slots: [full_name]}
  Record: {attributes: {created: {range: date}}}
  Person: {is_a: Record, mixins: [Named], slots: [nino], attributes: {home: {range: Address}}}
  Address: {attributes: {postcode: {}}}
slots:
  full_name: {}
  nino: {}
`,
    known: [
      'Person.nino',
      'nino',
      'Person.full_name',
      'full_name',
      'Person.created',
      'created',
      'home.postcode',
      'Person.home.postcode',
      'postcode',
    ],
    others: { 'Person.ninno': 'meant', 'Person.shoe': 'unknown', fullname: 'meant' },
  },
  {
    format: 'ODCS: nested properties and lists',
    file: 'standards/o.odcs.yaml',
    text: `apiVersion: v3.1.0
kind: DataContract
id: urn:gov.example:contract:o
version: 1.0.0
status: active
schema:
  - name: cases
    properties:
      - {name: case_no, logicalType: string}
      - {name: person, logicalType: object, properties: [{name: nino, logicalType: string}, {name: home, logicalType: object, properties: [{name: postcode, logicalType: string}]}]}
      - {name: visits, logicalType: array, items: {logicalType: object, properties: [{name: day, logicalType: date}]}}
`,
    known: [
      'case_no',
      'cases.case_no',
      'person.nino',
      'cases.person.nino',
      'person.home.postcode',
      'nino',
      'visits.day',
    ],
    others: { 'person.ninno': 'meant', shoe: 'unknown' },
  },
  {
    format: 'OpenAPI: components, by reference and composed',
    file: 'standards/a.openapi.yaml',
    text: `openapi: 3.1.0
info: {title: A, version: 1.0.0}
paths: {}
components:
  schemas:
    Base: {type: object, properties: {created: {type: string, format: date-time}}}
    Person: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {nino: {type: string}, home: {$ref: '#/components/schemas/Address'}}}]}
    Address: {type: object, properties: {postcode: {type: string}}}
`,
    known: ['Person.nino', 'nino', 'Person.home.postcode', 'Address.postcode', 'created', 'Person.created'],
    others: { 'Person.ninno': 'meant', shoe: 'unknown' },
  },
  {
    format: 'our own: several entities',
    file: 'standards/own.yaml',
    text: `apiVersion: concordat/v1
kind: DataStandard
id: urn:gov.example:standard:own
title: Own
version: 1.0.0
entities:
  - {name: Record, fields: [{name: created, type: date}]}
  - {name: Person, fields: [{name: nino, type: string}]}
  - {name: Partner, fields: [{name: nino, type: string}, {name: shoe, type: string}]}
`,
    known: ['Person.nino', 'Partner.nino', 'shoe', 'created', 'Record.created'],
    others: { nino: 'ambiguous', shoes: 'meant', 'Person.shoe': 'unknown' },
  },
];

const { file, text } = FRAMES_OF.agreement as Frame;

describe('the fields that an agreement shares', () => {
  for (const one of CASES)
    it(one.format, () => {
      const names = [...one.known, ...Object.keys(one.others)];
      const agreement = text.replace(
        /^data:\n(?: .*\n)+/m,
        `data:\n  - standard: ../${one.file}\n    fields: ${JSON.stringify(names)}\n`,
      );
      const { findings } = checkFiles(
        new Map([
          [one.file, one.text],
          [file, agreement],
        ]),
        EXAMPLE_DAY as IsoDate,
      );
      const said = findings
        .filter(({ rule }) => rule === 'sharing/unknown-field')
        .map(({ messageId, pointer = '' }) => [names[Number(pointer.split('/').at(-1))], messageId]);
      assert.deepEqual(Object.fromEntries(said), one.others);
    });
});
