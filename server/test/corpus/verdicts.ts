import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import type { SchemaId } from '../../src/schema/catalogue.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { type SyntaxNode, toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { breaksSchema } from './breaks-schema.ts';

const NOW = '2026-11-21' as IsoDate;
const MUTATIONS = 300;

export interface Comparison {
  readonly title: string;
  readonly schema: SchemaId;
  /** Documents of the format by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly atLeast: number;
  readonly seed: number;
  /** The official verdict; made when the tests run, as the schemas may be large. */
  official(): (value: unknown) => boolean;
}

/** The official schema, our compiled validator and our explanation give one verdict, on published files and on mutations of them. */
export function describeVerdicts({ title, schema, files, atLeast, seed, official }: Comparison): void {
  describe(`${title}, ours and the official schema`, () => {
    let validate: (value: unknown) => boolean;
    before(() => {
      validate = official();
    });

    /** Undefined when all agree. */
    const disagreement = (value: unknown, root: SyntaxNode): string | undefined => {
      const verdicts = {
        official: validate(value),
        compiled: schemas.isValid(schema, value),
        explained: explain(schemas.schema(schema), root).length === 0,
      };
      return new Set(Object.values(verdicts)).size === 1 ? undefined : JSON.stringify(verdicts);
    };

    it('finds the files of the corpus', () => assert.ok(files.size >= atLeast, `${files.size} files`));

    for (const [path, text] of files) {
      it(`agree on ${path}, and accuse it only of what the official schema refuses`, () => {
        const root = rootOf('x.yaml', text);
        assert.equal(disagreement(toValue(root), root), undefined);
        const { findings } = checkFiles([['x.yaml', text]], NOW);
        const accused = breaksSchema(findings);
        assert.equal(accused, !validate(toValue(root)));
      });
    }

    it(`agree on ${MUTATIONS} mutations`, () => {
      const all = [...files];
      let done = 0;
      let invalid = 0;
      for (const [index, [path, text]] of all.entries()) {
        const count = Math.floor((MUTATIONS * (index + 1)) / all.length) - Math.floor((MUTATIONS * index) / all.length);
        const original = toValue(rootOf('x.yaml', text));
        for (const mutated of mutationsOf(original, count, seed + index, schemas.schema(schema))) {
          // Written and read again: damage may leave keys that hold nothing, which JSON does not have.
          const written = JSON.stringify(mutated);
          const value: unknown = JSON.parse(written);
          assert.equal(disagreement(value, rootOf('x.json', written)), undefined, `${path}: ${written}`);
          done++;
          if (!schemas.isValid(schema, value)) invalid++;
        }
      }
      assert.equal(done, MUTATIONS);
      assert.ok(invalid > MUTATIONS / 5 && invalid < MUTATIONS, `${invalid} of ${done} are invalid`);
    });
  });
}

function rootOf(path: string, text: string): SyntaxNode {
  const [root] = parse(sourceOf(path, text)).roots;
  assert.ok(root);
  return root;
}
