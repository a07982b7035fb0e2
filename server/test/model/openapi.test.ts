import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Standard } from '../../src/model/entities.ts';
import { fieldsOf } from '../../src/model/formats/build.ts';
import type { SourceName } from '../../src/schema/catalogue.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { type MapNode, type SyntaxNode, toValue } from '../../src/syntax/tree.ts';
import { completions, definitionAt, hoverAt } from '../../src/testkit/cursor.ts';
import { FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';

const NOW = '2026-11-21' as IsoDate;
const HEAD = 'openapi: 3.1.1\ninfo: {title: Claims, version: 1.0.0, description: Decisions on claims.}\n';
const GOV = 'x-gov: {owner: {role: Data owner}, classification: OFFICIAL}\n';

const check = (text: string, others: Readonly<Record<string, string>> = {}) =>
  checkFiles([['api.yaml', text], ...Object.entries(others)], NOW);
const formatOf = (text: string) =>
  check(text).workspace.current.files.get(`${ROOT}/api.yaml`)?.documents[0]?.detection?.adapter.id;
const said = (text: string, others: Readonly<Record<string, string>> = {}) =>
  check(text, others).findings.map(({ rule, messageId, pointer }) => `${rule}:${messageId} ${pointer ?? ''}`);

function standardOf(text: string): Standard {
  const [standard] = check(text).workspace.current.files.get(`${ROOT}/api.yaml`)?.documents[0]?.lowered.standards ?? [];
  assert.ok(standard);
  return standard;
}

describe('OpenAPI', () => {
  const recognised: readonly (readonly [string, string | undefined])[] = [
    ['openapi: 3.0.4\ninfo: {}\n', 'openapi'],
    ['openapi: 3.1\n', 'openapi'],
    ['{"openapi": "3.2.0"}', 'openapi'],
    ['swagger: "2.0"\ndefinitions: {A: {type: object}}\n', undefined],
    ['asyncapi: 3.0.0\n', undefined],
    ['openapi: {}\n', undefined],
    ['openapi: 2.0.0\n', undefined],
    ['components: {schemas: {A: {type: object}}}\n', undefined],
  ];
  for (const [text, format] of recognised)
    it(`${format ?? 'nobody'}: ${JSON.stringify(text)}`, () => assert.equal(formatOf(text), format));

  it('takes objects for entities, lists of values for code lists, and the contact for a contact', () => {
    const standard = standardOf(
      `openapi: 3.0.4
info: {title: Claims, version: 1.0.0, contact: {name: Data desk, email: desk@council.example}, x-gov: {classification: OFFICIAL}}
paths: {}
components:
  schemas:
    Claim:
      type: object
      required: [id]
      properties:
        id: {type: string, format: uuid, example: x, nullable: true}
        tenure: {$ref: '#/components/schemas/Tenure'}
        home: {type: object, properties: {uprn: {type: string}}}
    Tenure: {type: string, enum: [owner, tenant]}
`,
    );
    assert.deepEqual(
      [...fieldsOf(standard)].map((field) => [field.path, field.type?.value, field.required, field.examples.length]),
      [
        ['id', 'string', true, 1],
        ['tenure', undefined, false, 0],
        ['home', 'object', false, 0],
        ['home.uprn', 'string', undefined, 0],
      ],
    );
    assert.deepEqual(
      standard.codeLists.map((list) => [list.name, list.codes.length]),
      [['Tenure', 2]],
    );
    assert.equal(standard.marks.owner, undefined);
    assert.equal(standard.marks.contact?.value.contact, 'desk@council.example');
    assert.equal(standard.marks.classification?.value.value, 'OFFICIAL');
    assert.equal(standard.version?.value, '1.0.0');
  });

  it('takes concepts from linked data, where none is declared', () => {
    const standard = standardOf(
      `${HEAD}components:
  schemas:
    Person:
      type: object
      x-jsonld-type: Person
      x-jsonld-context:
        "@vocab": https://voc.example/person/
        clv: https://voc.example/place#
        tax_code: taxCode
        home: {"@id": "clv:hasAddress", "@context": {uprn: "clv:uprn"}}
        note: null
        sex: {"@type": "@id"}
      properties:
        tax_code: {type: string}
        home: {type: object, properties: {uprn: {type: string}, floor: {type: string}}}
        note: {type: string}
        sex: {type: string}
        other: {type: string, x-concept: https://other.example/}
        free: {type: string}
`,
    );
    assert.deepEqual(
      [...fieldsOf(standard)].map((field) => [field.path, field.marks.concept?.value]),
      [
        ['tax_code', 'https://voc.example/person/taxCode'],
        ['home', 'https://voc.example/place#hasAddress'],
        ['home.uprn', 'https://voc.example/place#uprn'],
        ['home.floor', undefined],
        ['note', undefined],
        ['sex', 'https://voc.example/person/sex'],
        ['other', 'https://other.example/'],
        ['free', undefined],
      ],
    );
    assert.equal(standard.entities[0]?.marks.concept?.value, 'https://voc.example/person/Person');
  });

  it('looks for what every reference leads to, in operations as well, and not in examples', () => {
    const text = `${HEAD}${GOV}paths:
  /claims/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}, {$ref: '#/components/parameters/Idd'}]
    get:
      responses:
        "200": {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Claims'}, example: {$ref: '#/nowhere'}}}}
        "404": {$ref: '#/paths/~1claims~1%7Bid%7D/get/responses/200'}
components:
  parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}
  schemas:
    Claim:
      description: One claim.
      type: object
      discriminator: {propertyName: kind, mapping: {a: '#/components/schemas/Nobody', b: Claim}}
      properties:
        $ref: {type: string, description: A field of this name.}
        default: {description: Where the claimant lives., $ref: './parts.yaml#/Home'}
        gone: {description: Not there., $ref: './parts.yaml#/Gone'}
`;
    const found = said(text, { 'parts.yaml': 'Home: {type: string}\n' });
    assert.deepEqual(found.sort(), [
      'structure/unresolved-reference:noPart /components/schemas/Claim/properties/gone/$ref',
      'structure/unresolved-reference:nowhere /components/schemas/Claim/discriminator/mapping/a',
      'structure/unresolved-reference:nowhere /paths/~1claims~1{id}/get/responses/200/content/application~1json/schema/$ref',
      'structure/unresolved-reference:nowhere /paths/~1claims~1{id}/parameters/1/$ref',
    ]);
    const meant = check(text).findings.filter(({ fixes }) => fixes.length > 0);
    assert.ok(meant.some(({ message }) => message.includes('#/components/parameters/Id`')));
  });

  it('judges by the version that is declared', () => {
    const with30 = (schema: string) =>
      said(
        `openapi: 3.0.4\ninfo: {title: C, version: 1.0.0, description: Claims.}\n${GOV}paths: {}\ncomponents: {schemas: {A: ${schema}}}\n`,
      );
    const with31 = (schema: string) => said(`${HEAD}${GOV}components: {schemas: {A: ${schema}}}\n`);
    assert.deepEqual(with30('{type: number, minimum: 1, exclusiveMinimum: true, nullable: true}'), []);
    assert.deepEqual(with30('{const: x}'), ['structure/dialect-drift:newer /components/schemas/A/const']);
    assert.deepEqual(with30('{type: number, exclusiveMinimum: 1}'), [
      'structure/dialect-drift:newerUse /components/schemas/A/exclusiveMinimum',
    ]);
    assert.deepEqual(with30('{type: strin}'), ['structure/schema-violation:choiceMeant /components/schemas/A/type']);
    assert.deepEqual(with31('{type: [string, "null"], const: x, x-anything: 1, house: word}'), []);
    assert.deepEqual(with31('{type: number, minimum: 1, exclusiveMinimum: true}'), [
      'structure/schema-violation:type /components/schemas/A/exclusiveMinimum',
    ]);
    assert.deepEqual(said('openapi: 3.0.4\ninfo: {title: A}\npaths: {}\n'), [
      'structure/schema-violation:missing /info',
    ]);
  });

  it('completes, explains and leads to what is referred to', () => {
    const completed = (text: string) => completions({ 'api.yaml': `${HEAD}${text}` });
    assert.ok(completed('components:\n  schemas:\n    A:\n      $0\n').has('properties'));
    assert.ok(!completed('components:\n  schemas:\n    A:\n      $0\n').has('nullable'));
    assert.ok(completed("components:\n  schemas:\n    A: {}\n    B: {$ref: '$0'}\n").has('#/components/schemas/A'));
    assert.match(hoverAt({ 'api.yaml': 'open$0api: 3.0.4\n' }), /Version of OpenAPI/);
    const file = {
      'api.yaml': `${HEAD}components:\n  schemas:\n    Home: {}\n    B: {$ref: '#/components/$0schemas/Home'}\n`,
    };
    assert.equal(definitionAt(file), 'api.yaml:Home');
  });
});

describe('formats of this neighbourhood under damage', () => {
  for (const format of ['openapi', 'odps', 'dcs', 'dua']) {
    it(`${format}: nothing fails, and validator and explanation agree`, () => {
      const frame = FRAMES_OF[format];
      assert.ok(frame);
      const [root] = parse(sourceOf('a.yaml', frame.text)).roots;
      const source = schemas.source(format as SourceName);
      for (const mutated of mutationsOf(toValue(root as SyntaxNode), 120, 41_000, source)) {
        const text = JSON.stringify(mutated);
        const { findings, workspace } = checkFiles([['a.json', text]], NOW);
        assert.deepEqual(
          findings.filter(({ messageId }) => messageId === 'internal-error'),
          [],
          text,
        );
        const document = workspace.current.files.get(`${ROOT}/a.json`)?.documents[0];
        const id = document?.detection?.adapter.schemaFor(document.root as MapNode);
        if (!document || id === undefined) continue;
        const explained = explain(schemas.schema(id), document.root).length === 0;
        assert.equal(explained, schemas.isValid(id, JSON.parse(text)), text);
      }
    });
  }
});
