import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { renderEdits, type TreeEdit } from '../syntax/edit.ts';
import { asScalar, asText, pathOf } from '../syntax/tree.ts';
import type { FileState } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { FileEdit } from './code-actions.ts';
import { type CodeHere, codeAt, nodeAtOffset } from './code-at.ts';
import { type CodeOccurrence, occurrencesOf, spanOf } from './code-occurrences.ts';

/** What can be renamed at an offset: a code, with its span and its present value. */
export function prepareCodeRename(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { readonly span: Span; readonly value: string } | undefined {
  const found = renamable(snapshot, file, offset);
  return found && { span: spanOf(found.occurrence), value: found.value };
}

/** The edits that give a code another value, in its list and wherever it is used. Addresses of concepts stay: others refer to them. */
export function renameCode(snapshot: Snapshot, file: string, offset: number, to: string): FileEdit[] {
  const found = renamable(snapshot, file, offset);
  const name = to.trim();
  if (!found || name === '' || name === found.value) return [];
  const edits = new Map<string, TextEdit[]>();
  for (const occurrence of occurrencesOf(snapshot, file, found.here)) {
    const state = snapshot.files.get(occurrence.file);
    const made = state ? editsAt(state, occurrence, found.value, name) : [];
    if (made.length > 0) edits.set(occurrence.file, [...(edits.get(occurrence.file) ?? []), ...made]);
  }
  return [...edits].map(([path, list]) => ({ file: path, create: false, edits: list }));
}

function renamable(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { readonly here: CodeHere; readonly value: string; readonly occurrence: CodeOccurrence } | undefined {
  const found = nodeAtOffset(snapshot, file, offset);
  const here = found && codeAt(snapshot, file, found.document.index, found.node);
  if (!found || !here) return undefined;
  const value = here.code?.value ?? here.value;
  const all = occurrencesOf(snapshot, file, here);
  const occurrence = all.find((one) => one.file === file && one.node === found.node);
  // A code that is only the end of an address is renamed by whoever gives out the address.
  const declared = all.filter((one) => one.declares);
  if (!occurrence || (here.list && declared.length === 0) || declared.some((one) => !isWritten(one, value)))
    return undefined;
  return isWritten(occurrence, value) ? { here, value, occurrence } : undefined;
}

/** The text at the place is the code and nothing else, or a list of alternatives that has it. */
function isWritten({ node, part }: CodeOccurrence, value: string): boolean {
  if (part === 'key') return true;
  const written = asScalar(node)?.value;
  return String(written).trim() === value || (typeof written === 'string' && alternative(value).test(written));
}

function editsAt(state: FileState, occurrence: CodeOccurrence, from: string, to: string): TextEdit[] {
  const { node, root, part } = occurrence;
  if (state.parsed.source.language === 'csv') {
    const written = asText(node);
    return written?.trim() === from
      ? [{ span: { start: node.start, end: node.end }, text: cell(state, node.start, to) }]
      : [];
  }
  const path = pathOf(node);
  if (part === 'key') return renderEdits(state.parsed, [{ op: 'rename', root, path, to }]);
  const written = asScalar(node)?.value;
  const set = (value: string | number): TreeEdit[] => [{ op: 'set', root, path, value }];
  if (String(written).trim() === from)
    return renderEdits(state.parsed, set(typeof written === 'number' && /^(?:0|[1-9]\d*)$/.test(to) ? Number(to) : to));
  if (typeof written === 'string' && alternative(from).test(written))
    return renderEdits(state.parsed, set(written.replace(alternative(from), (_, before: string) => before + to)));
  return [];
}

/** The code as one of the alternatives of a regular expression. */
function alternative(code: string): RegExp {
  return new RegExp(`(^|[|(^:])${code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=$|[|)$])`);
}

/** A cell of a table, in quotes where it was or must be (RFC 4180). */
function cell(state: FileState, start: number, value: string): string {
  const quoted = state.parsed.source.text[start] === '"' || /[",;\t|\r\n]/.test(value);
  return quoted ? `"${value.replaceAll('"', '""')}"` : value;
}
