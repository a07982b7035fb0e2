import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { corpusFiles } from './corpus.ts';
import { describeVerdicts } from './verdicts.ts';

const OFFICIAL = 'official-schemas/datacontract+datacontract-specification';

describeVerdicts({
  title: 'Data Contract Specification',
  schema: 'dcs',
  files: new Map(
    [...corpusFiles('data-contract-spec')].filter(([, text]) => /^dataContractSpecification:/m.test(text)),
  ),
  atLeast: 7,
  seed: 32_000,
  official() {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const text = corpusFiles(OFFICIAL).get(`${OFFICIAL}/datacontract.schema.json`) ?? '';
    const validate = ajv.compile(withoutSiblings(JSON.parse(text)) as object);
    return (value) => validate(value);
  },
});

/**
 * The official schema is of draft-07, which ignores everything beside a `$ref` (core, 8.3), and ajv does not. What it says of single kinds
 * of server stands beside one; the published examples break it.
 */
function withoutSiblings(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutSiblings);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref } = schema as { $ref?: unknown };
  if (typeof $ref === 'string') return { $ref };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutSiblings(value)]));
}
