import type { Path, SyntaxNode } from '../syntax/tree.ts';
import { resolve, valueAt } from '../syntax/tree.ts';
import { explain } from './explain.ts';
import { dereference, type JsonSchema } from './json-schema.ts';

/**
 * The schemas that describe the node at `path`, `$ref` followed and `allOf`, `anyOf`, `oneOf` and `if` opened; branches that the data
 * around them already rule out (another type, another discriminator) are left out. For completion and hover.
 */
export function schemasAt(root: JsonSchema, tree: SyntaxNode | undefined, path: Path): JsonSchema[] {
  let schemas = open(root, root, tree);
  let node = tree;
  for (const step of path) {
    const at = resolve(node);
    const child = at?.kind === 'seq' ? at.items[Number(step)] : valueAt(at, String(step));
    schemas = schemas.flatMap((schema) => below(schema, step).flatMap((inner) => open(root, inner, child)));
    node = child;
  }
  return [...new Set(schemas)];
}

function below(schema: JsonSchema, step: string | number): JsonSchema[] {
  if (typeof step === 'number') {
    const item = schema.prefixItems?.[step] ?? schema.items;
    return typeof item === 'object' ? [item] : [];
  }
  const own = Object.hasOwn(schema.properties ?? {}, step) ? schema.properties?.[step] : undefined;
  if (own) return [own];
  const matched = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(step));
  if (matched.length > 0) return matched.map(([, inner]) => inner);
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

function open(root: JsonSchema, schema: JsonSchema, node: SyntaxNode | undefined, depth = 0): JsonSchema[] {
  if (depth > 20) return [];
  const deeper = (inner: JsonSchema): JsonSchema[] => open(root, inner, node, depth + 1);
  const out: JsonSchema[] = [schema];
  if (schema.$ref !== undefined) out.push(...deeper(dereference(root, schema.$ref)));
  for (const part of schema.allOf ?? []) out.push(...deeper(part));
  for (const part of plausible(root, [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])], node))
    out.push(...deeper(part));
  if (schema.if) {
    const holds = node !== undefined && explain({ ...schema.if, $defs: root.$defs ?? {} }, node).length === 0;
    const branch = holds ? schema.then : schema.else;
    if (branch) out.push(...deeper(branch));
  }
  return out;
}

/** Branches whose type fits what is written and whose constant keys do not contradict it. With nothing written, all of them. */
function plausible(
  root: JsonSchema,
  branches: readonly JsonSchema[],
  node: SyntaxNode | undefined,
): readonly JsonSchema[] {
  const at = resolve(node);
  if (at === undefined || at.kind === 'missing') return branches;
  const fitting = branches.filter((branch) => {
    const problems = explain({ ...branch, $defs: root.$defs ?? {} }, at);
    return !problems.some((found) => {
      const constant = found.code === 'enum' && found.expected.length === 1 && found.node.parent === at;
      return constant || (found.code === 'type' && resolve(found.node) === at);
    });
  });
  return fitting.length > 0 ? fitting : branches;
}
