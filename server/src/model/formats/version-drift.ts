import type { SchemaCatalogue, SchemaId, SourceName } from '../../schema/catalogue.ts';
import { explain } from '../../schema/explain.ts';
import { dereference, type JsonSchema } from '../../schema/json-schema.ts';
import type { SchemaProblem } from '../../schema/schema-problem.ts';
import { entriesOf, itemsOf, resolve, type SyntaxNode, textOf } from '../../syntax/tree.ts';
import type { Drift } from '../entities.ts';
import type { Place } from '../located.ts';
import type { DocumentRoot, NodeEdit } from './adapter.ts';

/** How a format with several versions says which one a document declares. */
export interface VersionedFormat {
  readonly source: SourceName;
  /** Oldest first. */
  readonly versions: readonly string[];
  readonly declared: string;
  /** The edit that makes the document declare another version. */
  declare(version: string): NodeEdit;
}

/**
 * What a document uses that came after the version it declares: mistakes by that version which a later version does not know, and keys
 * that the version lets pass in silence. `structure/dialect-drift` speaks of them, and `structure/schema-violation` of the rest.
 */
export function versionDrift(
  catalogue: SchemaCatalogue,
  format: VersionedFormat,
  root: DocumentRoot,
  problems: readonly SchemaProblem[],
): { drifts: Drift[]; violations: readonly SchemaProblem[] } {
  const later = format.versions.slice(format.versions.indexOf(format.declared) + 1);
  const latest = format.versions.at(-1);
  if (later.length === 0 || latest === undefined) return { drifts: [], violations: problems };
  const drift = (what: Drift['what'], at: Place, keyword: string, since: string): Drift => ({
    kind: 'drift',
    at,
    what,
    keywords: [keyword],
    declared: format.declared,
    since,
    correction: since,
    edit: format.declare(since),
    count: 1,
  });

  const drifts: Drift[] = [];
  const mended =
    problems.length === 0 ? new Map<SchemaProblem, string>() : mendedBy(catalogue, format, later, root, problems);
  for (const [{ code, key, node }, since] of mended) {
    if (key !== undefined) drifts.push(drift('newer', { node, part: 'key' }, key, since));
    else if (code === 'enum' && node.kind === 'scalar')
      drifts.push(drift('newer', { node, part: 'value' }, String(node.value), since));
    else drifts.push(drift('newer-use', { node, part: 'key' }, String(node.slot), since));
  }
  const told = new Set(drifts.map((one) => one.at.node));
  const newest = catalogue.schema(`${format.source}-${latest}` as SchemaId);
  for (const { node, keyword, since } of newerKeys(newest, root, new Set(later))) {
    if (!told.has(node)) drifts.push(drift('newer', { node, part: 'key' }, keyword, since));
  }
  return { drifts: oncePerKeyword(drifts), violations: problems.filter((problem) => !mended.has(problem)) };
}

/** The problems that vanish under a later version, each with the first version under which it does. */
function mendedBy(
  catalogue: SchemaCatalogue,
  format: VersionedFormat,
  later: readonly string[],
  root: DocumentRoot,
  problems: readonly SchemaProblem[],
): Map<SchemaProblem, string> {
  const mended = new Map<SchemaProblem, string>();
  for (const version of later) {
    const remaining = new Set(
      explain(catalogue.schema(`${format.source}-${version}` as SchemaId), root).map((problem) => problem.node),
    );
    for (const problem of problems) {
      if (!mended.has(problem) && problem.code !== 'required' && !remaining.has(problem.node))
        mended.set(problem, version);
    }
  }
  return mended;
}

interface NewerKey {
  readonly node: SyntaxNode;
  readonly keyword: string;
  readonly since: string;
}

/** Keys whose property schema says `x-since` one of `later`. */
function* newerKeys(root: JsonSchema, tree: DocumentRoot, later: ReadonlySet<string>): Generator<NewerKey> {
  const stack: { node: SyntaxNode; schemas: readonly JsonSchema[] }[] = [
    { node: tree, schemas: openAll(root, [root]) },
  ];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const node = resolve(at.node);
    if (node?.kind === 'map') {
      for (const entry of entriesOf(node)) {
        const key = textOf(entry.key);
        const found = at.schemas.flatMap((schema) => schemasOf(schema, key));
        if (found.length === 0) continue;
        const since = found[0]?.['x-since'];
        // Said once for a key, not again for all that is new below it.
        if (since !== undefined && later.has(since) && found.every((schema) => schema['x-since'] !== undefined))
          yield { node: entry.value, keyword: key, since };
        else stack.push({ node: entry.value, schemas: openAll(root, found) });
      }
    } else if (node?.kind === 'seq') {
      const items = at.schemas.flatMap((schema) => (typeof schema.items === 'object' ? [schema.items] : []));
      if (items.length > 0) for (const item of itemsOf(node)) stack.push({ node: item, schemas: openAll(root, items) });
    }
  }
}

/** What a schema says of the value at a key, by the key's name or by its pattern, else of all keys that it does not name. */
function schemasOf(schema: JsonSchema, key: string): JsonSchema[] {
  const named = Object.hasOwn(schema.properties ?? {}, key) ? [schema.properties?.[key] ?? {}] : [];
  const alike = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(key));
  const found = [...named, ...alike.map(([, inner]) => inner)];
  if (found.length > 0 || typeof schema.additionalProperties !== 'object') return found;
  return [schema.additionalProperties];
}

function openAll(root: JsonSchema, schemas: readonly JsonSchema[]): JsonSchema[] {
  const out = new Set<JsonSchema>();
  const open = (schema: JsonSchema): void => {
    if (out.has(schema)) return;
    out.add(schema);
    if (schema.$ref !== undefined) open(dereference(root, schema.$ref));
    for (const part of [
      ...(schema.allOf ?? []),
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      schema.then,
      schema.else,
    ])
      if (part) open(part);
  };
  schemas.forEach(open);
  return [...out];
}

function oncePerKeyword(drifts: readonly Drift[]): Drift[] {
  const first = new Map<string, { drift: Drift; count: number }>();
  for (const drift of drifts) {
    const keyword = drift.keywords.join();
    const known = first.get(keyword);
    if (known) known.count++;
    else first.set(keyword, { drift, count: 1 });
  }
  return [...first.values()].map(({ drift, count }) => ({ ...drift, count }));
}
