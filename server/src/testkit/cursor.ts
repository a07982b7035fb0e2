import { rules } from '../../generated/rules.ts';
import type { IsoDate } from '../base/iso-date.ts';
import { applyEdits } from '../base/text-edit.ts';
import { codeLenses, lensDetail } from '../ide/code-lenses.ts';
import { type Completion, complete } from '../ide/complete.ts';
import { definition } from '../ide/definition.ts';
import { hover } from '../ide/hover.ts';
import { references } from '../ide/references.ts';
import { prepareRename, rename } from '../ide/rename.ts';
import { type Snapshot, Workspace } from '../workspace/workspace.ts';
import { ROOT, schemas, sourceOf } from './memory.ts';

/** Where a fixture has its cursor: `$0` in one of its texts. */
export interface CursorFixture {
  readonly snapshot: Snapshot;
  readonly file: string;
  readonly offset: number;
  /** The text without the cursor. */
  readonly text: string;
}

function withCursor(files: Readonly<Record<string, string>>): CursorFixture {
  const workspace = new Workspace({ root: ROOT });
  let found: { file: string; offset: number; text: string } | undefined;
  for (const [path, marked] of Object.entries(files)) {
    const offset = marked.indexOf('$0');
    const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 2);
    if (offset >= 0) found = { file: `${ROOT}/${path}`, offset, text };
    workspace.apply({ kind: 'set', source: sourceOf(path, text) });
  }
  if (!found) throw new Error('the fixture has no cursor');
  return { snapshot: workspace.current, ...found };
}

/** What is offered, in the order in which it is. */
export function completionItems(files: Readonly<Record<string, string>>): Completion[] {
  const { snapshot, file, offset } = withCursor(files);
  const ids = rules.map((rule) => rule.id);
  return complete(snapshot, schemas, file, offset, ids).sort((one, other) => one.rank - other.rank);
}

/** The text after each completion was chosen, by its label. */
export function completions(files: Readonly<Record<string, string>>): Map<string, string> {
  const { text } = withCursor(files);
  return new Map(
    completionItems(files).map((item) => [
      item.label,
      text.slice(0, item.replace.start) + item.text + text.slice(item.replace.end),
    ]),
  );
}

export function hoverAt(files: Readonly<Record<string, string>>): string {
  const { snapshot, file, offset } = withCursor(files);
  return hover(snapshot, schemas, file, offset)?.markdown ?? '';
}

/** `file:text` of what is defined. */
export function definitionAt(files: Readonly<Record<string, string>>): string {
  const { snapshot, file, offset } = withCursor(files);
  const found = definition(snapshot, file, offset);
  if (!found) return '';
  const text = snapshot.files.get(found.file)?.parsed.source.text ?? '';
  return `${found.file.slice(ROOT.length + 1)}:${text.slice(found.span.start, found.span.end)}`;
}

/** `file:line:text` of each place where what is under the cursor is used, its declaration as well. Lines count from one. */
export function referencesAt(files: Readonly<Record<string, string>>): string[] {
  const { snapshot, file, offset } = withCursor(files);
  return references(snapshot, file, offset, true).map((found) => {
    const parsed = snapshot.files.get(found.file)?.parsed;
    const text = parsed?.source.text.slice(found.span.start, found.span.end) ?? '';
    return `${found.file.slice(ROOT.length + 1)}:${(parsed?.lines.lineOf(found.span.start) ?? 0) + 1}:${text}`;
  });
}

/** `line: title` of each code lens in a file. Lines count from one. */
export function lensesOf(files: Readonly<Record<string, string>>, path: string, today: IsoDate): string[] {
  const workspace = new Workspace({ root: ROOT });
  for (const [name, text] of Object.entries(files)) workspace.apply({ kind: 'set', source: sourceOf(name, text) });
  const snapshot = workspace.current;
  const file = `${ROOT}/${path}`;
  const { lines } = snapshot.files.get(file)?.parsed ?? {};
  return codeLenses(snapshot, file).map(
    (lens) => `${(lines?.lineOf(lens.span.start) ?? 0) + 1}: ${lensDetail(snapshot, file, lens, today)?.title}`,
  );
}

/** The files that change when what is under the cursor gets another name, as they are then; none where it cannot. */
export function renamedAt(files: Readonly<Record<string, string>>, to: string): Record<string, string> {
  const { snapshot, file, offset } = withCursor(files);
  if (!prepareRename(snapshot, file, offset)) return {};
  return Object.fromEntries(
    rename(snapshot, file, offset, to).map(({ file: path, edits }) => [
      path.slice(ROOT.length + 1),
      applyEdits(snapshot.files.get(path)?.parsed.source.text ?? '', edits),
    ]),
  );
}
