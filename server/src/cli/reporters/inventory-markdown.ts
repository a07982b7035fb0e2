import {
  classificationText,
  fieldName,
  GROUP_HEADINGS,
  groupCells,
  type InventoryReport,
  knownFrom,
  missingText,
  NOT_RECORDED,
  nameOfGroup,
  scopeText,
  sentence,
} from '../../insight/inventory-report.ts';
import { type Group, isPersonal, totalsOf } from '../../insight/inventory-totals.ts';
import type { RecordedTopic } from '../../insight/processing-record.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** A summary, and for each standard with personal data what is recorded about them and in which fields they are. */
export function* inventoryMarkdown(report: InventoryReport): Generator<string> {
  const { inventory, broken, day, shown } = report;
  const { all, standards, categories, specials, classifications } = totalsOf(inventory);
  yield `# Inventory of personal data\n\nAs of ${day}: ${sentence(all)}\n`;
  if (broken.length > 0)
    yield `\nThe syntax of these files is broken, so fields may be missing: ${broken.map((path) => escapeMarkdown(shown(path))).join(', ')}.\n`;
  const named = standards.map((group) => ({ ...group, name: nameOfGroup(group, standards, shown(group.file)) }));
  yield groupTable('By standard', 'Standard', named);
  yield groupTable('By category', 'Category', categories);
  yield groupTable('By special category', 'Special category', specials);
  yield groupTable('By classification', 'Classification', classifications);
  for (const standard of inventory) {
    const personal = standard.rows.flatMap((row, index) => {
      const field = standard.fields[index];
      return field && isPersonal(row) ? [{ row, field }] : [];
    });
    if (personal.length === 0) continue;
    const { topics, agreements } = report.recordOf(standard);
    yield `\n## ${escapeMarkdown(standard.standard.label)}\n\n${escapeMarkdown(shown(standard.file))}\n\n`;
    yield table(['', 'Recorded'], topics.map(topicLine));
    for (const { label, id, status, topics: terms } of agreements) {
      yield `\n### Shared under ${escapeMarkdown(label)}\n\n${[id, status].flatMap((part) => (part === undefined ? [] : [escapeMarkdown(part)])).join(', ')}\n\n`;
      yield table(['', 'Recorded'], terms.map(topicLine));
    }
    yield '\n### Fields with personal data\n\n';
    yield table(
      [
        'Field',
        'Line',
        'Identifies',
        'Special',
        'Category',
        'Known from',
        'Evidence',
        'Classification',
        'Shared under',
      ],
      personal.map(({ row, field }) => [
        fieldName(row),
        String(report.lineOf(field)),
        row.personal,
        row.special ?? '',
        row.category,
        knownFrom(row),
        row.evidence.join('; '),
        classificationText(row),
        row.sharedUnder.join(', '),
      ]),
    );
  }
}

function topicLine({ title, statements, missing }: RecordedTopic): string[] {
  const said = statements.map((statement) =>
    [statement.text, scopeText(statement)].filter((part) => part !== '').join(' '),
  );
  if (said.length === 0) return [title, NOT_RECORDED];
  return [title, [...said, ...(missing.length > 0 ? [missingText(missing)] : [])].join(' · ')];
}

function groupTable(title: string, heading: string, groups: readonly Group[]): string {
  if (groups.length === 0) return '';
  return `\n## ${title}\n\n${table(
    [heading, ...GROUP_HEADINGS],
    groups.map((group) => [group.name, ...groupCells(group)]),
  )}`;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  return `${row(head)}|${head.map(() => '---').join('|')}|\n${lines.map(row).join('')}`;
}
