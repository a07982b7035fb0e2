import type { ChecklistReport, Subject } from './report.ts';

/** Names each subject within a report: its identifier where that is given once, else its file and place. */
export function subjectKeys(
  { subjects }: Pick<ChecklistReport, 'subjects'>,
  shown: (path: string) => string,
): ReadonlyMap<Subject, string> {
  const times = new Map<string, number>();
  for (const { subject } of subjects)
    if (subject.id !== undefined) times.set(subject.id, (times.get(subject.id) ?? 0) + 1);
  return new Map(
    subjects.map(({ subject }) => {
      if (subject.kind === 'workspace') return [subject, 'workspace'];
      if (subject.id !== undefined && times.get(subject.id) === 1) return [subject, subject.id];
      const document = subject.root > 0 ? `[${subject.root}]` : '';
      return [subject, `${shown(subject.file)}${document}#${subject.pointer}`];
    }),
  );
}
