import { FLOW_HEADINGS, mapLists } from '../../insight/map/map-lists.ts';
import { type MapReport, scopeOf, summaryOf } from '../../insight/map/map-report.ts';
import type { WrittenAt } from '../../insight/written-at.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** The map in words: a table of flows, and what is known of each organisation, agreement, standard and dataset. */
export function* mapMarkdown(report: MapReport): Generator<string> {
  const { ecosystem, broken, day, shown } = report;
  const { flows, sections } = mapLists(ecosystem);
  const place = ({ file, line }: WrittenAt): string => `${escapeMarkdown(shown(file))}:${line}`;
  yield `# Map of the data ecosystem\n\nAs of ${day}: ${summaryOf(ecosystem)}.\n`;
  if (report.focus) yield `\n${escapeMarkdown(scopeOf(report))}\n`;
  if (broken.length > 0)
    yield `\nThe syntax of these files is broken, so something may be missing: ${broken.map((path) => escapeMarkdown(shown(path))).join(', ')}.\n`;
  yield '\n## Flows\n\n';
  if (flows.length === 0) yield 'No agreement among these files says who gives data to whom.\n';
  else {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    yield row([...FLOW_HEADINGS, 'Written']);
    yield `|${[...FLOW_HEADINGS, ''].map(() => '---').join('|')}|\n`;
    for (const { cells, agreement } of flows) yield row([...cells.map(escapeMarkdown), place(agreement.at)]);
  }
  for (const { title, none, entries } of sections) {
    yield `\n## ${title}\n`;
    if (entries.length === 0) yield `\n${none}\n`;
    for (const { heading, facts } of entries) {
      yield `\n### ${escapeMarkdown(heading)}\n\n`;
      for (const { term, lines } of facts)
        for (const { text, at } of lines) yield `- ${term}: ${escapeMarkdown(text)}${at ? ` (${place(at)})` : ''}\n`;
    }
  }
}
