import assert from 'node:assert/strict';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { explain } from '../../src/schema/explain.ts';
import { parse } from '../../src/syntax/parse.ts';
import { type SyntaxNode, toValue } from '../../src/syntax/tree.ts';
import { checkFiles, schemas, sourceOf } from '../../src/testkit/memory.ts';
import { mutationsOf } from '../../src/testkit/mutate.ts';
import { corpusFiles } from './corpus.ts';
import { normalized } from './linkml-normal-form.ts';

const NOW = '2026-11-21' as IsoDate;
const MUTATIONS = 600;
const OFFICIAL = 'official-schemas/linkml+linkml-model/linkml_model/jsonschema/meta.schema.json';

interface OfficialSchema {
  readonly $defs: Readonly<Record<string, object>>;
}

function models(): { path: string; text: string; value: Record<string, unknown> }[] {
  return [...corpusFiles('linkml')].flatMap(([path, text]) => {
    const value = toValue(rootOf(text)) as Record<string, unknown>;
    return path.includes('/src/data/') ? [] : [{ path, text, value }];
  });
}

function rootOf(text: string): SyntaxNode {
  const root = parse({ path: 'x.yaml', text, language: 'yaml' }).roots.at(-1);
  assert.ok(root);
  return root;
}

/** A few elements of each kind, and of each a few parts: mutations of a megabyte are slow, and mostly hit the same kind of place. */
function cut(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map((item) => cut(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // The richest of many elements have the most different keys.
  const many = depth === 1 && entries.length > 6;
  const kept = many
    ? [...entries].sort(([, a], [, b]) => keysIn(b) - keysIn(a)).slice(0, 6)
    : entries.slice(0, depth > 2 ? 12 : 40);
  return Object.fromEntries(kept.map(([key, inner]) => [key, cut(inner, depth + 1)]));
}

function keysIn(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** The same model with its collections written as lists, their items with their names. */
function asLists(model: unknown): unknown {
  return Object.fromEntries(
    Object.entries(model as Record<string, unknown>).map(([key, value]) => {
      if (!['classes', 'slots', 'enums', 'types'].includes(key)) return [key, value];
      const items = Object.entries(value as object).map(([name, element]) => {
        const { permissible_values: values, ...rest } = element as Record<string, unknown>;
        const listed = Object.entries(values ?? {}).map(([text, code]) => ({ text, ...(code as object) }));
        return { name, ...rest, ...(values !== undefined && { permissible_values: listed }) };
      });
      return [key, items];
    }),
  );
}

describe('LinkML, ours and the metamodel as its project publishes it', () => {
  const all = models();
  let official: (value: unknown) => boolean;

  before(() => {
    const schema = JSON.parse(
      [...corpusFiles('official-schemas/linkml+linkml-model').values()][0] ?? '',
    ) as OfficialSchema;
    assert.ok([...corpusFiles('official-schemas/linkml+linkml-model').keys()].includes(OFFICIAL));
    const ajv = new Ajv2019({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ ...schema, $id: 'https://official.example/meta' });
    // The root of the file is open, its definition of a schema is closed, as the loader is.
    const validators = new Map(
      Object.keys(schema.$defs).map((name) => [
        name,
        ajv.compile({ $ref: `https://official.example/meta#/$defs/${name}` }),
      ]),
    );
    const holds = (name: string, value: unknown): boolean => validators.get(name)?.(value) === true;
    official = (value) => {
      const normal = normalized(value, holds);
      return normal.valid && holds('SchemaDefinition', normal.value);
    };
  });

  function disagreement(value: unknown, root: SyntaxNode): string | undefined {
    const verdicts = {
      official: official(value),
      compiled: schemas.isValid('linkml', value),
      explained: explain(schemas.schema('linkml'), root).length === 0,
    };
    return new Set(Object.values(verdicts)).size === 1 ? undefined : JSON.stringify(verdicts);
  }

  it('finds the models of the corpus', () => assert.equal(all.length, 7));

  for (const { path, text, value } of all) {
    it(`agree on ${path}`, () => {
      assert.equal(disagreement(value, rootOf(text)), undefined);
      assert.equal(schemas.isValid('linkml', value), true);
    });

    it(`know ${path} and accuse it of no broken structure`, () => {
      const { findings, workspace } = checkFiles([['model.yaml', text]], NOW);
      const [state] = workspace.current.files.values();
      const detection = state?.documents.at(-1)?.detection;
      assert.deepEqual([detection?.adapter.id, detection?.confidence], ['linkml', 'certain']);
      assert.deepEqual(
        findings.filter((finding) => finding.rule === 'structure/schema-violation'),
        [],
      );
    });
  }

  it('leaves the data of models alone', () => {
    const data = [...corpusFiles('linkml')].filter(([path]) => path.includes('/src/data/'));
    assert.ok(data.length > 20);
    const { workspace } = checkFiles(data, NOW);
    for (const state of workspace.current.files.values())
      for (const document of state.documents) assert.notEqual(document.detection?.adapter.id, 'linkml', state.path);
  });

  it(`agree on ${MUTATIONS} mutations`, () => {
    let done = 0;
    let invalid = 0;
    const schema = schemas.schema('linkml');
    for (const [index, { path, value }] of all.entries()) {
      const count = Math.floor((MUTATIONS * (index + 1)) / all.length) - Math.floor((MUTATIONS * index) / all.length);
      const original = index % 2 === 0 ? cut(value) : asLists(cut(value));
      for (const mutated of mutationsOf(original, count, 7_000 + index, schema)) {
        const text = JSON.stringify(mutated);
        // A mutation may leave a key without a value, which no text can.
        const written = JSON.parse(text) as unknown;
        const root = parse(sourceOf('x.json', text)).roots[0];
        assert.ok(root);
        assert.equal(disagreement(written, root), undefined, `${path}: ${text}`);
        done++;
        if (!schemas.isValid('linkml', written)) invalid++;
      }
    }
    assert.equal(done, MUTATIONS);
    assert.ok(invalid > MUTATIONS / 5 && invalid < MUTATIONS, `${invalid} of ${done} are invalid`);
  });
});
