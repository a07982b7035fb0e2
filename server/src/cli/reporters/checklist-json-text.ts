import type { ChecklistDocument } from '../../insight/checklist/checklist-document.ts';
import { checklistJson } from '../../insight/checklist/checklist-json.ts';

/** `checklist --format json`, by schemas/checklist-report. */
export function* checklistJsonText(document: ChecklistDocument): Generator<string> {
  yield `${JSON.stringify(checklistJson(document), null, 2)}\n`;
}
