import assert from 'node:assert/strict';
import { DRAFTS, draftOf } from '../../src/model/formats/json-schema/drafts.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { asMap, toValue } from '../../src/syntax/tree.ts';
import { schemas, sourceOf } from '../../src/testkit/memory.ts';
import { metaSchemaValidator } from '../../src/testkit/meta-schemas.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';

describe('JSON Schema, ours and the official meta-schema of the declared draft', () => {
  const officials = new Map(DRAFTS.map((draft) => [draft, metaSchemaValidator(draft)]));

  for (const [path, text] of corpusFiles('.', /\.(?:json|ya?ml)$/)) {
    const root = asMap(parse(sourceOf(path, text)).roots[0]);
    const draft = root && draftOf(root);
    if (!root || !draft) continue;
    const id = `json-schema-${draft}` as const;

    it(`agree on ${path} (${draft}) and 10 mutations`, () => {
      const original = toValue(root);
      for (const schema of [original, ...mutationsOf(original, 10, 3, schemas.schema(id))]) {
        const written = JSON.stringify(schema);
        const read = parse(sourceOf('x.json', written)).roots[0];
        const verdicts: Record<string, boolean | undefined> = {
          official: officials.get(draft)?.(schema),
          compiled: schemas.isValid(id, schema),
          explained: read !== undefined && explain(schemas.schema(id), read).length === 0,
        };
        assert.equal(new Set(Object.values(verdicts)).size, 1, `${JSON.stringify(verdicts)} ${written.slice(0, 2000)}`);
      }
    });
  }
});
