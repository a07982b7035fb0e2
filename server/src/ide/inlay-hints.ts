import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { treeEdit } from '../check/tree-edit.ts';
import { effectiveClassification } from '../model/effective.ts';
import type { Field } from '../model/entities.ts';
import { type FieldPrivacy, fieldPrivacy, inferredPrivacy } from '../model/inference/field-privacy.ts';
import { declareEdit, type MarkWriter } from '../rules/support/declare-personal.ts';
import { renderEdits } from '../syntax/edit.ts';
import type { FileState } from '../workspace/file-state.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { describeClassification, describePrivacy } from './describe.ts';
import { allFields } from './lookup.ts';
import { nameSpan } from './named-at.ts';
import { shortKind } from './privacy-words.ts';
import { sharedDetail, sharedHints } from './shared-hints.ts';
import { suggestionFor } from './suggestion.ts';

/** Which hints somebody wants to see. */
export interface HintSettings {
  /** What the schema suggests: all of it, only what is very likely, or nothing. */
  readonly inferred: 'all' | 'likely' | 'off';
  /** Marks that hold for a field and are written elsewhere. */
  readonly inherited: boolean;
}

export const ALL_HINTS: HintSettings = { inferred: 'all', inherited: true };

/** A mark that holds for a field, or may, and is not written at it. */
export interface InlayHint {
  /** UTF-16 offset behind the name of the field. */
  readonly at: number;
  readonly label: string;
  readonly about: 'personal data' | 'classification' | 'shared field';
}

/** What is asked for only when somebody looks at the hint. */
export interface HintDetail {
  /** Markdown. */
  readonly tooltip: string;
  /** What declares a suggestion at the field. */
  readonly edits: readonly TextEdit[];
}

/** The hints whose fields have their names within a span, in order of place. */
export function inlayHints(snapshot: Snapshot, path: string, span: Span, settings: HintSettings): InlayHint[] {
  const { languages } = snapshot.configurationOf(path);
  const named = fieldsNamedIn(snapshot.files.get(path), span);
  const shared = settings.inherited ? sharedHints(snapshot, path, span) : [];
  if (shared.length > 0) return shared;
  return named.flatMap(({ field, at }) => [
    ...privacyHint(field, languages, settings).map((label) => ({ at, label, about: 'personal data' as const })),
    ...classificationHint(field, settings).map((label) => ({ at, label, about: 'classification' as const })),
  ]);
}

export function hintDetail(snapshot: Snapshot, path: string, hint: Pick<InlayHint, 'at' | 'about'>): HintDetail {
  if (hint.about === 'shared field') return { tooltip: sharedDetail(snapshot, path, hint.at), edits: [] };
  const state = snapshot.files.get(path);
  const named = fieldsNamedIn(state, { start: hint.at, end: hint.at })[0];
  if (!state || !named) return { tooltip: '', edits: [] };
  const { field, root, writer } = named;
  if (hint.about === 'classification') return { tooltip: describeClassification(field), edits: [] };
  const { languages } = snapshot.configurationOf(path);
  const suggested = suggestionFor(field, languages);
  // Of what may be an organisation's nobody wants the mark at a double click.
  const edit = suggested && suggested.personal !== 'mixed' ? declareEdit(field, suggested, writer) : undefined;
  return {
    tooltip: describePrivacy(field, languages),
    edits: edit ? renderEdits(state.parsed, [treeEdit(edit, root)]) : [],
  };
}

function privacyHint(field: Field, languages: readonly string[], settings: HintSettings): string[] {
  if (field.marks.personalData) return [];
  const suggested = settings.inferred === 'off' ? undefined : suggestionFor(field, languages);
  if (suggested) {
    if (suggested.confidence === 'high') return [`${shortKind(suggested)} (inferred)`];
    if (settings.inferred !== 'all') return [];
    // Where little speaks for it, the kind is no more than a guess.
    return [`perhaps ${suggested.confidence === 'low' ? 'personal' : shortKind(suggested)}`];
  }
  // Whether it is personal is said by what a container holds, and by a mark of its own.
  if (!settings.inherited || field.fields.length > 0) return [];
  const privacy = fieldPrivacy(field, languages);
  return privacy.source === 'inherited' && isWorthSaying(field, privacy, languages)
    ? [`${shortKind(privacy)} (inherited)`]
    : [];
}

/** That a field holds nothing personal goes without saying, unless it looks as if it did. */
function isWorthSaying(field: Field, { personal }: FieldPrivacy, languages: readonly string[]): boolean {
  if (personal !== 'none') return true;
  const inferred = inferredPrivacy(field, languages);
  return inferred.personal !== 'none' && inferred.confidence !== 'low';
}

function classificationHint(field: Field, { inherited }: HintSettings): string[] {
  if (!inherited || field.marks.classification) return [];
  const found = effectiveClassification(field);
  return found ? [`${found.mark.value.value} (inherited)`] : [];
}

interface NamedField {
  readonly field: Field;
  readonly at: number;
  /** Index of the document. */
  readonly root: number;
  readonly writer: MarkWriter;
}

/** The fields by the places of their names. One that several entities share is spoken of once. */
function fieldsNamedIn(state: FileState | undefined, span: Span): NamedField[] {
  const found = new Map<number, NamedField>();
  for (const document of state?.documents ?? []) {
    const adapter = document.detection?.adapter;
    if (!state || !adapter) continue;
    for (const field of allFields(document)) {
      const { start, end } = nameSpan(field);
      if (end < span.start - FAR || start > span.end) continue;
      const at = field.nameAt.part === 'key' ? behindColon(state.parsed.source.text, end) : end;
      if (at < span.start || at > span.end || found.has(at)) continue;
      found.set(at, { field, at, root: document.index, writer: adapter });
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** A colon stands close behind its key. In UTF-16 units. */
const FAR = 8;

/** A hint between a key and its colon would tear them apart. */
function behindColon(text: string, end: number): number {
  const colon = /^[ \t]{0,4}:/.exec(text.slice(end, end + FAR));
  return end + (colon?.[0].length ?? 0);
}
