import type { PathAt } from '../model/formats/dialects/dialect.ts';
import { idlePaths } from '../model/formats/dialects/idle-paths.ts';
import { marked } from '../model/formats/dialects/mapping.ts';
import { select } from '../model/formats/dialects/path.ts';
import { readMapping } from '../model/formats/dialects/read-dialects.ts';
import { adapters } from '../model/formats/registry.ts';
import type { DialectUse } from '../rules/define.ts';
import { type Configuration, type ConfiguredDialect, matches } from '../workspace/configuration.ts';
import type { Document } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** What of a configuration's dialects and mapping has no effect, at pointers of the configuration file. */
export function* dialectUses(
  snapshot: Snapshot,
  configuration: Configuration,
  files: readonly string[],
): Generator<Omit<DialectUse, 'at'> & { readonly pointer: string }> {
  const documents = files.flatMap((file) => snapshot.files.get(file)?.documents ?? []);
  const own = configuration.dialects.filter(({ file }) => file === configuration.file);
  const seen = new Set<string>();
  for (const configured of own) {
    const { dialect, problems, index } = configured;
    const base = { dialect: dialect.id, text: dialect.id, files: 0 };
    const pointer = `/dialects/${index}`;
    if (adapters.some(({ id }) => id === dialect.id)) {
      yield { ...base, kind: 'built-in', pointer: `${pointer}/id` };
      continue;
    }
    if (seen.has(dialect.id)) yield { ...base, kind: 'second', pointer: `${pointer}/id` };
    seen.add(dialect.id);
    for (const problem of problems) yield { ...base, ...problem, pointer: pointer + problem.pointer };
    yield* idle(configured, configuration, files, documents);
  }
  for (const { path, pointer } of idleMapping(configuration, documents))
    yield { kind: 'mapping', dialect: '', text: path.text, files: documents.length, pointer: `/mapping${pointer}` };
}

function* idle(
  { dialect, index, written }: ConfiguredDialect,
  configuration: Configuration,
  files: readonly string[],
  documents: readonly Document[],
): Generator<Omit<DialectUse, 'at'> & { readonly pointer: string }> {
  const base = { dialect: dialect.id, text: dialect.id };
  const pointer = `/dialects/${index}`;
  const unmatched = (dialect.files ?? []).map(
    (pattern) => !files.some((file) => matches(configuration, [pattern], file)),
  );
  const list = Array.isArray((written as { match?: { files?: unknown } }).match?.files);
  for (const [at, pattern] of (dialect.files ?? []).entries())
    if (unmatched[at])
      yield {
        ...base,
        kind: 'pattern',
        text: pattern,
        files: 0,
        pointer: `${pointer}/match/files${list ? `/${at}` : ''}`,
      };
  const own = documents.filter(({ detection }) => detection?.adapter.id === dialect.id);
  if (own.length === 0) {
    const named = dialect.files === undefined || unmatched.some((none) => !none);
    if (named) yield { ...base, kind: 'idle', files: 0, pointer: `${pointer}/id` };
    return;
  }
  const roots = own.map(({ root }) => root);
  for (const { path, pointer: at } of idlePaths(dialect, roots))
    yield {
      ...base,
      kind: 'path',
      text: path.text,
      files: new Set(own.map(({ file }) => file)).size,
      pointer: pointer + at,
    };
}

function idleMapping({ mapping }: Configuration, documents: readonly Document[]): PathAt[] {
  const paths = [...readMapping(mapping).values()].flatMap((source) => source.paths);
  if (paths.length === 0) return [];
  const open = new Set(paths);
  for (const { lowered } of documents)
    for (const { node } of marked(lowered))
      for (const one of open) if (select(one.path, node).length > 0) open.delete(one);
  return [...open];
}
