import assert from 'node:assert/strict';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { exportOdrl } from '../../src/insight/export/odrl.ts';
import { readBack } from '../../src/insight/export/read-back.ts';
import type { JsonMap } from '../../src/insight/export/recorded-terms.ts';
import { FULL_AGREEMENT } from '../../src/testkit/every-term.ts';
import { corpusFiles } from './corpus.ts';

const REPOSITORY = 'eclipse-dataspace-protocol-base+DataspaceProtocol/artifacts/src/main/resources';
const NAMESPACE = 'https://w3id.org/dspace/2025/1';

describe('exports by the schemas of the Dataspace Protocol', () => {
  let isAgreement: (value: unknown) => boolean;

  before(() => {
    const ajv = new Ajv2019({ strict: false });
    // Not among the files that we have.
    ajv.addSchema({ $id: `${NAMESPACE}/common/context-schema.json` });
    for (const text of corpusFiles(`official-schemas/${REPOSITORY}`).values())
      ajv.addSchema(JSON.parse(text) as object);
    const validate = ajv.compile({ $ref: `${NAMESPACE}/negotiation/contract-schema.json#/definitions/Agreement` });
    isAgreement = (value) => validate(value);
  });

  const policyOf = (terms: JsonMap): unknown => JSON.parse(exportOdrl(terms).text);

  it('one data item between two parties is an agreement of the protocol', () => {
    for (const onwardSharing of [
      { rule: 'prohibited' },
      { rule: 'with-approval', approver: 'council' },
      { rule: 'listed', organisations: ['ONS'] },
    ])
      assert.ok(isAgreement(policyOf({ ...FULL_AGREEMENT, onwardSharing })));
  });

  it('several data items are not: it knows one dataset', () => {
    const [item] = FULL_AGREEMENT.data as readonly JsonMap[];
    assert.ok(!isAgreement(policyOf({ ...FULL_AGREEMENT, data: [item as JsonMap, { ...item, id: 'more' }] })));
  });

  it('agreements inside published messages are read', () => {
    const files = corpusFiles(`odrl-policies/${REPOSITORY}`);
    const message = [...files].find(([path]) => path.endsWith('contract-agreement-message-full.json'))?.[1] ?? '';
    const { id, parties, data, onwardSharing } = readBack(message, 'json');
    assert.equal(id, 'urn:uuid:e8dc8655-44c2-46ef-b701-4cffdc2faa44');
    assert.deepEqual(parties, [
      { id: 'http://example.com/Provider', role: ['provider'] },
      { id: 'http://example.com/Consumer', role: ['recipient'] },
    ]);
    assert.deepEqual(data, [
      {
        id: 'urn:uuid:3dd1add4-4d2d-569e-d634-8394a8836d23',
        standard: 'urn:uuid:3dd1add4-4d2d-569e-d634-8394a8836d23',
        fields: '*',
      },
    ]);
    assert.equal(onwardSharing, undefined);
  });
});
