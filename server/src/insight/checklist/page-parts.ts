import { escapeHtml } from '../escape-html.ts';
import type { ChecklistDocument } from './checklist-document.ts';
import { stateClass } from './checklist-filters.ts';
import { STATE_SIGNS, stateLabel } from './checklist-words.ts';
import type { Evidence, ItemState, Subject } from './report.ts';

/** The state with its sign, so that no colour is needed. */
export function badge(state: ItemState): string {
  return `<span class="state ${stateClass(state)}"><span aria-hidden="true">${STATE_SIGNS[state]}</span> ${stateLabel(state)}</span>`;
}

/** A picture of a score that is told in words beside it. */
export function bar(score: number | undefined): string {
  const width = Math.round((score ?? 0) * 1000) / 10;
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="8"></rect><rect class="full" width="${width}" height="8"></rect></svg>`;
}

/** Text of an author within a line of ours: its direction stays its own. */
export function inline(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** Keys and commands are written between backticks. */
export function withCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** A sentence of ours with names of authors in it. */
export function saying(text: string): string {
  return `<bdi>${withCode(text)}</bdi>`;
}

/** Long paths and identifiers break where their parts end. */
export function breakable(text: string): string {
  return escapeHtml(text.replace(/(?<=\w[._:/-])(?=\w)/g, BREAK)).replaceAll(BREAK, '<wbr>');
}

/** A private character that no font has; in the text of an author it becomes a place to break as well. */
const BREAK = '\u{f0000}';

/** Where something is written, for people and (in an editor) as the place to go to. */
export function placeOf(
  { report, shown, rangeOf }: ChecklistDocument,
  { file, span }: Pick<Evidence, 'file' | 'span'>,
): string {
  const path = shown(file);
  // The workspace comes last, and is a folder, which has no lines.
  if (report.subjects.at(-1)?.subject.file === file) return `<span class="at">${breakable(path)}</span>`;
  const line = rangeOf(file, span).start.line + 1;
  return `<span class="at" data-file="${escapeHtml(path)}" data-line="${line}">${breakable(path)}, line&nbsp;${line}</span>`;
}

export function subjectName(subject: Subject): string {
  return subject.kind === 'workspace' ? 'The workspace' : inline(subject.label);
}

/** The kind of a subject and where it is; of the workspace there is no more to say. */
export function subjectAt(document: ChecklistDocument, subject: Subject): string {
  if (subject.kind === 'workspace') return '';
  return `<span class="at">${subject.kind} ·</span> ${placeOf(document, subject)}`;
}

export function table(kind: string, caption: string, head: readonly string[], body: string): string {
  return `<div class="scroll" role="group" aria-label="${escapeHtml(`Table: ${caption}`)}" tabindex="0">
<table class="${kind}">
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>
${body}</table>
</div>
`;
}
