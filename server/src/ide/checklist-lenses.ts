import type { Span } from '../base/span.ts';
import { subjectsIn } from '../insight/checklist/subjects.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** A line above a standard, a dataset or an agreement that says how many items of the checklists it meets. */
export interface ChecklistLens {
  readonly span: Span;
  readonly root: number;
  /** RFC 6901. */
  readonly pointer: string;
}

/** Of a long list of datasets a count on each says little and takes long. */
const MOST_SUBJECTS = 50;

/** Where the lines stand; what they say is worked out when somebody sees them. */
export function checklistLenses(snapshot: Snapshot, file: string): ChecklistLens[] {
  const found = subjectsIn(snapshot, [file]).filter(({ subject }) => subject.file === file);
  if (found.length > MOST_SUBJECTS) return [];
  return found.map(({ subject: { span, root, pointer } }) => ({ span, root, pointer }));
}
