import { FLOW_HEADINGS, mapLists } from '../../insight/map/map-lists.ts';
import { type MapReport, scopeOf, summaryOf } from '../../insight/map/map-report.ts';
import type { WrittenAt } from '../../insight/written-at.ts';
import { printable } from './code-frame.ts';

/** The map in words for a terminal. */
export function* mapText(report: MapReport): Generator<string> {
  const { ecosystem, broken, day, shown } = report;
  const { flows, sections } = mapLists(ecosystem);
  const place = ({ file, line }: WrittenAt): string => `${printable(shown(file))}:${line}`;
  yield `Map of the data ecosystem\nAs of ${day}: ${summaryOf(ecosystem)}.\n`;
  if (report.focus) yield `${printable(scopeOf(report))}\n`;
  if (broken.length > 0)
    yield `The syntax of these files is broken, so something may be missing: ${broken.map((path) => printable(shown(path))).join(', ')}.\n`;
  yield '\nFLOWS\n';
  if (flows.length === 0) yield '  No agreement among these files says who gives data to whom.\n';
  for (const { cells, agreement } of flows) {
    const [from = '', to = '', ...rest] = cells.map(printable);
    yield `\n  ${from} → ${to}\n`;
    for (const [index, cell] of rest.entries()) yield `    ${FLOW_HEADINGS[index + 2]}: ${cell}\n`;
    yield `    Written: ${place(agreement.at)}\n`;
  }
  for (const { title, none, entries } of sections) {
    yield `\n${title.toUpperCase()}\n`;
    if (entries.length === 0) yield `  ${none}\n`;
    for (const { heading, facts } of entries) {
      yield `\n  ${printable(heading)}\n`;
      for (const { term, lines } of facts)
        for (const { text, at } of lines) yield `    ${term}: ${printable(text)}${at ? ` (${place(at)})` : ''}\n`;
    }
  }
}
