import type { Span } from '../../base/span.ts';
import { listOf } from '../../base/words.ts';
import type { ChecklistDocument } from './checklist-document.ts';
import { counted } from './checklist-words.ts';
import type { ChecklistReport, ItemResult, Subject, WholeItem } from './report.ts';

/** `standards/claim.schema.json:12`, counted from one. */
export function placeText(
  { shown, rangeOf }: ChecklistDocument,
  { file, span }: { readonly file: string; readonly span: Span },
): string {
  return `${shown(file)}:${rangeOf(file, span).start.line + 1}`;
}

/** Of a subject: the workspace has no line. */
export function subjectPlace(document: ChecklistDocument, subject: Subject): string {
  return subject.kind === 'workspace' ? document.shown(subject.file) : placeText(document, subject);
}

/** Where to look first: at a finding, else at the head of the subject. */
export function resultPlace(
  document: ChecklistDocument,
  { subject, result }: { readonly subject: Subject; readonly result: ItemResult },
): string {
  const finding = result.evidence.find(({ kind }) => kind === 'finding');
  return finding ? placeText(document, finding) : subjectPlace(document, subject);
}

/** `2 standards and 1 agreement`. */
export function subjectsText({ subjects }: ChecklistReport): string {
  const kinds = (['standard', 'dataset', 'agreement'] as const).flatMap((kind) => {
    const count = subjects.filter(({ subject }) => subject.kind === kind).length;
    return count === 0 ? [] : [counted(count, kind)];
  });
  return kinds.length === 0 ? 'no standard, dataset or agreement' : listOf(kinds, 'and');
}

/** Subjects of which the same is said, said once. In order of the first. */
export function subjectsBySaying(
  subjects: WholeItem['subjects'],
): { readonly because: string; readonly state: WholeItem['state']; readonly of: WholeItem['subjects'] }[] {
  const groups = new Map<string, WholeItem['subjects'][number][]>();
  for (const one of subjects) {
    const key = `${one.result.state} ${one.result.because}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ because: first.result.because, state: first.result.state, of }] : [];
  });
}
