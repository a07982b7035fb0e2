import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { corpusFiles } from './corpus.ts';
import { describeVerdicts } from './verdicts.ts';

const OFFICIAL = 'official-schemas/bitol-io+open-data-product-standard/schema';

describeVerdicts({
  title: 'ODPS',
  schema: 'odps',
  files: new Map([...corpusFiles('odcs')].filter(([, text]) => /^kind: *DataProduct\s*$/m.test(text))),
  atLeast: 2,
  seed: 31_000,
  official() {
    const ajv = new Ajv2019({ strict: false });
    addFormats.default(ajv);
    const text = corpusFiles(OFFICIAL).get(`${OFFICIAL}/odps-json-schema-v1.0.0.json`) ?? '';
    const validate = ajv.compile(JSON.parse(text) as object);
    return (value) => validate(value);
  },
});
