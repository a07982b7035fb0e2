import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { treeEdit } from '../check/tree-edit.ts';
import type { Entity, Field } from '../model/entities.ts';
import { declareEdit, declareNoneEdit, declareTitle } from '../rules/support/declare-personal.ts';
import { renderEach, type TreeEdit } from '../syntax/edit.ts';
import { nodeAt, parsePointer, pathOf, pointerOf } from '../syntax/tree.ts';
import type { Document, FileState } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { declareEach, type ReviewedEdit, type Suggestion } from './declare-each.ts';
import { allFields } from './lookup.ts';
import { namedAt } from './named-at.ts';
import { fieldsIn, suggestionFor } from './suggestion.ts';

/** A change that writes marks at the fields of one file. */
export interface DeclareAction {
  readonly kind: 'declare' | 'declare-none' | 'declare-entity' | 'declare-file';
  readonly title: string;
  readonly file: string;
  /** The field that is declared not personal, so that somebody can be asked for the reason. */
  readonly target?: FieldTarget;
  /** Worked out only when it is wanted: an editor asks what may be done wherever the cursor goes. */
  readonly write: () => readonly ReviewedEdit[];
}

/** A field by its place, for a request that comes later. */
export interface FieldTarget {
  readonly root: number;
  readonly pointer: string;
  readonly name: string;
}

/** What may be declared where a span begins: the suggestion for the field named there, that it is none, and all those of its entity. */
export function declareActions(snapshot: Snapshot, file: string, { start }: Span): DeclareAction[] {
  const state = snapshot.files.get(file);
  const document = state && documentAt(state, start);
  if (!document) return [];
  const { languages } = snapshot.configurationOf(file);
  const named = namedAt(state, document, start);
  if (!named) return [];
  if (named.kind === 'entity') return ofEntity(state, document, named, languages);
  return [...ofField(state, document, named, languages), ...ofEntity(state, document, named.entity, languages)];
}

/** Everything that is suggested in a file, as one change. */
export function declareFile(snapshot: Snapshot, file: string): DeclareAction | undefined {
  const state = snapshot.files.get(file);
  const { languages } = snapshot.configurationOf(file);
  const found = (state?.documents ?? []).flatMap((document) =>
    suggestionsOf(allFields(document), languages).map((one) => ({ ...one, document })),
  );
  if (!state || found.length === 0) return undefined;
  return {
    kind: 'declare-file',
    title: `Declare all suggestions of this file (${fieldCount(found.length)})`,
    file,
    write: () => declareEach(state, found),
  };
}

/** The edit that declares a field not personal, with the reason that somebody gave. */
export function declareNone(snapshot: Snapshot, file: string, target: FieldTarget, reason: string): TextEdit[] {
  const state = snapshot.files.get(file);
  const document = state?.documents[target.root];
  const node = nodeAt(document?.root, parsePointer(target.pointer));
  const field = document && node && allFields(document).find((one) => one.node === node && one.name === target.name);
  return state && document && field ? noneEdits(state, document, field, reason) : [];
}

function ofField(state: FileState, document: Document, field: Field, languages: readonly string[]): DeclareAction[] {
  const privacy = suggestionFor(field, languages);
  const writer = document.detection?.adapter;
  if (!privacy || !writer) return [];
  const mark = declareEdit(field, privacy, writer);
  const none = declareNoneEdit(field, '', writer);
  return [
    ...(mark
      ? [
          {
            kind: 'declare' as const,
            title: declareTitle(privacy),
            file: state.path,
            write: () => rendered(state, [treeEdit(mark, document.index)]),
          },
        ]
      : []),
    ...(none
      ? [
          {
            kind: 'declare-none' as const,
            title: `Declare \`${field.name}\` not personal, because …`,
            file: state.path,
            target: { root: document.index, pointer: pointerOf(pathOf(field.node)), name: field.name },
            write: () => noneEdits(state, document, field, ''),
          },
        ]
      : []),
  ];
}

function noneEdits(state: FileState, document: Document, field: Field, reason: string): TextEdit[] {
  const writer = document.detection?.adapter;
  const edit = writer && declareNoneEdit(field, reason, writer);
  return edit ? rendered(state, [treeEdit(edit, document.index)]) : [];
}

function ofEntity(state: FileState, document: Document, entity: Entity, languages: readonly string[]): DeclareAction[] {
  const found = suggestionsOf(fieldsIn(entity), languages).map((one) => ({ ...one, document }));
  const [first] = found;
  const writer = document.detection?.adapter;
  if (!first || !writer || !declareEdit(first.field, first.privacy, writer)) return [];
  const name = entity.name === '' ? 'these fields' : `entity \`${entity.name}\``;
  return [
    {
      kind: 'declare-entity',
      title: `Classify ${name}: declare what is suggested (${fieldCount(found.length)})`,
      file: state.path,
      write: () => declareEach(state, found),
    },
  ];
}

/** What little speaks for is declared field by field, or not at all. */
function suggestionsOf(fields: readonly Field[], languages: readonly string[]): Suggestion[] {
  return fields.flatMap((field) => {
    const privacy = suggestionFor(field, languages);
    return privacy && privacy.confidence !== 'low' ? [{ field, privacy }] : [];
  });
}

function rendered(state: FileState, edits: readonly TreeEdit[]): TextEdit[] {
  return renderEach(state.parsed, edits).flatMap((edit) => edit ?? []);
}

function documentAt(state: FileState, offset: number): Document | undefined {
  return (
    state.documents.find(({ root }) => root.start <= offset && offset <= root.end) ??
    (state.documents.length === 1 ? state.documents[0] : undefined)
  );
}

function fieldCount(count: number): string {
  return `${count} ${count === 1 ? 'field' : 'fields'}`;
}
