import { isAddress, splitReference } from '../base/address.ts';
import type { ReferenceTarget } from '../model/entities.ts';
import type { CodesRow, CodeUseRow } from '../model/facts.ts';
import { fragmentKey, type IndexOf } from './fact-index.ts';
import { type FactSource, inProject, resolveTarget } from './resolve.ts';

/**
 * The lists of the workspace that a field takes its values from, by what its own reference means, else by the definition that it refers to.
 * Several where a file holds several lists; none where the workspace does not have the list.
 */
export function codesOfUse(
  source: FactSource,
  use: Pick<CodeUseRow, 'file' | 'reference' | 'list'>,
): readonly CodesRow[] {
  if (use.reference !== undefined) return resolveCodes(source, use.file, use.reference);
  return use.list === undefined ? NONE : listsAt(source, use.file, use.list, 0);
}

/** What `reference` means: the identifier of a list, a path, or the bare name of a file as standards with a folder of code lists write it. */
export function resolveCodes(source: FactSource, from: string, reference: string, depth = 0): readonly CodesRow[] {
  const byIdentifier = identifierSpellings(reference).flatMap((text) =>
    source.facts
      .rows('codes', 'identifier' as IndexOf<'codes'>, text)
      .filter((row) => inProject(source, from, row.file)),
  );
  if (byIdentifier.length > 0) return complete(source, byIdentifier, depth);
  const byPath = listsAt(source, from, splitReference(reference), depth);
  if (byPath.length > 0 || isAddress(reference) || /[/#]/.test(reference)) return byPath;
  return complete(source, byName(source, from, reference), depth);
}

const NONE: readonly CodesRow[] = [];
const MAX_DEPTH = 4;

/** An address with or without the slash at its end, over either protocol. */
function identifierSpellings(reference: string): string[] {
  if (!/^https?:/i.test(reference)) return [reference];
  const bare = reference.replace(/^https?:/i, '').replace(/[/#]$/, '');
  return ['http:', 'https:'].flatMap((protocol) => ['', '/', '#'].map((end) => `${protocol}${bare}${end}`));
}

function listsAt(source: FactSource, from: string, target: ReferenceTarget, depth: number): readonly CodesRow[] {
  const place = resolveTarget(source, from, target);
  if (!place) return NONE;
  if (target.fragment === undefined) {
    const whole = source.facts.rows('codes', 'file', place.file).filter((row) => row.whole && row.root === place.root);
    return complete(source, whole, depth);
  }
  for (const below of WITHIN) {
    const key = fragmentKey(place.file, place.pointer + below);
    const rows = source.facts.rows('codes', 'place' as IndexOf<'codes'>, key);
    if (rows.length > 0) return complete(source, rows, depth);
  }
  return NONE;
}

/** Where a definition may hold its list: itself, its items, or the marks of either. */
const WITHIN = ['', '/items', '/x-gov', '/items/x-gov'];

/** A file of that name, the one in the nearest folder. */
function byName(source: FactSource, from: string, name: string): readonly CodesRow[] {
  const rows = [name, ...ENDINGS.map((ending) => name + ending)]
    .flatMap((basename) => source.facts.rows('codes', 'basename' as IndexOf<'codes'>, basename))
    .filter((row) => row.whole && inProject(source, from, row.file));
  const nearness = (file: string): number => {
    let shared = 0;
    while (shared < from.length && from[shared] === file[shared]) shared++;
    return from.slice(0, shared).split('/').length;
  };
  const nearest = Math.max(0, ...rows.map((row) => nearness(row.file)));
  const found = rows.filter((row) => nearness(row.file) === nearest);
  return new Set(found.map((row) => row.file)).size === 1 ? found : NONE;
}

const ENDINGS = ['.csv', '.codelist.yaml', '.codelist.json', '.jsonld', '.yaml', '.json'];

/** A definition that only names another list stands for that one. */
function complete(source: FactSource, rows: readonly CodesRow[], depth: number): readonly CodesRow[] {
  return rows.flatMap((row) => {
    if (row.listed.length > 0 || row.reference === undefined || depth > MAX_DEPTH) return [row];
    const further = resolveCodes(source, row.file, row.reference, depth + 1);
    return further.length > 0 ? further : [];
  });
}
