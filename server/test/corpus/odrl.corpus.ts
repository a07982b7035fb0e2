import assert from 'node:assert/strict';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';

const MUTATIONS = 300;
const REPOSITORY = 'eclipse-dataspace-protocol-base+DataspaceProtocol/artifacts/src/main/resources';
const SAMPLES = `odrl-policies/${REPOSITORY}`;
const OFFICIAL = `official-schemas/${REPOSITORY}`;
const NAMESPACE = 'https://w3id.org/dspace/2025/1';

describe('Dataspace Protocol, ours and the official schema of each message', () => {
  const messages = [
    { sample: 'catalog/example/dataset.json', schema: 'catalog/dataset-schema.json', seed: 7_000 },
    {
      sample: 'negotiation/example/contract-agreement-message-full.json',
      schema: 'negotiation/contract-agreement-message-schema.json',
      seed: 8_000,
    },
  ];
  const texts = corpusFiles(SAMPLES);
  let ajv: Ajv2019;

  before(() => {
    ajv = new Ajv2019({ strict: false });
    // Not among the files that we have.
    ajv.addSchema({ $id: `${NAMESPACE}/common/context-schema.json` });
    for (const text of corpusFiles(OFFICIAL).values()) ajv.addSchema(JSON.parse(text) as object);
  });

  /** Undefined when all agree. */
  function disagreement(schema: string, value: unknown): string | undefined {
    const root = parse(sourceOf('x.json', JSON.stringify(value))).roots[0];
    assert.ok(root);
    const verdicts = {
      official: ajv.validate(`${NAMESPACE}/${schema}`, value),
      compiled: schemas.isValid('dataspace-protocol', value),
      explained: explain(schemas.schema('dataspace-protocol'), root).length === 0,
    };
    return new Set(Object.values(verdicts)).size === 1 ? undefined : JSON.stringify(verdicts);
  }

  for (const { sample, schema, seed } of messages) {
    const original = JSON.parse(texts.get(`${SAMPLES}/${sample}`) ?? 'null') as Record<string, unknown>;

    it(`agree on ${sample}`, () => assert.equal(disagreement(schema, original), undefined));

    it(`agree on ${MUTATIONS / messages.length} mutations of it`, () => {
      let done = 0;
      let valid = 0;
      for (const mutated of mutationsOf(original, 3 * MUTATIONS, seed, schemas.schema('dataspace-protocol'))) {
        if (decidesOtherwise(original, mutated)) continue;
        assert.equal(disagreement(schema, mutated), undefined, JSON.stringify(mutated));
        if (schemas.isValid('dataspace-protocol', mutated)) valid++;
        if (++done === MUTATIONS / messages.length) break;
      }
      assert.equal(done, MUTATIONS / messages.length);
      assert.ok(valid > 0 && valid < done, `${valid} of ${done} are valid`);
    });
  }
});

/** The `@type` and the `@context` at the root decide which schema holds, so they are not damaged. */
function decidesOtherwise(original: Record<string, unknown>, mutated: unknown): boolean {
  const map = mutated as Record<string, unknown>;
  return ['@type', '@context'].some((key) => JSON.stringify(map[key]) !== JSON.stringify(original[key]));
}
