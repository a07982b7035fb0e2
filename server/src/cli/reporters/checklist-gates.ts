import { listOf } from '../../base/words.ts';
import type { ChecklistDocument } from '../../insight/checklist/checklist-document.ts';
import { placeText, subjectPlace } from '../../insight/checklist/checklist-places.ts';
import { GATE_WORDS } from '../../insight/checklist/checklist-words.ts';
import { gateObstacles } from '../../insight/checklist/gate-obstacles.ts';
import type { GateResult } from '../../insight/checklist/report.ts';

import type { Colors } from '../console.ts';
import { printable } from './code-frame.ts';

/** One line: open or not, and by which items. */
export function gateLine({ report }: ChecklistDocument, result: GateResult, colors: Colors): string {
  const { gate, state } = result;
  const word = GATE_WORDS[state];
  const items = gateObstacles(report, result).map(({ item }) => item?.id ?? 'the status');
  const why = state === 'closed' ? `kept closed by ${listOf(items, 'and')}` : '';
  return printable(`${gate.title.padEnd(13)}  ${word.padEnd(14)}  ${why}`.trimEnd()).replace(
    word,
    paint(state, colors)(word),
  );
}

/** The answer for a build: what keeps a gate closed, by item and place. */
export function* gateText(document: ChecklistDocument, result: GateResult, colors: Colors): Generator<string> {
  const { gate, state, missing } = result;
  const title = colors.bold(`Gate ${printable(gate.title)}`);
  if (state === 'none') {
    yield `${title}: nothing to ask, because there is no ${listOf(gate.asks, 'and').replace(' and ', ' or ')} among these files to which its items apply\n`;
    return;
  }
  yield `${title}: ${paint(state, colors)(GATE_WORDS[state])}${missing.length === 0 ? '' : `, and this keeps it closed:`}\n`;
  for (const { item, at } of gateObstacles(document.report, result)) {
    yield `  ${item ? printable(`${item.id} ${item.title}`) : 'Status'}\n`;
    for (const { subject, because, place } of at) {
      const where = subject.kind === 'workspace' ? subjectPlace(document, subject) : placeText(document, place);
      yield `    ${colors.bold(printable(where))}  ${printable(`${subject.label}: ${because}`)}\n`;
    }
    if (item) yield `    ${colors.dim(`do  ${printable(item.how)}`)}\n`;
  }
}

function paint(state: GateResult['state'], colors: Colors): (text: string) => string {
  return { open: colors.green, closed: colors.red, none: colors.dim }[state];
}
