import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { allowsNull, type JsonSchema } from '../../src/schema/json-schema.ts';
import type { SchemaSource } from '../../src/schema/project-schema.ts';
import { ROOT } from './paths.ts';

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: false,
    messages: false,
    inlineRefs: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    // Names that a format suggests may also match the pattern of the free ones (`dc:title` among all prefixed names).
    allowMatchingProperties: true,
    // The real DCAT-US schema and others hold patterns that are no Unicode regular expressions.
    unicodeRegExp: false,
    code: { source: true, esm: true, lines: false },
  });
  addFormats.default(ajv);
  ajv.addVocabulary(['x-versions', 'x-since', 'x-until', 'x-values', 'x-like', 'x-blank']);
  return ajv;
}

/** The body of a function that returns the validator of `schema`, self-contained. */
export async function compileValidator(schema: SchemaSource): Promise<string> {
  const ajv = newAjv();
  const validate = ajv.compile(openToBlanks(withoutProse(schema) as JsonSchema));
  const code = (standaloneCode as unknown as { default: (ajv: Ajv2020, validate: unknown) => string }).default(
    ajv,
    validate,
  );
  const bundle = await build({
    stdin: { contents: withoutErrorObjects(code), resolveDir: ROOT, loader: 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'compiled',
    minify: true,
    target: 'es2022',
  });
  return `${bundle.outputFiles[0]?.text ?? ''}\nreturn compiled.default;`;
}

/** Only the verdict is used (`explain` finds the words), and the literals that describe errors are half of the code. */
function withoutErrorObjects(code: string): string {
  return code.replace(/\{\s*instancePath:(?:[^{}]|\{[^{}]*\})*?params:\s*\{[^{}]*\}\s*\}/g, '{}');
}

/** Descriptions and examples do not decide anything, and ajv would carry them into the code. */
function withoutProse(schema: unknown, inMap = false): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withoutProse(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => inMap || !PROSE.has(key))
      .map(([key, value]) => [key, LITERAL.has(key) && !inMap ? value : withoutProse(value, !inMap && MAPS.has(key))]),
  );
}

/** With `x-blank` at the root an empty text, list or map may stand wherever null may, as `explain` has it. */
function openToBlanks(root: JsonSchema): object {
  const open = (part: unknown, inMap = false): unknown => {
    if (Array.isArray(part)) return part.map((item) => open(item));
    if (typeof part !== 'object' || part === null) return part;
    const inner = Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        LITERAL.has(key) && !inMap ? value : open(value, !inMap && MAPS.has(key)),
      ]),
    );
    return !inMap && allowsNull(root, part) ? { anyOf: [{ enum: ['', [], {}] }, inner] } : inner;
  };
  return root['x-blank'] === true ? (open(root) as object) : root;
}

const PROSE = new Set([
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'x-values',
  'x-like',
  'x-since',
  'x-until',
]);
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas', 'dependentRequired']);
const LITERAL = new Set(['enum', 'const']);
