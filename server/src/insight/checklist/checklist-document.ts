import type { PublishedProgress } from '../../../generated/checklist-report.types.ts';
import type { Range, Span } from '../../base/span.ts';
import type { ChecklistReport } from './report.ts';

/** What those need who put a report of checklists into words. */
export interface ChecklistDocument {
  readonly report: ChecklistReport;
  readonly toolVersion: string;
  /** What has changed since an earlier report, where one was given. */
  readonly progress?: PublishedProgress | undefined;
  /** The path (or URI) to print. */
  shown(path: string): string;
  /** Zero-based lines, UTF-16 columns. */
  rangeOf(file: string, span: Span): Range;
}
