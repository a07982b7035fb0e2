import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { corpusFiles } from './corpus.ts';
import { describeVerdicts } from './verdicts.ts';

const OFFICIAL = 'official-schemas/datamesh-architecture+datausageagreement-specification';

/** No agreement of this kind was found published; the specification's page holds one, which its own schema refuses for its empty dates. */
const published = [...corpusFiles('data-contract-spec', /\.md$/)]
  .filter(([path]) => path.includes('datausageagreement'))
  .flatMap(([path, text]) =>
    [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((block) => [path, block[1] ?? ''] as const),
  )
  .filter(([, text]) => text.startsWith('dataUsageAgreementSpecification:'));

describeVerdicts({
  title: 'Data Usage Agreement',
  schema: 'dua',
  files: new Map(
    published.flatMap(([path, text]) => [
      [path, text] as const,
      [`${path} without empty keys`, text.replace(/^.*: null\n/gm, '')] as const,
    ]),
  ),
  atLeast: 2,
  seed: 33_000,
  official() {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const text = corpusFiles(OFFICIAL).get(`${OFFICIAL}/datausageagreement.schema.json`) ?? '';
    const validate = ajv.compile(JSON.parse(text) as object);
    return (value) => validate(value);
  },
});
