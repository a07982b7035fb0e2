import type { Span } from '../base/span.ts';
import { treeEdit } from '../check/tree-edit.ts';
import type { Field } from '../model/entities.ts';
import type { FieldRow, ReferenceRow } from '../model/facts.ts';
import { findField } from '../rules/support/join.ts';
import { isRenamable, renamedField } from '../rules/support/rename-field.ts';
import { renderEdits, type TreeEdit } from '../syntax/edit.ts';
import { asText, nodeAt, parsePointer, pathOf, pointerOf } from '../syntax/tree.ts';
import { inProject, resolveTarget } from '../workspace/resolve.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { FileEdit } from './code-actions.ts';
import { nodeAtOffset } from './code-at.ts';
import { spanOf } from './code-occurrences.ts';
import { fieldByPath } from './definition.ts';
import { agreementsAbout, fieldAt, type Mention, mentionsIn } from './field-mentions.ts';
import { documentsOf, queriesOf } from './lookup.ts';

export function prepareFieldRename(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { readonly span: Span; readonly value: string } | undefined {
  const found = nodeAtOffset(snapshot, file, offset);
  const here = found && fieldAt(snapshot, found.document, found.node, found.onKey);
  if (!found || !here || !isRenamable(here.field)) return undefined;
  return { span: spanOf({ node: found.node, part: found.onKey ? 'key' : 'value' }), value: here.field.name };
}

/** A field gets another name in its standard, in what refers to it there or from other files, and in every agreement that names it. */
export function renameField(snapshot: Snapshot, file: string, offset: number, to: string): FileEdit[] {
  const found = nodeAtOffset(snapshot, file, offset);
  const here = found && fieldAt(snapshot, found.document, found.node, found.onKey);
  const name = to.trim();
  if (!here || name === '' || name === here.field.name) return [];
  const { row, field } = here;
  const own = renamedField(field, name);
  if (!own) return [];
  const edits = new EditsByFile();
  for (const edit of own) edits.add(row.file, treeEdit(edit, row.root));
  for (const edit of referringWithin(snapshot, row, field, name)) edits.add(row.file, edit);
  for (const edit of referring(snapshot, row, field, name)) edits.add(edit.file, edit.edit);
  for (const agreement of agreementsAbout(snapshot, row)) {
    for (const mention of mentionsIn(snapshot, agreement)) {
      const value = renamedMention(snapshot, mention, row, field, name);
      if (value === undefined) continue;
      const { root, node, part } = mention;
      const path = pathOf(node);
      edits.add(
        mention.file,
        part === 'key' ? { op: 'rename', root, path, to: value } : { op: 'set', root, path, value },
      );
    }
  }
  return edits.rendered(snapshot);
}

/** Each place of a file is written once, whoever asks for it. */
class EditsByFile {
  readonly #edits = new Map<string, Map<string, TreeEdit>>();

  add(file: string, edit: TreeEdit): void {
    const own = this.#edits.get(file) ?? new Map<string, TreeEdit>();
    this.#edits.set(file, own);
    const key = edit.op === 'text' ? `${edit.start}` : `${edit.op} ${edit.root} ${pointerOf(edit.path)}`;
    if (!own.has(key)) own.set(key, edit);
  }

  rendered(snapshot: Snapshot): FileEdit[] {
    return [...this.#edits].flatMap(([file, edits]) => {
      const state = snapshot.files.get(file);
      return state ? [{ file, create: false, edits: renderEdits(state.parsed, [...edits.values()]) }] : [];
    });
  }
}

/** The name with the field's new one in it; undefined where it does not lead to the field, or through it. */
function renamedMention(
  snapshot: Snapshot,
  { name, standard }: Mention,
  row: FieldRow,
  field: Field,
  to: string,
): string | undefined {
  if (name === '*') return undefined;
  if (name.startsWith('/'))
    return field.nameAt.part === 'key' ? renamedPointer(name, row.pointer, field.name, to) : undefined;
  const facts = queriesOf(snapshot);
  const steps = name.split('.');
  for (let length = 1; length <= steps.length; length++) {
    const prefix = steps.slice(0, length).join('.');
    if (prefix !== field.name && !prefix.endsWith(`.${field.name}`)) continue;
    const found = findField(facts, standard, prefix);
    if (found.length !== 1 || found[0] !== row) continue;
    const renamed = prefix.slice(0, prefix.length - field.name.length) + to + name.slice(prefix.length);
    // A bare name that another field has as well would lead to both.
    const isTaken = length === 1 && findField(facts, standard, renamed).length > 0;
    return isTaken ? `${row.entity}.${row.path.slice(0, row.path.length - field.name.length)}${renamed}` : renamed;
  }
  return undefined;
}

function renamedPointer(written: string, to: string, name: string, newName: string): string | undefined {
  if (written !== to && !written.startsWith(`${to}/`)) return undefined;
  const tokens = written.split('/');
  const at = to.split('/').length - 1;
  if (parsePointer(`/${tokens[at]}`)[0] !== name) return undefined;
  tokens[at] = pointerOf([newName]).slice(1);
  return tokens.join('/');
}

/** References within a schema, which lead nowhere else and so are no facts. */
function* referringWithin(snapshot: Snapshot, row: FieldRow, field: Field, to: string): Generator<TreeEdit> {
  const stack = [documentsOf(snapshot, row.file)[row.root]?.root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'map') for (const { value } of node.entries) stack.push(value);
    else if (node.kind === 'seq') for (const item of node.items) stack.push(item);
    else if (node.slot === '$ref' && field.nameAt.part === 'key') {
      const text = asText(node);
      const renamed = text?.startsWith('#/') ? renamedPointer(text.slice(1), row.pointer, field.name, to) : undefined;
      if (renamed !== undefined) yield { op: 'set', root: row.root, path: pathOf(node), value: `#${renamed}` };
    }
  }
}

/** References to the field: by its name or its path from other tables and companions, by a pointer that leads to it or through it. */
function* referring(
  snapshot: Snapshot,
  row: FieldRow,
  field: Field,
  to: string,
): Generator<{ readonly file: string; readonly edit: TreeEdit }> {
  for (const file of snapshot.facts.keys('references', 'file')) {
    if (!inProject(snapshot, row.file, file)) continue;
    for (const reference of snapshot.facts.rows('references', 'file', file)) {
      const text = renamedReference(snapshot, reference, row, field, to);
      if (text === undefined) continue;
      const { root, pointer, part } = reference;
      const path = parsePointer(pointer);
      yield {
        file,
        edit: part === 'key' ? { op: 'rename', root, path, to: text } : { op: 'set', root, path, value: text },
      };
    }
  }
}

function renamedReference(
  snapshot: Snapshot,
  reference: ReferenceRow,
  row: FieldRow,
  field: Field,
  to: string,
): string | undefined {
  const { target, text, file, root, pointer } = reference;
  const { fragment } = target;
  if (fragment?.includes(field.name) !== true || !text.endsWith(fragment)) return undefined;
  const written = nodeAt(documentsOf(snapshot, file)[root]?.root, parsePointer(pointer));
  if (reference.part === 'value' && asText(written) !== text) return undefined;
  const before = text.slice(0, text.length - fragment.length);
  const place = resolveTarget(snapshot, file, target);
  if (fragment.startsWith('/')) {
    if (field.nameAt.part !== 'key' || place?.file !== row.file) return undefined;
    // The fragment counts from the part that has an address.
    const start = place.pointer.slice(0, place.pointer.length - fragment.length);
    const renamed = renamedPointer(place.pointer, row.pointer, field.name, to);
    return renamed === undefined ? undefined : before + renamed.slice(start.length);
  }
  const other =
    target.resource === undefined ? file : resolveTarget(snapshot, file, { ...target, fragment: undefined })?.file;
  if (other !== row.file || fieldByPath(snapshot, other, fragment).field !== row) return undefined;
  if (fragment !== field.name && !fragment.endsWith(`.${field.name}`)) return undefined;
  return text.slice(0, text.length - field.name.length) + to;
}
