import { isAddress } from '../base/address.ts';
import type { CodesRow, CodeUseRow, ListedCode } from '../model/facts.ts';
import { bundledListNamed, recognisedList } from '../model/vocabularies/bundled-lists.ts';
import { isRetiredCode } from '../model/vocabularies/code-status.ts';
import { asText, innermostAt, pathOf, pointerOf, type SyntaxNode } from '../syntax/tree.ts';
import { inProject } from '../workspace/resolve.ts';
import { codesOfUse } from '../workspace/resolve-codes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { conceptAt } from './concept-at.ts';
import { documentsOf } from './lookup.ts';

/** A code where it is written: in a list, or where a list is used. */
export interface CodeHere {
  readonly value: string;
  /** The list that it is of, and what that says of it; undefined where the codes are only written out at a field. */
  readonly list: CodesRow | undefined;
  readonly code: ListedCode | undefined;
  /** The field or the list that writes it out or uses it; undefined in a list of the workspace. */
  readonly use: CodeUseRow | undefined;
}

/** The node under an offset: a value, or the value of the key that is under it. */
export function nodeAtOffset(snapshot: Snapshot, file: string, offset: number) {
  const documents = documentsOf(snapshot, file);
  const document = documents.find((one) => one.root.start <= offset && offset <= one.root.end);
  if (!document) return undefined;
  const found = innermostAt(document.root, offset);
  const onKey = found.onKeyOf !== undefined;
  return { document, node: found.onKeyOf?.value ?? found.node, onKey };
}

/** The code that a node stands for. */
export function codeAt(snapshot: Snapshot, file: string, root: number, node: SyntaxNode): CodeHere | undefined {
  const pointer = pointerOf(pathOf(node));
  return (
    inList(snapshot, file, root, pointer, node) ??
    inUse(snapshot, file, root, pointer) ??
    conceptNamed(snapshot, file, root, node)
  );
}

function inList(
  snapshot: Snapshot,
  file: string,
  root: number,
  pointer: string,
  node: SyntaxNode,
): CodeHere | undefined {
  for (const list of snapshot.facts.rows('codes', 'file', file)) {
    if (list.root !== root) continue;
    const code = list.listed.find((one) => one.pointer === pointer);
    if (code && list.reference === undefined) return { value: code.value, list, code, use: undefined };
  }
  // A code that another of the list names: as more general, or as its successor.
  for (const standard of documentsOf(snapshot, file)[root]?.lowered.standards ?? []) {
    for (const { codes, document } of standard.codeLists) {
      const named =
        document && codes.flatMap(({ broader, replacedBy }) => [broader, replacedBy]).find((one) => one?.node === node);
      if (!named) continue;
      const lists = snapshot.facts.rows('codes', 'file', file);
      for (const list of lists) {
        const code = list.listed.find(({ value }) => value === named.value.trim());
        if (code) return { value: code.value, list, code, use: undefined };
      }
    }
  }
  return undefined;
}

function inUse(snapshot: Snapshot, file: string, root: number, pointer: string): CodeHere | undefined {
  for (const use of snapshot.facts.rows('codeUses', 'file', file)) {
    if (use.root !== root) continue;
    const own = use.codes.find((one) => one.pointer === pointer);
    const used = own ?? use.used.find((one) => one.pointer === pointer);
    if (!used) continue;
    for (const list of codesOfUse(snapshot, use)) {
      const code = find(list, used.value);
      if (code) return { value: used.value, list, code, use };
    }
    return {
      value: used.value,
      list: undefined,
      code: own ?? use.codes.find(({ value }) => value === used.value),
      use,
    };
  }
  return undefined;
}

function find(list: CodesRow, value: string): ListedCode | undefined {
  return list.listed.find((one) => one.value === value || one.uri === value);
}

/** The address of a concept that a list of the project describes, as it is written or in full. */
function conceptNamed(snapshot: Snapshot, file: string, root: number, node: SyntaxNode): CodeHere | undefined {
  const document = documentsOf(snapshot, file)[root];
  const text = asText(node);
  if (!document || text === undefined || !isAddress(text)) return undefined;
  for (const uri of new Set([text, conceptAt(document, node) ?? text])) {
    for (const row of snapshot.facts.rows('names', 'resource', uri)) {
      if (!inProject(snapshot, file, row.file)) continue;
      for (const list of snapshot.facts.rows('codes', 'file', row.file)) {
        const code = list.listed.find((one) => one.uri === uri);
        if (code) return { value: uri, list, code, use: undefined };
      }
    }
  }
  return undefined;
}

/** A code in Markdown: what it means, whether it is still in use, and of which list it is. */
export function describeCode({ value, list, code, use }: CodeHere): string {
  const published = use && !list ? publishedList(use) : undefined;
  const label = code?.label ?? published?.codeOf(value)?.label;
  const lines = [label === undefined ? '' : `\`${code?.value ?? value}\` – ${label}`];
  if (code?.definition !== undefined && code.definition !== label) lines.push(code.definition);
  if (code && isRetiredCode(code))
    lines.push(code.replacedBy === undefined ? '*Retired.*' : `*Retired.* Use \`${code.replacedBy}\` in its place.`);
  const from = list?.name ?? published?.title;
  if (lines.some((line) => line !== '') && from !== undefined && use) lines.push(`From ${from}`);
  return lines.filter((line) => line !== '').join('\n\n');
}

/** The published list that a reference names, or that the codes are. */
function publishedList(use: CodeUseRow) {
  return use.reference === undefined
    ? recognisedList(use.codes.map(({ value }) => value))
    : bundledListNamed(use.reference);
}
