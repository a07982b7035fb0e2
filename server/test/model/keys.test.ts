import assert from 'node:assert/strict';
import type { Entity, Field } from '../../src/model/entities.ts';
import { parse } from '../../src/syntax/parse.ts';
import { sourceOf } from '../../src/testkit/memory.ts';
import { readFile } from '../../src/workspace/file-state.ts';

const entities = (text: string): readonly Entity[] =>
  readFile(parse(sourceOf('a.yaml', text))).documents[0]?.lowered.standards[0]?.entities ?? [];

const names = (located: readonly { value: string }[]): string => located.map(({ value }) => value).join('+');

/** `key; unique keys; field -> entity.field` of each entity. */
const keysIn = (text: string): string[] =>
  entities(text).map(({ primaryKey, uniqueKeys, foreignKeys }) =>
    [
      names(primaryKey?.fields ?? []),
      uniqueKeys.map(({ fields }) => names(fields)).join(','),
      foreignKeys
        .map((key) => `${names(key.fields)} -> ${key.targetEntity ?? ''}.${names(key.targetFields)}`)
        .join(','),
    ].join('; '),
  );

/** What the rules on structure read of the first entity's fields, with what says nothing left out. */
const valuesIn = (text: string): Record<string, unknown>[] => (entities(text)[0]?.fields ?? []).map(told);

function told(field: Field): Record<string, unknown> {
  const { required, nullable, untyped, minLength, maxLength, multivalued, unique, key } = field;
  const values = {
    required,
    nullable: nullable || undefined,
    untyped,
    minLength,
    maxLength,
    multivalued,
    unique: unique || undefined,
    key: key || undefined,
    default: field.default?.value,
    missingValues: field.missingValues.length > 0 ? field.missingValues.map(({ value }) => value) : undefined,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const DRAFT = '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n';
const TABLE = '$schema: https://datapackage.org/profiles/2.0/tableschema.json\n';

describe('keys in the model', () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'of a Table Schema': [
      `${TABLE}name: t\nfields: [{name: a}, {name: b}]\nprimaryKey: a\nuniqueKeys: [[a, b], b]\nforeignKeys: [{fields: b, reference: {fields: a}}]\n`,
      ['a; a+b,b; b -> t.a'],
    ],
    'of a package': [
      'profile: data-package\nresources:\n- {name: x, path: x.csv, schema: {fields: [{name: a}], foreignKeys: [{fields: [a], reference: {resource: y, fields: [b]}}]}}\n- {name: y, path: y.csv, schema: {fields: [{name: b}], "gov:primaryKey": [b]}}\n',
      ['; ; a -> y.b', 'b; ; '],
    ],
    'by a mark of a schema': [`${DRAFT}properties: {a: {}}\nx-gov: {primaryKey: [a]}\n`, ['a; ; ']],
    'by marks of properties': [
      `${DRAFT}properties: {a: {x-primaryKey: true}, b: {x-gov: {primaryKey: true}}}\n`,
      ['a+b; ; '],
    ],
    'of a definition': [
      `${DRAFT}properties: {a: {}}\n$defs: {D: {x-primaryKey: b, properties: {b: {}}}}\n`,
      ['; ; ', 'b; ; '],
    ],
    'of a contract': [
      `kind: DataContract\napiVersion: v3.1.0\nschema:\n- name: x\n  relationships: [{from: [x.a, x.b], to: [y.c, y.d]}]\n  properties:\n  - {name: a, primaryKey: true, relationships: [{to: y.c}, {to: /other/y/c}]}\n  - {name: b}\n`,
      ['a; ; a+b -> y.c+d,a -> y.c'],
    ],
    'of a data contract specification': [
      'dataContractSpecification: 1.2.1\nmodels:\n  x: {primaryKey: [a, b], fields: {a: {references: y.c}, b: {}}}\n',
      ['a+b; ; a -> y.c'],
    ],
    'of CSVW': [
      '"@context": http://www.w3.org/ns/csvw\ntables:\n- {url: x.csv, tableSchema: {columns: [{name: a}], primaryKey: a, foreignKeys: [{columnReference: a, reference: {resource: y.csv, columnReference: b}}]}}\n- {url: y.csv, tableSchema: {columns: [{name: b}]}}\n',
      ['a; ; a -> y.b', '; ; '],
    ],
    'of LinkML': [
      'id: https://x\nname: x\nclasses:\n  C:\n    unique_keys: {u: {unique_key_slots: [a, b]}}\n    attributes: {a: {identifier: true}, b: {}}\n',
      ['a; a+b; '],
    ],
    'of a standard of our own': [
      'apiVersion: concordat/v1\nkind: DataStandard\nentities:\n- {name: X, primaryKey: [a], uniqueKeys: [[b, c]], foreignKeys: [{fields: [b], references: {entity: Y, fields: [d]}}], fields: [{name: a}]}\n',
      ['a; b+c; b -> Y.d'],
    ],
    'of a Fides dataset': [
      'dataset:\n- fides_key: d\n  collections:\n  - {name: x, fields: [{name: a, fides_meta: {primary_key: true}}, {name: b, fides_meta: {references: [{dataset: d, field: y.c}]}}]}\n',
      ['a; ; b -> y.c'],
    ],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(title, () => assert.deepEqual(keysIn(text), expected));
});

describe('values of fields in the model', () => {
  const cases: Readonly<Record<string, readonly [string, readonly object[]]>> = {
    'a schema without `required` says nothing': [
      `${DRAFT}properties: {a: {title: A}, b: {type: [string, "null"], minLength: 1, maxLength: 5, default: x}}\n`,
      [{ untyped: 'nothing' }, { nullable: true, minLength: 1, maxLength: 5, default: 'x' }],
    ],
    'one with it says it of all': [
      `${DRAFT}required: [a]\nproperties: {a: {type: string}, b: {type: string}}\n`,
      [{ required: true }, { required: false }],
    ],
    'also in a branch': [
      `${DRAFT}properties: {a: {type: string}}\noneOf: [{required: [a]}, {required: [b]}]\n`,
      [{ required: false }],
    ],
    'null in a branch or by keyword': [
      `${DRAFT}properties: {a: {anyOf: [{type: string}, {type: "null"}]}, b: {type: string, nullable: true}, c: {enum: [x, null]}, d: {type: array, minItems: 1}}\n`,
      [{ nullable: true }, { nullable: true }, { nullable: true }, { multivalued: true }],
    ],
    'missing values of the table and of a field': [
      `${TABLE}missingValues: ["", {value: "-"}]\nfields: [{name: a, type: string, constraints: {unique: true, minLength: 2}}, {name: b, missingValues: [x]}]\n`,
      [
        { unique: true, minLength: 2, missingValues: ['', '-'] },
        { untyped: 'nothing', missingValues: ['x'] },
      ],
    ],
    'version 1 has a type for all': [
      'missingValues: ["NA"]\nfields: [{name: a}]\n',
      [{ untyped: 'defaulted', missingValues: ['NA'] }],
    ],
    'texts for null in CSVW, inherited': [
      '"@context": http://www.w3.org/ns/csvw\nurl: x.csv\n"null": ["-", "x"]\ntableSchema: {columns: [{name: a, "null": "", default: "0", datatype: {base: string, length: 3}}, {name: b, required: true}]}\n',
      [
        { minLength: 3, maxLength: 3, default: '0', missingValues: [''] },
        { required: true, missingValues: ['-', 'x'] },
      ],
    ],
    'slots of LinkML': [
      'id: https://x\nname: x\nclasses:\n  C:\n    attributes: {a: {}, b: {range: integer, ifabsent: int(3), multivalued: true}}\n',
      [{ untyped: 'defaulted' }, { default: 3, multivalued: true }],
    ],
    'slots of LinkML with a default range': [
      'id: https://x\nname: x\ndefault_range: string\nclasses: {C: {attributes: {a: {}}}}\n',
      [{}],
    ],
    'columns of a contract': [
      'kind: DataContract\napiVersion: v3.1.0\nschema:\n- {name: x, properties: [{name: a, unique: true, logicalType: string, logicalTypeOptions: {minLength: 1}}, {name: b}]}\n',
      [{ unique: true, minLength: 1 }, { untyped: 'nothing' }],
    ],
  };
  for (const [title, [text, expected]] of Object.entries(cases))
    it(title, () => assert.deepEqual(valuesIn(text), expected));
});
