import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { Frame } from '../../src/rules/support/frames.ts';
import { parse } from '../../src/syntax/parse.ts';
import { toValue } from '../../src/syntax/tree.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, sourceOf } from '../../src/testkit/memory.ts';

// A complete agreement loses or spoils one term of its purpose or its data at a time: one rule tells of it, at the right place.

const RULES =
  /^sharing\/(?:missing-purpose|vague-purpose|purpose-not-in-vocabulary|purpose-incompatible|missing-data-items|unknown-field|all-fields|field-without-necessity|unpinned-standard|standard-version-mismatch|shared-standard-without-agreement|reidentification-and-outputs|recipient-not-permitted)$/;

const { file, text, others } = FRAMES_OF.agreement as Frame;
type Json = { [key: string]: never } & object;
type Path = readonly (string | number)[];

/** Path of the term, what stands there instead (undefined: nothing), and what is expected: `rule:message` and the pointer. */
const FAULTS: readonly (readonly [Path, unknown, string, string])[] = [
  [['purpose'], undefined, 'missing-purpose:purpose', '/title'],
  [['purpose'], {}, 'missing-purpose:purpose', '/purpose'],
  [['purpose'], '', 'missing-purpose:purpose', '/purpose'],
  [['purpose', 'statement'], undefined, 'missing-purpose:statement', '/purpose'],
  [['purpose', 'statement'], '', 'missing-purpose:statement', '/purpose/statement'],
  [['purpose', 'statement'], 'To improve services', 'vague-purpose:stock', '/purpose/statement'],
  [['purpose', 'statement'], 'Income checks', 'vague-purpose:short', '/purpose/statement'],
  [['purpose', 'category'], undefined, 'missing-purpose:category', '/purpose'],
  [['purpose', 'category'], '', 'missing-purpose:category', '/purpose/category'],
  [['purpose', 'category'], 'admin', 'purpose-not-in-vocabulary:unknown', '/purpose/category'],
  [['purpose', 'category'], 'dpv:ImprovePublicService', 'purpose-not-in-vocabulary:meant', '/purpose/category'],
  [['purpose', 'category'], 'dvp:ImprovePublicServices', 'purpose-not-in-vocabulary:meant', '/purpose/category'],
  [['purpose', 'category'], 'dpv:DirectMarketing', 'purpose-incompatible:own', '/purpose/category'],
  [['purpose', 'prohibited'], undefined, 'reidentification-and-outputs:pseudonymous', '/purpose'],
  [['purpose', 'prohibited'], [], 'reidentification-and-outputs:pseudonymous', '/purpose/prohibited'],
  [['purpose', 'prohibited'], ['dpv:Marketing'], 'reidentification-and-outputs:pseudonymous', '/purpose/prohibited'],
  [['data'], undefined, 'missing-data-items:none', '/title'],
  [['data'], [], 'missing-data-items:none', '/data'],
  [['data', 0, 'standard'], undefined, 'missing-data-items:standard', '/data/0/id'],
  [['data', 0, 'standard'], '', 'missing-data-items:standard', '/data/0/standard'],
  [['data', 0, 'fields'], undefined, 'missing-data-items:fields', '/data/0/id'],
  [['data', 0, 'fields'], [], 'missing-data-items:fields', '/data/0/fields'],
  [['data', 0, 'fields'], '*', 'all-fields:all', '/data/0/fields'],
  [['data', 0, 'fields', 1], 'award_amt', 'unknown-field:meant', '/data/0/fields/1'],
  [['data', 0, 'fields', 1], 'shoe_size', 'unknown-field:unknown', '/data/0/fields/1'],
  [['data', 0, 'fields', 1], 'Award_Amount', 'unknown-field:case', '/data/0/fields/1'],
  [['data', 0, 'version'], undefined, 'unpinned-standard:missing', '/data/0/id'],
  [['data', 0, 'version'], '', 'unpinned-standard:missing', '/data/0/version'],
  [['data', 0, 'version'], 'latest', 'unpinned-standard:moving', '/data/0/version'],
  [['data', 0, 'version'], '*', 'unpinned-standard:moving', '/data/0/version'],
  [['data', 0, 'version'], '>=2.0.0', 'unpinned-standard:moving', '/data/0/version'],
  [['data', 0, 'version'], '9.9.9', 'standard-version-mismatch:absent', '/data/0/version'],
  [['data', 0, 'version'], '1.0.0', 'standard-version-mismatch:absent', '/data/0/version'],
  [['data', 0, 'version'], '^3.0.0', 'standard-version-mismatch:absent', '/data/0/version'],
  [['data', 0, 'necessity'], undefined, 'field-without-necessity:several', '/data/0/id'],
  [['data', 0, 'necessity'], '', 'field-without-necessity:several', '/data/0/necessity'],
  [['data', 0, 'necessity', 'claim_id'], undefined, 'field-without-necessity:one', '/data/0/necessity'],
  [['data', 0, 'necessity', 'claim_id'], '', 'field-without-necessity:one', '/data/0/necessity/claim_id'],
  [['data', 0, 'necessity', 'claim_id'], 'needed', 'field-without-necessity:one', '/data/0/necessity/claim_id'],
  [
    ['data', 0, 'necessity', 'shoe_size'],
    'Nobody knows why.',
    'field-without-necessity:stray',
    '/data/0/necessity/shoe_size',
  ],
];

/** What is as good: no rule of these speaks. */
const FINE: readonly (readonly [Path, unknown])[] = [
  [['purpose', 'category'], 'https://w3id.org/dpv#ImprovePublicServices'],
  [['purpose', 'category'], 'https://w3id.org/dpv/2.0#ImprovePublicServices'],
  [['purpose', 'category'], 'eu-ehds:EnhancePublicHealth'],
  [
    ['purpose', 'statement'],
    'Vérifier les revenus déclarés par les nouveaux demandeurs auprès des employeurs, afin que le premier versement soit exact.',
  ],
  [['purpose', 'prohibited'], ['Re-Identifizierung der Betroffenen']],
  [['data', 0, 'version'], 'v2.1'],
  [['data', 0, 'version'], '2.x'],
  [['data', 0, 'version'], '^2.0.0'],
  [['data', 0, 'version'], '>=2.0.0 <3.0.0'],
  [['data', 0, 'version'], '2.0.7'],
  [['data', 0, 'fields', 1], 'Claim.award_amount'],
  [['data', 0, 'fields', 1], '/entities/0/fields/1'],
  [['data', 0, 'necessity'], 'Finds the application and shows the award that is checked.'],
];

describe('sharing: purpose and data of a complete agreement', () => {
  it('has no finding', () => assert.deepEqual(found(text), []));
  for (const [path, value, expected, pointer] of FAULTS)
    it(`${path.join('.')} ${value === undefined ? 'removed' : JSON.stringify(value)}: ${expected}`, () => {
      assert.deepEqual(found(spoilt(path, value)), [`sharing/${expected} ${pointer}`]);
    });
  for (const [path, value] of FINE)
    it(`${path.join('.')} ${JSON.stringify(value)} is as good`, () => {
      assert.deepEqual(found(spoilt(path, value)), []);
    });
  it('asks nothing of an agreement that has ended', () => {
    for (const [path, value, expected] of FAULTS) {
      const ended = found(spoilt(path, value).replace('"active"', '"expired"'));
      const wrong = /unknown-field|purpose-incompatible:own/.test(expected);
      if (!wrong) assert.deepEqual(ended, [], expected);
    }
  });
});

function found(agreement: string): string[] {
  const { findings } = checkFiles(new Map([...Object.entries(others), [file, agreement]]), EXAMPLE_DAY as IsoDate);
  return findings
    .filter(({ rule }) => RULES.test(rule))
    .map(({ rule, messageId, pointer }) => `${rule}:${messageId} ${pointer}`);
}

function spoilt(path: Path, value: unknown): string {
  const root = structuredClone(toValue(parse(sourceOf(file, text)).roots[0])) as unknown as Json;
  const last = path.at(-1) as string;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, root);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return JSON.stringify(root, null, 2);
}
