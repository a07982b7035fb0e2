import type { Span } from '../base/span.ts';
import type { CodesRow, CodeUseRow } from '../model/facts.ts';
import {
  anchorSpan,
  asText,
  itemsOf,
  keyOf,
  keySpan,
  nodeAt,
  parsePointer,
  pathOf,
  pointerOf,
  type SyntaxNode,
  valueAt,
} from '../syntax/tree.ts';
import { inProject, resolveTarget } from '../workspace/resolve.ts';
import { codesOfUse } from '../workspace/resolve-codes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { CodeHere } from './code-at.ts';
import { usesOfConcept } from './concept-at.ts';
import { documentsOf } from './lookup.ts';

/** A place where a code stands. */
export interface CodeOccurrence {
  readonly file: string;
  readonly root: number;
  readonly node: SyntaxNode;
  /** The code is the key that leads to the node. */
  readonly part: 'key' | 'value';
  /** In the list itself, as the code that it defines. */
  readonly declares: boolean;
}

/** All places of the project in which a code stands: in its list, in fields that refer to the list, and in tables of data that these describe. */
export function occurrencesOf(snapshot: Snapshot, file: string, here: CodeHere): CodeOccurrence[] {
  const { list, use } = here;
  const value = here.code?.value ?? here.value;
  const uri = here.code?.uri;
  if (!list) return use ? inUse(snapshot, use, value, undefined) : [];
  const out = inList(snapshot, list, value);
  for (const other of snapshot.facts.keys('files', 'file')) {
    if (!inProject(snapshot, file, other)) continue;
    for (const row of snapshot.facts.rows('codeUses', 'file', other)) {
      if (!codesOfUse(snapshot, row).includes(list)) continue;
      out.push(...inUse(snapshot, row, value, uri), ...inData(snapshot, row, value, uri));
    }
  }
  if (uri !== undefined)
    out.push(...usesOfConcept(snapshot, file, uri).map((one) => ({ ...one, part: 'value' as const, declares: false })));
  const seen = new Set<string>();
  return out.filter((one) => {
    const key = `${one.file} ${one.root} ${one.part} ${pointerOf(pathOf(one.node))}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The span of the code itself. */
export function spanOf({ node, part }: Pick<CodeOccurrence, 'node' | 'part'>): Span {
  return part === 'key' ? keySpan(node) : anchorSpan(node);
}

function inList(snapshot: Snapshot, list: CodesRow, value: string): CodeOccurrence[] {
  const { file, root } = list;
  const pointers = list.listed.filter((one) => one.value === value).map(({ pointer }) => pointer);
  const declared = pointers.flatMap((pointer) => placesAt(snapshot, { file, root, pointer }, value, true));
  const named = documentsOf(snapshot, file)
    .flatMap(({ lowered }) => lowered.standards.flatMap(({ codeLists }) => codeLists))
    .filter(({ document }) => document !== undefined && list.whole)
    .flatMap(({ codes }) => codes.flatMap(({ broader, replacedBy }) => [broader, replacedBy]))
    .flatMap((one): CodeOccurrence[] =>
      one?.value.trim() === value ? [{ file, root, node: one.node, part: 'value', declares: false }] : [],
    );
  return [...declared, ...named];
}

function inUse(snapshot: Snapshot, use: CodeUseRow, value: string, uri: string | undefined): CodeOccurrence[] {
  return [...use.codes, ...use.used]
    .filter((one) => one.value === value || one.value === uri)
    .flatMap(({ pointer }) => placesAt(snapshot, { ...use, pointer }, value, false));
}

/** The place of a code that a row gives by pointer. */
export function placesAt(
  snapshot: Snapshot,
  { file, root, pointer }: { readonly file: string; readonly root: number; readonly pointer: string },
  value: string,
  declares: boolean,
): CodeOccurrence[] {
  const node = nodeAt(snapshot.files.get(file)?.parsed.roots[root], parsePointer(pointer));
  if (!node) return [];
  const isKey = String(keyOf(node)?.value) === value && asText(node) !== value;
  return [{ file, root, node, part: isKey ? 'key' : 'value', declares }];
}

/** Cells of the tables that the field's document describes, in the column of the field. */
function inData(snapshot: Snapshot, use: CodeUseRow, value: string, uri: string | undefined): CodeOccurrence[] {
  return snapshot.facts.rows('references', 'file', use.file).flatMap((reference) => {
    const column = reference.columns?.find(({ pointer }) => `${pointer}/`.startsWith(`${use.pointer}/`));
    const place = column && resolveTarget(snapshot, use.file, reference.target);
    const table = place && snapshot.files.get(place.file)?.parsed;
    if (!column || !place || table?.source.language !== 'csv') return [];
    const name = table.header.map((cell) => String(cell.value)).find((header) => column.names.includes(header));
    if (name === undefined) return [];
    return itemsOf(table.roots[0]).flatMap((row): CodeOccurrence[] => {
      const node = valueAt(row, name);
      const text = asText(node)?.trim();
      return node && (text === value || (uri !== undefined && text === uri))
        ? [{ file: place.file, root: 0, node, part: 'value', declares: false }]
        : [];
    });
  });
}
