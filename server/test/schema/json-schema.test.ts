import assert from 'node:assert/strict';
import { DRAFTS } from '../../src/model/formats/json-schema/drafts.ts';
import { schemas } from '../../src/testkit/memory.ts';
import { metaSchemaValidator } from '../../src/testkit/meta-schemas.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { projectFiles } from '../../src/testkit/project.ts';

/** Uses every keyword, so that mutations reach them all. */
const WIDE = {
  title: 'x',
  description: 'x',
  type: ['object', 'null'],
  default: {},
  examples: [1],
  enum: [1, 2],
  const: 1,
  multipleOf: 2,
  maximum: 3,
  minimum: 1,
  exclusiveMaximum: 3,
  exclusiveMinimum: 1,
  maxLength: 3,
  minLength: 1,
  pattern: '^x$',
  format: 'date',
  items: { type: 'string' },
  additionalItems: { type: 'string' },
  contains: {},
  maxItems: 2,
  minItems: 1,
  uniqueItems: true,
  maxContains: 2,
  minContains: 1,
  maxProperties: 2,
  minProperties: 1,
  required: ['a'],
  properties: { a: { $ref: '#/definitions/b' } },
  patternProperties: { '^x': {} },
  additionalProperties: { type: 'string' },
  propertyNames: { minLength: 1 },
  dependencies: { a: ['b'], b: {} },
  dependentRequired: { a: ['b'] },
  dependentSchemas: { a: {} },
  unevaluatedProperties: {},
  unevaluatedItems: {},
  prefixItems: [{}],
  definitions: { b: {} },
  $defs: { c: {} },
  $anchor: 'a',
  $comment: 'x',
  allOf: [{}],
  anyOf: [{}],
  oneOf: [{}],
  not: {},
  if: {},
  then: {},
  else: {},
  readOnly: true,
  writeOnly: true,
  deprecated: true,
  contentMediaType: 'x',
  contentEncoding: 'x',
  contentSchema: {},
};

describe('our schema of JSON Schema and the official meta-schemas', () => {
  const seeds = [WIDE, JSON.parse(projectFiles('council-tax').get('standards/claim.schema.json') ?? '{}')].map(
    ({ $schema: _, $id: __, ...schema }) => schema,
  );
  for (const draft of DRAFTS) {
    it(`agree on ${draft}`, () => {
      const official = metaSchemaValidator(draft);
      let valid = 0;
      let invalid = 0;
      for (const [index, seed] of seeds.entries()) {
        for (const mutated of [seed, ...mutationsOf(seed, 600, 11 + index, schemas.schema(`json-schema-${draft}`))]) {
          const verdict = official(mutated);
          const ours = schemas.isValid(`json-schema-${draft}`, mutated);
          assert.equal(
            ours,
            verdict,
            JSON.stringify(
              Object.entries(mutated as object).filter(
                ([key, value]) => JSON.stringify(value) !== JSON.stringify((seed as Record<string, unknown>)[key]),
              ),
            ),
          );
          if (verdict) valid++;
          else invalid++;
        }
      }
      assert.ok(valid > 40 && invalid > 40, `${valid} valid, ${invalid} invalid`);
    });
  }
});
